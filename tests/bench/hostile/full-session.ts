// A session of almost a thousand with late work at its bounds, written straight into the database.
import pg from "pg";
import { nanoid } from "nanoid";

/** leaves places for those who come to attack */
const people = 990;

/** Fills a session: everybody with late runs, late answers and late attempts. @param each of each kind, of one person */
export async function fillSession(databaseUrl: string, sessionId: string, each: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash")
       SELECT $2 || '-' || n, $1, 'Somebody ' || n, 'somebody ' || n, $2 || ' hash ' || n FROM generate_series(1, $3::int) n`,
      [sessionId, nanoid(), people],
    );
    const all = `FROM "Participant" p, generate_series(1, $2::int) n WHERE p."sessionId" = $1`;
    await client.query(
      `INSERT INTO "Submission" ("participantId", id, config, weights, "weightsHash", curve, epochs, engine, parameters,
         network, "publicCorrect", "privateCorrect", "hiddenPoints", eligible, late, "judgedVersion")
       SELECT p.id, 'run-' || n, '{}', '\\x00000000', md5(p.id || n), '[]', 1, 'plain', 503, '2→100→3',
         (random() * 1500)::int, (random() * 1500)::int, 1500, true, true, 1 ${all}`,
      [sessionId, each],
    );
    await client.query(
      `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind, late)
       SELECT p.id, 'revision-' || n, 'activations', repeat('x', 400), 'submitted', true ${all}`,
      [sessionId, each],
    );
    await client.query(
      `INSERT INTO "Attempt" ("participantId", id, "exerciseId", source, verdict, passed, late)
       SELECT p.id, 'attempt-' || n, 'a-column', 'c = 1', json_build_object('attemptId', 'attempt-' || n,
         'exerciseId', 'a-column', 'passed', false, 'stage', 'value', 'message', repeat('x', 200),
         'printed', repeat('x', 200), 'late', true), false, true ${all}`,
      [sessionId, each],
    );
  } finally {
    await client.end();
  }
}
