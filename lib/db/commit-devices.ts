/** Who devices are, stored as a commit of their session: every process that holds it learns of it in its turn. */
import { database, type Transaction } from "./client";
import { storeDevice, type Binding } from "./devices";
import { moment } from "./moment";
import { contentOf } from "./session-log";

/** Devices that are somebody else from now on, by hash; null for one that is nobody, and was what it was. */
export type Moved = Readonly<Record<string, Binding | null>>;

/** What is to be stored of devices, inside the commit's transaction. @returns which it moved; null for none */
export type DevicesWork = (transaction: Transaction) => Promise<Moved | null>;

export interface DevicesCommit {
  sessionId: string;
  /** the number of the commit that it was decided after */
  sequence: number;
  /** ms since the epoch */
  at: number;
  /** other processes may hold the session: the commit goes into its log */
  shared: boolean;
}

/**
 * Numbers the session's commit, does the work in its transaction, and logs what came of it.
 * @returns what the work did; stale when others were first, or the session is gone: then nothing is stored
 */
export function commitDevices(
  { sessionId, sequence, at, shared }: DevicesCommit,
  work: DevicesWork,
): Promise<{ moved: Moved | null } | "stale"> {
  return database().$transaction(async (transaction) => {
    const count = await transaction.$executeRaw`
      UPDATE "ClassSession" SET sequence = sequence + 1, "decidedAt" = ${moment(at)}::timestamp
      WHERE id = ${sessionId} AND sequence = ${sequence}`;
    if (count === 0) return "stale";
    const moved = await work(transaction);
    const content = contentOf({ at, changes: [], devices: moved ?? {} });
    if (shared)
      await transaction.$executeRaw`
        INSERT INTO "SessionDelta" ("sessionId", sequence, content) VALUES (${sessionId}, ${sequence + 1}, ${content})`;
    return { moved };
  });
}

/** The commonest work of it: one device is this from now on. */
export const storingDevice =
  (deviceHash: string, binding: Binding, at: number): DevicesWork =>
  async (transaction) => {
    await storeDevice(deviceHash, binding, at, transaction);
    return { [deviceHash]: binding };
  };
