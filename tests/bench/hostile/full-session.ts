// A session of almost a thousand with late work, up to its quotas, written straight into the database.
import pg from "pg";
import { nanoid } from "nanoid";
import { questionIds } from "@/lib/content/questions";
import { pieceLimits, quotas } from "@/lib/contract/quotas";

/** leaves places for those who come to attack */
const people = 990;

const questions = questionIds.slice(0, quotas.revisions.number / pieceLimits.revisionsPerQuestion);

/** Fills a session: everybody with late runs, late answers and late attempts. @param share of each quota's number */
export async function fillSession(databaseUrl: string, sessionId: string, share: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const each = (kind: "runs" | "revisions" | "attempts") => Math.round(share * quotas[kind].number);
  try {
    await client.query(
      `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash")
       SELECT $2 || '-' || n, $1, 'Somebody ' || n, 'somebody ' || n, $2 || ' hash ' || n FROM generate_series(1, $3::int) n`,
      [sessionId, nanoid(16), people],
    );
    const all = `FROM "Participant" p, generate_series(1, $2::int) n WHERE p."sessionId" = $1`;
    await client.query(
      `INSERT INTO "Submission" ("participantId", id, config, weights, "weightsHash", curve, epochs, engine, parameters,
         network, "publicCorrect", "privateCorrect", "hiddenPoints", eligible, late, "judgedVersion", bytes)
       SELECT p.id, rpad('run-' || n, 21, '_'), '{}', '\\x00000000', encode(sha256((p.id || n)::bytea), 'hex'), '[]', 1,
         'plain', 503, '2→100→3', (random() * 1500)::int, (random() * 1500)::int, 1500, true, true, 1, 20000 ${all}`,
      [sessionId, each("runs")],
    );
    await client.query(
      `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind, late, bytes)
       SELECT p.id, rpad('revision-' || n, 21, '_'), ($3::text[])[1 + n % ${questions.length}], repeat('x', 400), 'submitted',
         true, 400 ${all}`,
      [sessionId, each("revisions"), questions],
    );
    await client.query(
      `INSERT INTO "Attempt" ("participantId", id, "exerciseId", source, verdict, passed, late, bytes)
       SELECT p.id, rpad('attempt-' || n, 21, '_'), 'a-column', 'c = 1', json_build_object('attemptId',
         'attempt-' || n, 'exerciseId', 'a-column', 'passed', false, 'stage', 'value', 'message', repeat('x', 200),
         'printed', repeat('x', 200), 'late', true), false, true, 400 ${all}`,
      [sessionId, each("attempts")],
    );
    // what the database would do later, while something is measured
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
