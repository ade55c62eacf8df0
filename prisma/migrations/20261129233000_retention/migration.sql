-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "expiryAnnouncedAt" TIMESTAMP(3),
ADD COLUMN     "keepDays" INTEGER;
