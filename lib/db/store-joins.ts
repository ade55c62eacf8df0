/**
 * People who come in, in one statement of whoever runs it: a hall comes within a minute. The session's version grows by
 * them, each has a row, and the device on which each joined is bound to them; all is written, or nothing is.
 */
import type { SessionChange } from "@/lib/live/changes";
import { nameKey } from "@/lib/live/names";
import { executed, type Transaction } from "./client";
import { deviceLifetimeMs } from "./devices";
import { holdStatement, holdValues, type Held } from "./hold-session";
import { moment } from "./moment";

/** Somebody on their way into their row. */
export type JoinStored = Extract<SessionChange, { kind: "participant-joined" }>;

/** By what a new participant is known; written with the join. */
export interface Credentials {
  participantId: string;
  /** of the joining device */
  deviceHash: string;
  /** participants that the device has been before */
  was: readonly string[];
  personalCodeHash: string;
}

const joining = (rows: string): string => `, joined AS MATERIALIZED (
    SELECT * FROM held, jsonb_to_recordset(${rows}::jsonb) AS one (
      "participantId" text, name text, "nameKey" text, "studentNumber" text, simulated boolean, "joinedAt" timestamp, alias int,
      "personalCodeHash" text, "deviceHash" text, was text[], "expiresAt" timestamp)
  ), people AS (
    INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "studentNumber", simulated, "joinedAt", alias,
      "personalCodeHash")
    SELECT "participantId", session, name, "nameKey", "studentNumber", simulated, "joinedAt", alias, "personalCodeHash"
    FROM joined
  )
  INSERT INTO "ParticipantToken" ("tokenHash", "participantId", former, "createdAt", "expiresAt")
  SELECT "deviceHash", "participantId", was, "joinedAt", "expiresAt" FROM joined
  ON CONFLICT ("tokenHash") DO UPDATE SET
    "participantId" = excluded."participantId", former = excluded.former,
    "expiresAt" = excluded."expiresAt", "releasedAt" = NULL`;

/** Alone, the joins are the commit; inside a transaction its row is held already. */
const alone = `${holdStatement}${joining("$6")}`;
const inside = `WITH held AS (SELECT $1::text AS session)${joining("$2")}`;

function rowOf({ participant }: JoinStored, known: Credentials | undefined) {
  const { id: participantId, name, studentNumber, simulated, joinedAt, alias } = participant;
  if (!known) throw new Error(`no credentials for participant ${participantId}`);
  return {
    ...{ participantId, name, nameKey: nameKey(name), studentNumber, simulated, alias },
    joinedAt: moment(joinedAt),
    ...{ deviceHash: known.deviceHash, was: known.was, personalCodeHash: known.personalCodeHash },
    expiresAt: moment(joinedAt + deviceLifetimeMs),
  };
}

const rowsOf = (joined: readonly JoinStored[], credentials: ReadonlyMap<string, Credentials>): string =>
  JSON.stringify(joined.map((one) => rowOf(one, credentials.get(one.participant.id))));

/**
 * As a commit of its own.
 * @returns how many were stored: all, or none when others were first or the session is gone
 * @throws what the driver throws
 */
export const storeJoins = (
  held: Held,
  joined: readonly JoinStored[],
  credentials: ReadonlyMap<string, Credentials>,
): Promise<number> => executed("store-joins", alone, [...holdValues(held), rowsOf(joined, credentials)]);

/** As a part of a commit, whose transaction holds the session's row. */
export const storeJoinsInside = (
  transaction: Transaction,
  sessionId: string,
  joined: readonly JoinStored[],
  credentials: ReadonlyMap<string, Credentials>,
): Promise<number> => transaction.$executeRawUnsafe(inside, sessionId, rowsOf(joined, credentials));
