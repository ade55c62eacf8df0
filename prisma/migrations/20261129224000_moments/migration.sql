-- CreateTable
CREATE TABLE "Moment" (
    "sessionId" TEXT NOT NULL,
    "sequence" SERIAL NOT NULL,
    "what" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Moment_pkey" PRIMARY KEY ("sessionId","sequence")
);

-- AddForeignKey
ALTER TABLE "Moment" ADD CONSTRAINT "Moment_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
