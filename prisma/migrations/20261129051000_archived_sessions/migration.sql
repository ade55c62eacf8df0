-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "archivedAt" TIMESTAMP(3);
