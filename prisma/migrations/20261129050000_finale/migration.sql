-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "finale" INTEGER NOT NULL DEFAULT 0;
