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
    "Moment",
    "Vote",
    "Instructor",
    "SignIn",
    "Invitation",
    "Identity",
    "PasswordLink",
    "ErasedParticipant",
    "ErasedDevice",
  ],
];

/** Sign-ins that are over are swept away at any time. */
const kept = (table: string): string =>
  table === "SignIn" ? `WHERE "revokedAt" IS NULL AND "expiresAt" > now() AT TIME ZONE 'UTC'` : "";

/** Table → rows and a hash of them all. */
export async function snapshot(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ seen: string }>(
      // when a sign-in was seen last is told by the clock, and by no request in particular
      `SELECT count(*) || ' ' || md5(coalesce(string_agg(row, '|' ORDER BY row), '')) AS seen
       FROM (SELECT (to_jsonb(t) - 'seenAt')::text AS row FROM "${table}" t ${kept(table)}) AS rows`,
    );
    found[table] = rows[0].seen;
  }
  await client.end();
  return found;
}

/** Every row of every table, as text. */
export async function everything(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const texts: string[] = [];
  for (const { name } of found.rows) {
    const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    texts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  await client.end();
  return texts.join("\n");
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
