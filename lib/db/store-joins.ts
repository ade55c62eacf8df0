/**
 * People who come in, in one statement of whoever runs it: a hall comes within a minute. The session's version grows by
 * them, each has a row, and the device on which each joined is bound to them; all is written, or nothing is.
 */
import type { SessionChange } from "@/lib/live/changes";
import { nameKey } from "@/lib/live/names";
import { deviceLifetimeMs } from "./devices";
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

/** Runs a statement. @returns how many rows it wrote */
export type Execute = (name: string, text: string, values: unknown[]) => Promise<number>;

const statement = `
  WITH held AS (
    UPDATE "ClassSession" SET version = version + $3::int WHERE id = $1 AND version = $2::int RETURNING id
  ), joined AS MATERIALIZED (
    SELECT * FROM held, jsonb_to_recordset($4::jsonb) AS one (
      "participantId" text, name text, "nameKey" text, "studentNumber" text, simulated boolean, "joinedAt" timestamp, alias int,
      "personalCodeHash" text, "deviceHash" text, was text[], "expiresAt" timestamp)
  ), people AS (
    INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "studentNumber", simulated, "joinedAt", alias,
      "personalCodeHash")
    SELECT "participantId", id, name, "nameKey", "studentNumber", simulated, "joinedAt", alias, "personalCodeHash"
    FROM joined
  )
  INSERT INTO "ParticipantToken" ("tokenHash", "participantId", former, "createdAt", "expiresAt")
  SELECT "deviceHash", "participantId", was, "joinedAt", "expiresAt" FROM joined
  ON CONFLICT ("tokenHash") DO UPDATE SET
    "participantId" = excluded."participantId", former = excluded.former,
    "expiresAt" = excluded."expiresAt", "releasedAt" = NULL`;

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

/**
 * @param version the session's version that they were decided under, and by how much it grows
 * @returns how many were stored: all, or none when the session has another version or is gone
 * @throws what the database throws
 */
export function storeJoins(
  execute: Execute,
  { sessionId, version, grows }: { sessionId: string; version: number; grows: number },
  joined: readonly JoinStored[],
  credentials: ReadonlyMap<string, Credentials>,
): Promise<number> {
  const rows = joined.map((one) => rowOf(one, credentials.get(one.participant.id)));
  return execute("store-joins", statement, [sessionId, version, grows, JSON.stringify(rows)]);
}
