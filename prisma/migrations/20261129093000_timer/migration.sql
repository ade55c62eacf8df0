-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "timer" JSONB;
