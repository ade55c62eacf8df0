-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "numberRequired" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PlaceLink" (
    "tokenHash" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "keepDevices" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "PlaceLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "PlaceLink_participantId_createdAt_idx" ON "PlaceLink"("participantId", "createdAt");

-- AddForeignKey
ALTER TABLE "PlaceLink" ADD CONSTRAINT "PlaceLink_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
