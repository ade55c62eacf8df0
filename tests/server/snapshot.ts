// What is stored, in one value: equal snapshots mean that nothing changed.
import pg from "pg";

const tables = [
  ...["ClassSession", "Participant", "ParticipantToken", "Submission", "Draft", "Revision"],
  ...[
    "Evidence",
    "Attempt",
    "Notebook",
    "Mark",
    "Hand",
    "QuickCheck",
    "Snapshot",
    "Vote",
    "Instructor",
    "SignIn",
    "Invitation",
    "Identity",
  ],
];

/** Table → rows and a hash of them all. */
export async function snapshot(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ seen: string }>(
      // when a sign-in was seen last is told by the clock, and by no request in particular
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(row, '|' ORDER BY row), '')) AS seen
       FROM (SELECT (to_jsonb(t) - 'seenAt')::text AS row FROM "${table}" t) AS rows`,
    );
    found[table] = rows[0].seen;
  }
  await client.end();
  return found;
}

/** The rows of one query. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql, values);
  await client.end();
  return rows;
}
