-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "replacedBefore" TEXT[] DEFAULT ARRAY[]::TEXT[];
