-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "spotlight" JSONB;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "unshown" BOOLEAN NOT NULL DEFAULT false;
