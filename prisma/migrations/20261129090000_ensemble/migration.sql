-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "ensemble" JSONB;
