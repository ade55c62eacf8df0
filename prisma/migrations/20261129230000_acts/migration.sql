-- CreateTable
CREATE TABLE "Act" (
    "id" SERIAL NOT NULL,
    "sessionId" TEXT,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "target" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Act_sessionId_id_idx" ON "Act"("sessionId", "id");

-- CreateIndex
CREATE INDEX "Act_at_idx" ON "Act"("at");

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
