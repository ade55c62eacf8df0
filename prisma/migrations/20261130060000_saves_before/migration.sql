-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "savesBefore" JSONB NOT NULL DEFAULT '[]';
