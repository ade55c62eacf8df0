-- AlterTable
ALTER TABLE "QuickCheck" ADD COLUMN     "outcome" DOUBLE PRECISION,
ADD COLUMN     "predicts" BOOLEAN NOT NULL DEFAULT false;
