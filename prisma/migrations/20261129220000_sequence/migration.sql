-- Every commit of a session is numbered, so that another server process knows what it has not seen.
ALTER TABLE "ClassSession" ADD COLUMN "sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ClassSession" ADD COLUMN "decidedAt" TIMESTAMP(3);

-- What the last minute's commits were. A crash of the database empties it, and whoever misses a number reads the session anew.
CREATE UNLOGGED TABLE "SessionDelta" (
    "sessionId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SessionDelta_pkey" PRIMARY KEY ("sessionId","sequence")
);

-- AddForeignKey
ALTER TABLE "SessionDelta" ADD CONSTRAINT "SessionDelta_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who came first is what the database says, also of those who came in one moment.
CREATE SEQUENCE "Participant_arrival_seq" AS INTEGER;
ALTER TABLE "Participant" ADD COLUMN "arrival" INTEGER;
UPDATE "Participant" p SET "arrival" = o.place
FROM (SELECT id, row_number() OVER (ORDER BY "joinedAt", ctid) AS place FROM "Participant") o WHERE o.id = p.id;
SELECT setval('"Participant_arrival_seq"', (SELECT count(*) FROM "Participant") + 1, false);
ALTER TABLE "Participant" ALTER COLUMN "arrival" SET DEFAULT nextval('"Participant_arrival_seq"');
ALTER TABLE "Participant" ALTER COLUMN "arrival" SET NOT NULL;
ALTER SEQUENCE "Participant_arrival_seq" OWNED BY "Participant"."arrival";

-- Whoever changes a session past the processes that hold it, as an invitation that is taken does, raises its version: that is a commit as well.
CREATE FUNCTION "number_commit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sequence" := OLD."sequence" + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER "ClassSession_number_commit" BEFORE UPDATE ON "ClassSession"
FOR EACH ROW WHEN (NEW."version" <> OLD."version" AND NEW."sequence" = OLD."sequence")
EXECUTE FUNCTION "number_commit"();
