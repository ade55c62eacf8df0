/**
 * A migration that server processes of the version before cannot serve with says so, and why, in its first line:
 * `-- not additive: …`. It waits until none of them is left.
 */
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { goneAfterMs } from "./gone-after";

/** Between two looks at who lives. */
const lookMs = 500;

/** What a migration's first line says; null when processes of the version before can serve with it. */
export const whyNotAdditive = (sql: string): string | null =>
  /^-- not additive: (\S.*)/.exec(sql)?.[1] ?? null;

/** id → when it was seen */
async function listed(client: pg.Client): Promise<Map<string, string>> {
  const table = await client.query<{ there: boolean }>(`SELECT to_regclass('"Node"') IS NOT NULL AS there`);
  if (!table.rows[0].there) return new Map();
  const { rows } = await client.query<{ id: string; seen: string }>(
    `SELECT id, "seenAt"::text AS seen FROM "Node" WHERE "seenAt" BETWEEN
      clock_timestamp() - $1 * interval '1 millisecond' AND clock_timestamp() + $1 * interval '1 millisecond'`,
    [goneAfterMs],
  );
  return new Map(rows.map(({ id, seen }) => [id, seen]));
}

/** Whether one serves: who was killed is listed for a while, and does not say again that it lives. */
async function someServe(client: pg.Client): Promise<boolean> {
  const before = await listed(client);
  for (let now = before; now.size > 0; now = await listed(client)) {
    if ([...now].some(([id, seen]) => before.get(id) !== seen)) return true;
    await pause(lookMs);
  }
  return false;
}

/** Why these migrations have to wait for processes that serve and could not afterwards; null when they need not. */
export async function whyWait(
  client: pg.Client,
  migrations: readonly { sql: string }[],
): Promise<string | null> {
  const why = migrations.flatMap(({ sql }) => whyNotAdditive(sql) ?? []).at(0) ?? null;
  return why !== null && (await someServe(client)) ? why : null;
}
