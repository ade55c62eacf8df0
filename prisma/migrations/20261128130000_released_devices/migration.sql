-- AlterTable
ALTER TABLE "ParticipantToken" ADD COLUMN     "former" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "releasedAt" TIMESTAMP(3);
