-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "draftsAsked" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "replaced" TEXT;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "countedBy" TEXT;

-- What was saved after its session's end is late; when an activity closed before, nobody wrote down.
UPDATE "Draft" SET "late" = true FROM "Participant" p JOIN "ClassSession" s ON s."id" = p."sessionId"
WHERE p."id" = "Draft"."participantId" AND "Draft"."updatedAt" > s."endedAt";
