-- CreateTable
CREATE TABLE "QuickCheck" (
    "sessionId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "options" JSONB,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "round" INTEGER NOT NULL,
    "open" BOOLEAN NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "QuickCheck_pkey" PRIMARY KEY ("sessionId","id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "participantId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("participantId","checkId","round")
);

-- AddForeignKey
ALTER TABLE "QuickCheck" ADD CONSTRAINT "QuickCheck_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
