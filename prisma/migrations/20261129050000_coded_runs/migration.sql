-- A run may be trained by a program of its owner's, which is kept beside it.
ALTER TABLE "Submission" ADD COLUMN "source" TEXT;
ALTER TABLE "Submission" ADD COLUMN "coded" BOOLEAN NOT NULL DEFAULT false;
