/** One transaction for what a batch of commands led to, guarded by the version that they were decided under. */
import { isWork, type Change } from "@/lib/live/changes";
import { database, executed, type Transaction } from "./client";
import { failureOf } from "./failure";
import { NotStored } from "./not-stored";
import { findSession } from "./session-state";
import { storeJoins, type Credentials, type Execute } from "./store-joins";
import { storeMoment } from "./store-moment";
import { storeRuns } from "./store-runs";
import { storeSessionChange } from "./store-session-changes";
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

/** By how much a commit lets the version grow. */
const bumpsOf = (changes: readonly Change[]): number => changes.filter((change) => !isWork(change)).length;

/** Takes the session's row: for good when its version grows, shared when work is only appended. */
async function holdVersion(transaction: Transaction, { sessionId, version, changes }: Commit): Promise<void> {
  const bumps = bumpsOf(changes);
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

const credentialsOf = ({ credentials = [] }: Commit): ReadonlyMap<string, Credentials> =>
  new Map(credentials.map((one) => [one.participantId, one]));

/** Neighbours that are written at once: work of one kind, people who come in. */
function groupsOf(changes: readonly Change[]): [Change, ...Change[]][] {
  const groups: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const together = isWork(change) || change.kind === "participant-joined";
    if (together && group?.[0].kind === change.kind) group.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** @param version the session's own where the group begins */
async function storeGroup(
  transaction: Transaction,
  group: [Change, ...Change[]],
  version: number,
  commit: Commit,
) {
  const [first] = group;
  if (isWork(first)) return storeWork(transaction, first.kind, group.filter(isWork), version);
  if (first.kind !== "participant-joined") {
    await storeSessionChange(transaction, first, commit.sessionId);
    return storeMoment(transaction, first, commit.sessionId);
  }
  const inside: Execute = (_, text, values) => transaction.$executeRawUnsafe(text, ...values);
  const joins = group.filter((change) => change.kind === "participant-joined");
  // the row is held, and its version is what it will be
  const held = { sessionId: commit.sessionId, version: commit.version + bumpsOf(commit.changes), grows: 0 };
  await storeJoins(inside, held, joins, credentialsOf(commit));
}

async function storeInTransaction(commit: Commit): Promise<CommitResult> {
  const store = async (transaction: Transaction) => {
    await holdVersion(transaction, commit);
    let { version } = commit;
    for (const group of groupsOf(commit.changes)) {
      await storeGroup(transaction, group, version, commit);
      version += bumpsOf(group);
    }
  };
  await database().$transaction(store, { maxWait: 5_000, timeout: 15_000 });
  return "stored";
}

/** In one statement, which is its own transaction; null for changes that take several. */
function storeAlone(commit: Commit): Promise<number> | null {
  const { sessionId, version, changes } = commit;
  const runs = changes.filter((change) => change.kind === "run-stored");
  if (runs.length === changes.length) return storeRuns(sessionId, version, runs);
  const joins = changes.filter((change) => change.kind === "participant-joined");
  if (joins.length < changes.length) return null;
  return storeJoins(executed, { sessionId, version, grows: joins.length }, joins, credentialsOf(commit));
}

async function store(commit: Commit): Promise<CommitResult> {
  const alone = storeAlone(commit);
  if (alone === null) return storeInTransaction(commit);
  if ((await alone) > 0) return "stored";
  return (await findSession({ id: commit.sessionId })) ? "stale" : "gone";
}

/**
 * Stores all changes or none.
 * @throws what the database throws when it is unavailable; then it is unknown whether they are stored
 */
export async function commitChanges(commit: Commit): Promise<CommitResult> {
  if (commit.changes.length === 0) return "stored";
  try {
    return await store(commit);
  } catch (error) {
    if (error instanceof NotStored) return error.reason;
    const failure = failureOf(error);
    if (failure === "conflict") return "taken";
    if (failure === "missing") return "gone";
    throw error;
  }
}
