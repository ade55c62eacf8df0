-- AlterTable
ALTER TABLE "Notebook" DROP CONSTRAINT "Notebook_pkey",
ADD COLUMN     "copies" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'notebook',
ADD COLUMN     "saves" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "Notebook_pkey" PRIMARY KEY ("participantId", "kind");
