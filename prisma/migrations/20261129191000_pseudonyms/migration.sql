-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "alias" INTEGER NOT NULL DEFAULT 0;

-- those who are in have one of the 4,096 each, in no order that is known; 1,597 and 4,096 have no common factor
UPDATE "Participant" p SET "alias" = (n.place * 1597) % 4096
FROM (
  SELECT id, row_number() OVER (PARTITION BY "sessionId" ORDER BY random()) AS place FROM "Participant"
) n
WHERE n.id = p.id;
