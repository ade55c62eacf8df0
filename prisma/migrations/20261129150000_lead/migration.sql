-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "lead" JSONB NOT NULL DEFAULT '{}';
