-- CreateEnum
CREATE TYPE "SessionStatus" AS ENUM ('draft', 'open', 'ended', 'released');

-- CreateEnum
CREATE TYPE "BoardMode" AS ENUM ('hidden', 'live', 'frozen', 'revealed');

-- CreateTable
CREATE TABLE "Instructor" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "Instructor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "instructorId" TEXT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" TEXT NOT NULL,
    "instructorId" TEXT NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "inviterId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassSession" (
    "id" TEXT NOT NULL,
    "instructorId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "screenKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" "SessionStatus" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 0,
    "joinLocked" BOOLEAN NOT NULL DEFAULT false,
    "boardMode" "BoardMode" NOT NULL DEFAULT 'live',
    "frozenAt" TIMESTAMP(3),
    "activities" JSONB NOT NULL,
    "dataset" JSONB NOT NULL,
    "lesson" JSONB NOT NULL DEFAULT '{}',
    "secretSeed" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "releasedAt" TIMESTAMP(3),

    CONSTRAINT "ClassSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "studentNumber" TEXT,
    "personalCodeHash" TEXT NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "joinedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParticipantToken" (
    "tokenHash" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ParticipantToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Submission" (
    "participantId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sequence" SERIAL NOT NULL,
    "config" JSONB NOT NULL,
    "weights" BYTEA NOT NULL,
    "weightsHash" TEXT NOT NULL,
    "curve" JSONB NOT NULL,
    "epochs" DOUBLE PRECISION NOT NULL,
    "engine" TEXT NOT NULL,
    "parameters" INTEGER NOT NULL,
    "network" TEXT NOT NULL,
    "claimedAccuracy" DOUBLE PRECISION,
    "publicCorrect" INTEGER NOT NULL,
    "privateCorrect" INTEGER NOT NULL,
    "hiddenPoints" INTEGER NOT NULL,
    "eligible" BOOLEAN NOT NULL,
    "late" BOOLEAN NOT NULL,
    "admittedAt" TIMESTAMP(3),
    "judgedVersion" INTEGER NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("participantId","id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "participantId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "saveId" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("participantId","questionId")
);

-- CreateTable
CREATE TABLE "Revision" (
    "participantId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "late" BOOLEAN NOT NULL DEFAULT false,
    "admittedAt" TIMESTAMP(3),
    "sequence" SERIAL NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("participantId","id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "participantId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "prediction" TEXT,
    "runs" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("participantId","id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "participantId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verdict" JSONB NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "admittedAt" TIMESTAMP(3),
    "sequence" SERIAL NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("participantId","id")
);

-- CreateTable
CREATE TABLE "Notebook" (
    "participantId" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "saveId" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notebook_pkey" PRIMARY KEY ("participantId")
);

-- CreateTable
CREATE TABLE "Mark" (
    "participantId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "rubric" JSONB NOT NULL DEFAULT '[]',
    "points" DOUBLE PRECISION,
    "comment" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("participantId","itemId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Instructor_email_key" ON "Instructor"("email");

-- CreateIndex
CREATE INDEX "Identity_instructorId_idx" ON "Identity"("instructorId");

-- CreateIndex
CREATE INDEX "SignIn_instructorId_idx" ON "SignIn"("instructorId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ClassSession_code_key" ON "ClassSession"("code");

-- CreateIndex
CREATE UNIQUE INDEX "ClassSession_screenKey_key" ON "ClassSession"("screenKey");

-- CreateIndex
CREATE INDEX "ClassSession_instructorId_createdAt_idx" ON "ClassSession"("instructorId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_personalCodeHash_key" ON "Participant"("personalCodeHash");

-- CreateIndex
CREATE INDEX "Participant_sessionId_joinedAt_idx" ON "Participant"("sessionId", "joinedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_sessionId_nameKey_key" ON "Participant"("sessionId", "nameKey");

-- CreateIndex
CREATE INDEX "ParticipantToken_participantId_idx" ON "ParticipantToken"("participantId");

-- CreateIndex
CREATE INDEX "Submission_weightsHash_idx" ON "Submission"("weightsHash");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_sequence_key" ON "Submission"("sequence");

-- CreateIndex
CREATE INDEX "Revision_participantId_questionId_idx" ON "Revision"("participantId", "questionId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_sequence_key" ON "Revision"("sequence");

-- CreateIndex
CREATE INDEX "Attempt_participantId_exerciseId_idx" ON "Attempt"("participantId", "exerciseId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_sequence_key" ON "Attempt"("sequence");

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_instructorId_fkey" FOREIGN KEY ("instructorId") REFERENCES "Instructor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_instructorId_fkey" FOREIGN KEY ("instructorId") REFERENCES "Instructor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES "Instructor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassSession" ADD CONSTRAINT "ClassSession_instructorId_fkey" FOREIGN KEY ("instructorId") REFERENCES "Instructor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipantToken" ADD CONSTRAINT "ParticipantToken_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notebook" ADD CONSTRAINT "Notebook_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
