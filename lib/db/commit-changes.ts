/** One transaction for what a batch of commands led to, guarded by the version that they were decided under. */
import { isWork, type Change, type WorkChange } from "@/lib/live/changes";
import { database, type Transaction } from "./client";
import { failureOf } from "./failure";
import { storeSessionChange, type Credentials, type StoreContext } from "./store-session-changes";
import { storeWork } from "./store-work";

export interface Commit {
  sessionId: string;
  /** the version that the first change was decided under */
  version: number;
  /** in the order in which they were decided */
  changes: readonly Change[];
  /** of every participant who joins */
  credentials?: readonly Credentials[];
}

/**
 * stored: all of it; otherwise nothing. stale: the session has changed since, reload and decide again;
 * taken: a key is in use, by what another process stored or for good; gone: the session is deleted.
 */
export type CommitResult = "stored" | "stale" | "taken" | "gone";

class NotStored extends Error {
  constructor(readonly reason: "stale" | "gone") {
    super(reason);
  }
}

/** Takes the session's row: for good when its version grows, shared when work is only appended. */
async function holdVersion(transaction: Transaction, { sessionId, version, changes }: Commit): Promise<void> {
  const bumps = changes.filter((change) => !isWork(change)).length;
  if (bumps > 0) {
    const { count } = await transaction.classSession.updateMany({
      where: { id: sessionId, version },
      data: { version: version + bumps },
    });
    if (count === 0) throw new NotStored("stale");
    return;
  }
  const rows = await transaction.$queryRaw<{ version: number }[]>`
    SELECT version FROM "ClassSession" WHERE id = ${sessionId} FOR SHARE`;
  if (rows.length === 0) throw new NotStored("gone");
  if (rows[0].version !== version) throw new NotStored("stale");
}

/** Neighbouring work of one kind is written at once. */
async function storeAll(transaction: Transaction, commit: Commit, context: StoreContext): Promise<void> {
  let { version } = commit;
  let waiting: WorkChange[] = [];
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await storeWork(transaction, batch[0].kind, batch, version);
  };
  for (const change of commit.changes) {
    if (!isWork(change)) {
      await flush();
      await storeSessionChange(transaction, change, context);
      version++;
      continue;
    }
    if (waiting.length > 0 && waiting[0].kind !== change.kind) await flush();
    waiting.push(change);
  }
  await flush();
}

/**
 * Stores all changes or none.
 * @throws what the database throws when it is unavailable; then it is unknown whether they are stored
 */
export async function commitChanges(commit: Commit): Promise<CommitResult> {
  if (commit.changes.length === 0) return "stored";
  const credentials = new Map((commit.credentials ?? []).map((one) => [one.participantId, one]));
  const store = async (transaction: Transaction) => {
    await holdVersion(transaction, commit);
    await storeAll(transaction, commit, { sessionId: commit.sessionId, credentials });
  };
  try {
    await database().$transaction(store, { maxWait: 5_000, timeout: 15_000 });
    return "stored";
  } catch (error) {
    if (error instanceof NotStored) return error.reason;
    const failure = failureOf(error);
    if (failure === "conflict") return "taken";
    if (failure === "missing") return "gone";
    throw error;
  }
}
