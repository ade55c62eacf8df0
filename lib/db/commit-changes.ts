/** One transaction for what a batch of commands led to, guarded by the number of the commit that they were decided after. */
import { isWork, type Change } from "@/lib/live/changes";
import { loggedOf } from "@/lib/live/logged";
import { database, type Transaction } from "./client";
import type { Binding } from "./devices";
import { failureOf } from "./failure";
import { holdStatement, holdValues, type Held } from "./hold-session";
import { NotStored } from "./not-stored";
import { commitsAfterIn, contentOf, type Missed } from "./session-log";
import { findSession } from "./session-state";
import { storeJoins, storeJoinsInside, type Credentials } from "./store-joins";
import { storeMoment } from "./store-moment";
import { storeRuns } from "./store-runs";
import { storeSessionChange } from "./store-session-changes";
import { storeWork } from "./store-work";

export interface Commit {
  sessionId: string;
  /** the number of the commit that the first change was decided after, and the version that stood then */
  sequence: number;
  version: number;
  /** when they were decided, ms since the epoch */
  at: number;
  /** in the order in which they were decided */
  changes: readonly Change[];
  /** of every participant who joins */
  credentials?: readonly Credentials[];
  /** other processes may hold the session: the commit goes into its log */
  shared?: boolean;
}

/**
 * stored: all of it; otherwise nothing. stale: others were first, learn of theirs and decide again;
 * taken: a key is in use, by what another process stored or for good; gone: the session is deleted.
 */
export type CommitResult = "stored" | "stale" | "taken" | "gone";

/** By how much a commit lets the version grow. */
const bumpsOf = (changes: readonly Change[]): number => changes.filter((change) => !isWork(change)).length;

const credentialsOf = ({ credentials = [] }: Commit): ReadonlyMap<string, Credentials> =>
  new Map(credentials.map((one) => [one.participantId, one]));

/** Who the devices are on which people join. */
const devicesOf = ({ credentials = [] }: Commit): Record<string, Binding> =>
  Object.fromEntries(
    credentials.map(({ participantId, deviceHash, was }) => [deviceHash, { participantId, was }]),
  );

function heldFor(commit: Commit): Held {
  const { sessionId, sequence, at, changes, shared } = commit;
  const log = shared ? contentOf({ at, changes: changes.map(loggedOf), devices: devicesOf(commit) }) : null;
  return { sessionId, sequence, at, log, grows: bumpsOf(changes) };
}

/** Takes the session's row until the transaction ends. */
async function hold(transaction: Transaction, held: Held): Promise<void> {
  const rows = await transaction.$queryRawUnsafe<unknown[]>(
    `${holdStatement} SELECT version FROM held`,
    ...holdValues(held),
  );
  if (rows.length === 0) throw new NotStored("stale");
}

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
    return storeMoment(transaction, first, commit);
  }
  const joins = group.filter((change) => change.kind === "participant-joined");
  return storeJoinsInside(transaction, commit.sessionId, joins, credentialsOf(commit));
}

async function storeInside(transaction: Transaction, commit: Commit): Promise<void> {
  await hold(transaction, heldFor(commit));
  let { version } = commit;
  for (const group of groupsOf(commit.changes)) {
    await storeGroup(transaction, group, version, commit);
    version += bumpsOf(group);
  }
}

/** How long a commit waits for a connection, and how long it may take. */
const patience = { maxWait: 5_000, timeout: 15_000 };

async function storeInTransaction(commit: Commit): Promise<CommitResult> {
  await database().$transaction((transaction) => storeInside(transaction, commit), patience);
  return "stored";
}

/** In one statement, which is its own transaction; null for changes that take several. */
function storeAlone(commit: Commit): Promise<number> | null {
  const { changes } = commit;
  const runs = changes.filter((change) => change.kind === "run-stored");
  if (runs.length === changes.length) return storeRuns(heldFor(commit), runs);
  const joins = changes.filter((change) => change.kind === "participant-joined");
  if (joins.length < changes.length) return null;
  return storeJoins(heldFor(commit), joins, credentialsOf(commit));
}

async function store(commit: Commit): Promise<CommitResult> {
  const alone = storeAlone(commit);
  if (alone === null) return storeInTransaction(commit);
  return (await alone) > 0 ? "stored" : "stale";
}

/** What became of it when storing failed. */
function resultOf(error: unknown): CommitResult {
  if (error instanceof NotStored) return error.reason;
  const failure = failureOf(error);
  if (failure === "conflict") return "taken";
  if (failure === "missing") return "gone";
  throw error;
}

/**
 * Stores all changes or none.
 * @throws what the database throws when it is unavailable; then it is unknown whether they are stored
 */
export async function commitChanges(commit: Commit): Promise<CommitResult> {
  if (commit.changes.length === 0) return "stored";
  try {
    const result = await store(commit);
    if (result === "stored") return result;
    return (await findSession({ id: commit.sessionId })) ? result : "gone";
  } catch (error) {
    const result = resultOf(error);
    if (result !== "stale") return result;
    return (await findSession({ id: commit.sessionId })) ? result : "gone";
  }
}

/**
 * The same where others keep being first: the session's row is held first, and what was missed comes to `decide`, which
 * decides anew. Nobody is ever first in between.
 * @param decide null when there is nothing to store; what was missed is committed, whatever becomes of the rest, and
 * what its transaction reads of the session stays so until it ends
 */
export async function commitInTurn(
  sessionId: string,
  sequence: number,
  decide: (missed: Missed, transaction: Transaction) => Promise<Commit | null>,
): Promise<CommitResult> {
  const inside = async (transaction: Transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM "ClassSession" WHERE id = ${sessionId} FOR UPDATE`;
    const commit = await decide(await commitsAfterIn(transaction, sessionId, sequence), transaction);
    if (commit && commit.changes.length > 0) await storeInside(transaction, commit);
    return "stored" as const;
  };
  try {
    return await database().$transaction(inside, patience);
  } catch (error) {
    return resultOf(error);
  }
}
