-- CreateTable
CREATE TABLE "Hand" (
    "participantId" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "raisedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "reply" TEXT,
    "shown" BOOLEAN NOT NULL,

    CONSTRAINT "Hand_pkey" PRIMARY KEY ("participantId")
);

-- AddForeignKey
ALTER TABLE "Hand" ADD CONSTRAINT "Hand_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
