-- AlterTable
ALTER TABLE "Mark" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- What was stored before counts as the first version: who knew nothing of it must not replace it.
UPDATE "Notebook" SET "version" = 1 WHERE "version" = 0;
