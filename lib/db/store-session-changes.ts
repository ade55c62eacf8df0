/** How each change of the session itself is written. */
import { activityStatesSchema } from "@/lib/contract/views";
import type { SessionChange } from "@/lib/live/changes";
import { nameKey } from "@/lib/live/names";
import { bindingExpiry } from "./devices";
import { json, type Transaction } from "./client";
import { storedJson } from "./stored-json";

/** By what a new participant is known; written with the join. */
export interface Credentials {
  participantId: string;
  /** of the joining device */
  deviceHash: string;
  personalCodeHash: string;
}

export interface StoreContext {
  sessionId: string;
  credentials: ReadonlyMap<string, Credentials>;
}

type Store<Kind extends SessionChange["kind"]> = (
  transaction: Transaction,
  change: Extract<SessionChange, { kind: Kind }>,
  context: StoreContext,
) => Promise<unknown>;

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** The key of a removed participant carries the id, so that the name is free; a name has no line break. */
const keyOf = (name: string, id: string, removed: boolean): string =>
  removed ? `${nameKey(name)}\n${id}` : nameKey(name);

async function storeJoin(
  transaction: Transaction,
  { participant }: Extract<SessionChange, { kind: "participant-joined" }>,
  { sessionId, credentials }: StoreContext,
): Promise<void> {
  const { id, name, studentNumber, simulated, joinedAt } = participant;
  const known = credentials.get(id);
  if (!known) throw new Error(`no credentials for participant ${id}`);
  await transaction.participant.create({
    data: {
      ...{ id, sessionId, name, studentNumber, simulated },
      nameKey: keyOf(name, id, false),
      personalCodeHash: known.personalCodeHash,
      joinedAt: new Date(joinedAt),
      tokens: { create: { tokenHash: known.deviceHash, expiresAt: bindingExpiry(joinedAt) } },
    },
  });
}

async function storeRename(transaction: Transaction, id: string, name: string): Promise<void> {
  const { removedAt } = await transaction.participant.findUniqueOrThrow({ where: { id } });
  await transaction.participant.update({
    where: { id },
    data: { name, nameKey: keyOf(name, id, removedAt !== null) },
  });
}

async function storeRemoval(transaction: Transaction, id: string, at: number): Promise<void> {
  const { name } = await transaction.participant.findUniqueOrThrow({ where: { id } });
  await transaction.participant.update({
    where: { id },
    data: { removedAt: new Date(at), nameKey: keyOf(name, id, true) },
  });
}

async function storeActivity(
  transaction: Transaction,
  { activity, state }: Extract<SessionChange, { kind: "activity-set" }>,
  { sessionId: id }: StoreContext,
): Promise<void> {
  const row = await transaction.classSession.findUniqueOrThrow({
    where: { id },
    select: { activities: true },
  });
  const before = storedJson(activityStatesSchema, row.activities, `session ${id}`);
  const activities = { ...before, [activity]: state };
  await transaction.classSession.update({ where: { id }, data: { activities: json(activities) } });
}

async function storeAdmission(
  transaction: Transaction,
  { item, participantId, id, at }: Extract<SessionChange, { kind: "admitted" }>,
): Promise<void> {
  const admission = {
    where: { participantId_id: { participantId, id } },
    data: { admittedAt: date(at) },
  };
  if (item === "run") await transaction.submission.update(admission);
  else if (item === "answer") await transaction.revision.update(admission);
  else await transaction.attempt.update(admission);
}

const setting =
  <Kind extends SessionChange["kind"]>(
    data: (
      change: Extract<SessionChange, { kind: Kind }>,
    ) => Parameters<Transaction["classSession"]["update"]>[0]["data"],
  ): Store<Kind> =>
  (transaction, change, { sessionId }) =>
    transaction.classSession.update({ where: { id: sessionId }, data: data(change) });

const stores: { [Kind in SessionChange["kind"]]: Store<Kind> } = {
  "session-opened": setting(({ at }) => ({ status: "open", openedAt: new Date(at) })),
  "session-ended": setting(({ at }) => ({ status: "ended", endedAt: new Date(at) })),
  "session-reopened": setting(() => ({ status: "open", endedAt: null })),
  "session-released": setting(({ at }) => ({
    status: at === null ? "ended" : "released",
    releasedAt: date(at),
  })),
  "session-renamed": setting(({ title, language }) => ({ title, language })),
  "activity-set": storeActivity,
  "join-locked": setting(({ locked }) => ({ joinLocked: locked })),
  "board-set": setting(({ mode, frozenAt }) => ({ boardMode: mode, frozenAt: date(frozenAt) })),
  "participant-joined": storeJoin,
  "participant-renamed": (transaction, { participantId, name }) =>
    storeRename(transaction, participantId, name),
  "participant-removed": (transaction, { participantId, at }) => storeRemoval(transaction, participantId, at),
  "participant-restored": (transaction, { participantId, name }) =>
    transaction.participant.update({
      where: { id: participantId },
      data: { removedAt: null, name, nameKey: keyOf(name, participantId, false) },
    }),
  admitted: storeAdmission,
};

/** Writes one change of the session inside its transaction. */
export async function storeSessionChange<Kind extends SessionChange["kind"]>(
  transaction: Transaction,
  change: Extract<SessionChange, { kind: Kind }>,
  context: StoreContext,
): Promise<void> {
  await stores[change.kind as Kind](transaction, change, context);
}
