/** The server processes that serve now, and the database's clock, on which they agree. */
import { executed, selected } from "./client";
import { goneAfterMs } from "./gone-after";

/** What a node says of itself. */
export interface NodeCard {
  id: string;
  /** of the sources that it runs */
  build: string;
  /** of what nodes tell each other */
  protocol: number;
  /** tells whether two nodes have the same secrets, and nothing else */
  secrets: string;
}

export interface LiveNode extends NodeCard {
  /** ms since the epoch by the database's clock */
  startedAt: number;
  seenAt: number;
}

export interface Beat {
  /** ms since the epoch by the database's clock, while the statement ran */
  databaseNow: number;
  startedAt: number;
  others: LiveNode[];
}

interface Row extends Record<string, unknown> {
  now: string;
  began: string;
  id: string | null;
  build: string;
  protocol: number;
  secrets: string;
  started: string;
  seen: string;
}

// The own row first, then those of others that nobody else is removing: two that come back at once never wait for each other.
// One that was seen in time to come was there before the clock was set back: who lives says so by the new clock.
const beatText = `
  WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
  own AS (
    INSERT INTO "Node" (id, build, protocol, secrets, "startedAt", "seenAt")
    SELECT $1, $2, $3, $4, now, now FROM moment
    ON CONFLICT (id) DO UPDATE SET "seenAt" = excluded."seenAt"
    RETURNING id, "startedAt"
  ),
  gone AS (
    SELECT n.id FROM own, moment, "Node" n
    WHERE n.id <> own.id AND n."seenAt" NOT BETWEEN moment.now - $5 * interval '1 millisecond'
      AND moment.now + $5 * interval '1 millisecond'
    FOR UPDATE OF n SKIP LOCKED
  ),
  swept AS (DELETE FROM "Node" WHERE id IN (SELECT id FROM gone))
  SELECT extract(epoch FROM moment.now) * 1000 AS now, extract(epoch FROM own."startedAt") * 1000 AS began,
    n.id, n.build, n.protocol, n.secrets,
    extract(epoch FROM n."startedAt") * 1000 AS started, extract(epoch FROM n."seenAt") * 1000 AS seen
  FROM moment CROSS JOIN own
  LEFT JOIN "Node" n ON n.id <> own.id AND n."seenAt" BETWEEN moment.now - $5 * interval '1 millisecond'
    AND moment.now + $5 * interval '1 millisecond'`;

/** Says that a node lives, sweeps those that do not, and tells who else does. One statement. */
export async function beat({ id, build, protocol, secrets }: NodeCard): Promise<Beat> {
  const values = [id, build, protocol, secrets, goneAfterMs];
  const rows = await selected<Row>("node-beat", beatText, values);
  const others = rows.flatMap((row) =>
    row.id === null
      ? []
      : [
          {
            ...{ id: row.id, build: row.build, protocol: row.protocol, secrets: row.secrets },
            ...{ startedAt: Number(row.started), seenAt: Number(row.seen) },
          },
        ],
  );
  return { databaseNow: Number(rows[0].now), startedAt: Number(rows[0].began), others };
}

/** Takes a node's row away, when it ends in order. */
export async function removeNode(id: string): Promise<void> {
  await executed("node-removed", 'DELETE FROM "Node" WHERE id = $1', [id]);
}
