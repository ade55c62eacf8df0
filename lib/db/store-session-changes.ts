/** How each change of the session itself is written, but for those who come in. */
import { activityStatesSchema } from "@/lib/contract/views";
import type { SessionChange } from "@/lib/live/changes";
import { nameKey } from "@/lib/live/names";
import { json, type Transaction } from "./client";
import { Prisma } from "./generated/client";
import { NotStored } from "./not-stored";
import { storeActs } from "./acts";
import { storeErasure } from "./erasure";
import { endPlaceLinks } from "./place-links";
import { endInvitationsTo } from "./staff";
import { storedJson } from "./stored-json";

/** Any of them; joins are stored many at a time. */
export type SingleChange = Exclude<SessionChange, { kind: "participant-joined" }>;

type Store<Kind extends SingleChange["kind"]> = (
  transaction: Transaction,
  change: Extract<SingleChange, { kind: Kind }>,
  sessionId: string,
) => Promise<unknown>;

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** The key of a removed participant carries the id, so that the name is free; a name has no line break. */
const keyOf = (name: string, id: string, removed: boolean): string =>
  removed ? `${nameKey(name)}\n${id}` : nameKey(name);

async function storeRename(transaction: Transaction, id: string, name: string): Promise<void> {
  const { removedAt } = await transaction.participant.findUniqueOrThrow({ where: { id } });
  await transaction.participant.update({
    where: { id },
    data: { name, nameKey: keyOf(name, id, removedAt !== null) },
  });
}

/** As many as there are in two statements. The keys are those of keyOf. */
async function storeRemoval(transaction: Transaction, ids: string[], at: number | null): Promise<void> {
  await transaction.participant.updateMany({ where: { id: { in: ids } }, data: { removedAt: date(at) } });
  if (at === null)
    await transaction.$executeRaw`
      UPDATE "Participant" SET "nameKey" = split_part("nameKey", E'\n', 1) WHERE id = ANY(${ids})`;
  else
    await transaction.$executeRaw`
      UPDATE "Participant" SET "nameKey" = "nameKey" || E'\n' || id WHERE id = ANY(${ids})`;
}

async function storeActivity(
  transaction: Transaction,
  { activity, state }: Extract<SessionChange, { kind: "activity-set" }>,
  id: string,
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

/**
 * They stand among the submissions, with who made them so. A class's drafts are thousands of pages: they are copied where
 * they lie, each if it is still the one that was counted.
 */
async function storeCounted(
  transaction: Transaction,
  { drafts, at, by }: Extract<SessionChange, { kind: "drafts-counted" }>,
): Promise<void> {
  const copied = await transaction.$executeRaw`
    INSERT INTO "Revision" ("participantId", id, "questionId", text, kind, evidence, late, bytes, "countedBy", "createdAt")
    SELECT d."participantId", d."saveId", d."questionId", d.text, 'submitted', c.evidence, c.late, c.bytes, ${by}, ${new Date(at)}
    FROM jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) AS
      c("participantId" text, "questionId" text, id text, evidence jsonb, late boolean, bytes int)
    JOIN "Draft" d ON d."participantId" = c."participantId" AND d."questionId" = c."questionId" AND d."saveId" = c.id`;
  if (copied !== drafts.length) throw new NotStored("stale");
}

async function storeCheck(
  transaction: Transaction,
  { check }: Extract<SessionChange, { kind: "check-set" }>,
  sessionId: string,
): Promise<void> {
  const { id, question, options, predicts, outcome, askedAt, round, open, shown, endedAt } = check;
  const row = { question, predicts, outcome, round, open, shown };
  const asked = {
    ...{ ...row, askedAt: new Date(askedAt), endedAt: date(endedAt) },
    options: options ? json([...options]) : Prisma.DbNull,
  };
  await transaction.quickCheck.upsert({
    where: { sessionId_id: { sessionId, id } },
    create: { sessionId, id, ...asked },
    update: asked,
  });
}

/** Whoever may do less keeps no way back: neither an invitation that waits, nor a link to somebody's place. */
async function storeStaff(
  transaction: Transaction,
  { instructorId, duty }: Extract<SessionChange, { kind: "staff-set" }>,
  sessionId: string,
): Promise<void> {
  const where = { sessionId, instructorId };
  if (duty === null) await transaction.staff.deleteMany({ where });
  else await transaction.staff.updateMany({ where, data: { duty } });
  await endInvitationsTo(instructorId, sessionId, transaction);
  if (duty !== "teacher") await endPlaceLinks(sessionId, transaction);
}

/** Behind those that are there. */
async function storeSnapshot(
  transaction: Transaction,
  { snapshot }: Extract<SingleChange, { kind: "snapshot-taken" }>,
  sessionId: string,
): Promise<void> {
  const { id, participantId, note, at, tile } = snapshot;
  const { _max } = await transaction.snapshot.aggregate({ where: { sessionId }, _max: { place: true } });
  await transaction.snapshot.create({
    data: {
      ...{ sessionId, id, participantId, note, tile: json(tile), takenAt: new Date(at) },
      place: (_max.place ?? -1) + 1,
    },
  });
}

/** All of a session: the drafts themselves stay. */
const storeUncounted = (
  transaction: Transaction,
  _: Extract<SessionChange, { kind: "drafts-uncounted" }>,
  sessionId: string,
) => transaction.revision.deleteMany({ where: { countedBy: { not: null }, participant: { sessionId } } });

const setting =
  <Kind extends SingleChange["kind"]>(
    data: (
      change: Extract<SingleChange, { kind: Kind }>,
    ) => Parameters<Transaction["classSession"]["update"]>[0]["data"],
  ): Store<Kind> =>
  (transaction, change, sessionId) =>
    transaction.classSession.update({ where: { id: sessionId }, data: data(change) });

const stores: { [Kind in SingleChange["kind"]]: Store<Kind> } = {
  "session-opened": setting(({ at }) => ({ status: "open", openedAt: new Date(at) })),
  "session-ended": setting(({ at }) => ({
    status: "ended",
    endedAt: new Date(at),
    draftsAsked: false,
    timer: Prisma.DbNull,
  })),
  "session-reopened": setting(() => ({ status: "open", endedAt: null })),
  "session-released": setting(({ at }) => ({
    status: at === null ? "ended" : "released",
    releasedAt: date(at),
  })),
  "session-renamed": setting(({ title, language }) => ({ title, language })),
  "session-edited": setting(({ kind: _, activities, dataset, lesson, ...named }) => ({
    ...named,
    ...{ activities: json(activities), dataset: json(dataset), lesson: json(lesson) },
  })),
  "activity-set": storeActivity,
  "join-locked": setting(({ locked }) => ({ joinLocked: locked })),
  "board-set": setting(({ mode, frozenAt, ensemble }) => ({
    ...{ boardMode: mode, frozenAt: date(frozenAt), finale: 0 },
    ensemble: ensemble ? json(ensemble) : Prisma.DbNull,
  })),
  "finale-set": setting(({ step, frozenAt }) => ({
    ...{ finale: step, boardMode: "frozen", frozenAt: date(frozenAt) },
  })),
  "timer-set": setting(({ timer }) => ({ timer: timer ? json(timer) : Prisma.DbNull })),
  "lead-set": setting(({ lead }) => ({ lead: json(lead) })),
  "spotlight-set": setting(({ spotlight }) => ({ spotlight: spotlight ? json(spotlight) : Prisma.DbNull })),
  "snapshot-taken": storeSnapshot,
  "snapshot-noted": (transaction, { id, note }, sessionId) =>
    transaction.snapshot.update({ where: { sessionId_id: { sessionId, id } }, data: { note } }),
  "snapshots-ordered": (transaction, { ids }, sessionId) =>
    transaction.$executeRaw`
      UPDATE "Snapshot" s SET place = n.place - 1
      FROM unnest(${ids}::text[]) WITH ORDINALITY AS n(id, place)
      WHERE s."sessionId" = ${sessionId} AND s.id = n.id`,
  "snapshots-removed": (transaction, { ids }, sessionId) =>
    transaction.snapshot.deleteMany({ where: { sessionId, id: { in: ids } } }),
  "check-set": storeCheck,
  "staff-set": storeStaff,
  "participant-renamed": (transaction, { participantId, name }) =>
    storeRename(transaction, participantId, name),
  "participant-numbered": (transaction, { participantId: id, studentNumber }) =>
    transaction.participant.update({ where: { id }, data: { studentNumber } }),
  "participant-unshown": (transaction, { participantId: id, unshown }) =>
    transaction.participant.update({ where: { id }, data: { unshown } }),
  "participants-removed": (transaction, { participantIds, at }) =>
    storeRemoval(transaction, participantIds, at),
  "participants-restored": (transaction, { participantIds }) =>
    storeRemoval(transaction, participantIds, null),
  "participants-erased": (transaction, { participantIds, at }, sessionId) =>
    storeErasure(transaction, sessionId, participantIds, at),
  "act-noted": (transaction, { what, targets, actorId, actorName, at }, sessionId) =>
    storeActs(
      targets.map((target) => ({ sessionId, actorId, actorName, what, target, at })),
      transaction,
    ),
  "drafts-asked": setting(({ asked: draftsAsked }) => ({ draftsAsked })),
  "drafts-counted": storeCounted,
  "drafts-uncounted": storeUncounted,
  admitted: storeAdmission,
};

/** Writes one change of the session inside its transaction. */
export async function storeSessionChange<Kind extends SingleChange["kind"]>(
  transaction: Transaction,
  change: Extract<SingleChange, { kind: Kind }>,
  sessionId: string,
): Promise<void> {
  await stores[change.kind as Kind](transaction, change, sessionId);
}
