-- CreateTable
CREATE TABLE "ErasedParticipant" (
    "participantId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "erasedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ErasedParticipant_pkey" PRIMARY KEY ("participantId")
);

-- CreateTable
CREATE TABLE "ErasedDevice" (
    "tokenHash" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ErasedDevice_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "ErasedParticipant_sessionId_idx" ON "ErasedParticipant"("sessionId");

-- CreateIndex
CREATE INDEX "ErasedDevice_participantId_idx" ON "ErasedDevice"("participantId");

-- AddForeignKey
ALTER TABLE "ErasedParticipant" ADD CONSTRAINT "ErasedParticipant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ErasedDevice" ADD CONSTRAINT "ErasedDevice_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "ErasedParticipant"("participantId") ON DELETE CASCADE ON UPDATE CASCADE;
