-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Notebook" ADD COLUMN     "bytes" INTEGER NOT NULL DEFAULT 0;

-- What was stored before counts, too, by nearly the same measure.
UPDATE "Submission" SET "bytes" = octet_length("weights") + 40 * jsonb_array_length("curve") + octet_length("config"::text);
UPDATE "Revision" SET "bytes" = octet_length("text") + 24 * jsonb_array_length("evidence");
UPDATE "Evidence" SET "bytes" = octet_length("title") + octet_length(coalesce("prediction", '')) + octet_length("runs"::text);
UPDATE "Attempt" SET "bytes" = octet_length("source") + octet_length("verdict"::text);
UPDATE "Notebook" SET "bytes" = octet_length("cells"::text);
