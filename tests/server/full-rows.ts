// Rows as they stand when participants have stored as much as they may: written at once, not through the door.
import pg from "pg";
import { questionIds } from "@/lib/content/questions";
import { exercises } from "@/lib/content/exercises";
import { pieceLimits, quotas } from "@/lib/contract/quotas";
import { wireLimits } from "@/lib/contract/protocol";
import type { Config } from "@/lib/spiral/config";

const questions = questionIds.slice(0, quotas.revisions.number / pieceLimits.revisionsPerQuestion);

/** An id of a kind, unlike any other of its participant. */
const id = (kind: string): string => `rpad('${kind}' || n || '-', 21, '_')`;

/** Text of its own. */
const text = (characters: number): string =>
  `left(repeat(md5(p.id || n), ${Math.ceil(characters / 32)}), ${characters})`;

/** Everything of a session's participants at its number, half of it late. */
const inserts: string[] = [
  `INSERT INTO "Submission" ("participantId", id, config, weights, "weightsHash", curve, epochs, engine, parameters,
     network, "publicCorrect", "privateCorrect", "hiddenPoints", eligible, late, "judgedVersion", bytes)
   SELECT p.id, ${id("run")}, $2::jsonb, decode(md5(p.id || n), 'hex'), encode(sha256((p.id || n)::bytea), 'hex'), '[]', 1,
     'wasm', 100 + n, '2→' || n || '→3', 900 + n % 500, 900 + n % 500, 1500, true, n % 2 = 0, 1, 20000
   FROM members p, generate_series(1, ${quotas.runs.number}) n`,
  `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind, late, bytes)
   SELECT p.id, ${id("answer")}, ($2::text[])[1 + n % ${questions.length}], ${text(wireLimits.answerCharacters)},
     'submitted', n % 2 = 0, 10000
   FROM members p, generate_series(1, ${quotas.revisions.number}) n`,
  `INSERT INTO "Evidence" ("participantId", id, "questionId", title, runs, bytes)
   SELECT p.id, ${id("evidence")}, ($2::text[])[1 + n % ${questions.length}], 'evidence ' || n,
     jsonb_build_array(${text(70_000)}), 70000
   FROM members p, generate_series(1, ${quotas.evidence.number}) n`,
  `INSERT INTO "Attempt" ("participantId", id, "exerciseId", source, verdict, passed, late, bytes)
   SELECT p.id, ${id("attempt")}, ($2::text[])[1 + n % ${exercises.length}], ${text(6_000)},
     jsonb_build_object('attemptId', ${id("attempt")}, 'exerciseId', 'a-column', 'passed', false, 'stage', 'value',
       'message', jsonb_build_object('zh', ${text(500)}, 'en', ${text(500)}), 'printed', ${text(400)}, 'late', false),
     false, n % 2 = 0, 8000
   FROM members p, generate_series(1, ${quotas.attempts.number}) n`,
  `INSERT INTO "Notebook" ("participantId", cells, "saveId", bytes)
   SELECT p.id, jsonb_build_array(${text(200_000)}), rpad('save', 21, '_'), 450000 FROM members p, generate_series(1, 1) n`,
];

/** Fills every participant of the session. */
export async function fillQuotas(url: string, sessionId: string, config: Config): Promise<void> {
  const second = [JSON.stringify(config), questions, questions, exercises.map((one) => one.id), null];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [at, insert] of inserts.entries()) {
    const members = `WITH members AS (SELECT id FROM "Participant" WHERE "sessionId" = $1) `;
    await client.query(members + insert, second[at] === null ? [sessionId] : [sessionId, second[at]]);
  }
  await client.end();
}

/** More participants than have joined through the door. */
export async function addMembers(url: string, sessionId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash")
     SELECT rpad(left($1, 12) || n, 21, '-'), $1, 'Student ' || n, 'student ' || n, md5($1 || n)
     FROM generate_series(1, $2::int) n`,
    [sessionId, count],
  );
  await client.end();
}
