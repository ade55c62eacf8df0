/** How participants' work is written: append-only, many at a time. */
import { nanoid } from "nanoid";
import type { WorkChange } from "@/lib/live/work-changes";
import { json, type Transaction } from "./client";
import { moment } from "./moment";

type Of<Kind extends WorkChange["kind"]> = Extract<WorkChange, { kind: Kind }>;
type Store<Kind extends WorkChange["kind"]> = (
  transaction: Transaction,
  changes: Of<Kind>[],
  /** the session's version that they were judged under */
  version: number,
) => Promise<unknown>;

function submissionRow({ entry, payload, bytes }: Of<"run-stored">, judgedVersion: number) {
  const { id, participantId, network, parameters, publicCorrect, privateCorrect, weightsHash } = entry;
  const { config, weights, curve, epochs, engine, claimedAccuracy, source } = payload;
  return {
    ...{ id, participantId, network, parameters, publicCorrect, privateCorrect, weightsHash },
    ...{ epochs, engine, claimedAccuracy, judgedVersion, bytes, source, coded: entry.coded },
    config: json(config),
    curve: json(curve),
    weights: new Uint8Array(weights),
    hiddenPoints: entry.of,
    eligible: entry.eligible,
    late: entry.late,
    receivedAt: new Date(entry.receivedAt),
  };
}

async function storeDraft(transaction: Transaction, change: Of<"draft-stored">): Promise<void> {
  const { participantId, questionId, text, version, saveId, at, late, overwritten, replaced, bytes } = change;
  const updatedAt = new Date(at);
  const replacedBefore = [...(change.replacedBefore ?? [])];
  const savesBefore = json(change.savesBefore ?? []);
  const draft = { text, version, saveId, replaced, replacedBefore, savesBefore, late, updatedAt };
  await transaction.draft.upsert({
    where: { participantId_questionId: { participantId, questionId } },
    create: { participantId, questionId, ...draft },
    update: draft,
  });
  if (overwritten === null) return;
  // no id that a page can send, or its writer could keep another row from being stored under it
  const kept = { id: `~${nanoid()}`, participantId, questionId, text: overwritten, bytes };
  await transaction.revision.create({ data: { ...kept, kind: "overwritten", createdAt: updatedAt } });
}

async function storeNotebook(
  transaction: Transaction,
  { participantId, of: kind, notebook: { version, saves, cells, copies }, at, bytes }: Of<"notebook-stored">,
): Promise<void> {
  const row = {
    ...{ version, saves: [...saves], saveId: saves[saves.length - 1], bytes, updatedAt: new Date(at) },
    ...{ cells: json(cells), copies: json(copies) },
  };
  await transaction.notebook.upsert({
    where: { participantId_kind: { participantId, kind } },
    create: { participantId, kind, ...row },
    update: row,
  });
}

const revisionRow = ({ evidence, at, ...change }: Of<"answer-stored">) => ({
  participantId: change.participantId,
  questionId: change.questionId,
  id: change.id,
  text: change.text,
  late: change.late,
  bytes: change.bytes,
  kind: "submitted",
  evidence: json(evidence),
  createdAt: new Date(at),
});

const evidenceRow = ({ participantId, payload, at, bytes }: Of<"evidence-stored">) => ({
  ...payload,
  ...{ participantId, bytes },
  runs: json(payload.runs),
  createdAt: new Date(at),
});

const attemptRow = ({ participantId, payload, verdict, at, late, bytes }: Of<"attempt-stored">) => ({
  ...payload,
  ...{ participantId, late, bytes },
  verdict: json(verdict),
  passed: verdict.passed,
  createdAt: new Date(at),
});

/** The last of each participant, all in one statement: a hall may raise its hands at once. */
async function storeHands(transaction: Transaction, changes: Of<"hand-stored">[]): Promise<void> {
  const last = new Map(changes.map(({ participantId, hand }) => [participantId, hand]));
  const time = (at: number | null) => (at === null ? null : moment(at));
  const rows = [...last].map(([participantId, { line, reply, shown, ...hand }]) => ({
    ...{ participantId, line, reply, shown, raisedAt: moment(hand.raisedAt) },
    ...{ seenAt: time(hand.seenAt), endedAt: time(hand.endedAt) },
  }));
  await transaction.$executeRaw`
    INSERT INTO "Hand" ("participantId", line, "raisedAt", "seenAt", "endedAt", reply, shown)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS one ("participantId" text, line text,
      "raisedAt" timestamp, "seenAt" timestamp, "endedAt" timestamp, reply text, shown boolean)
    ON CONFLICT ("participantId") DO UPDATE SET
      line = excluded.line, "raisedAt" = excluded."raisedAt", "seenAt" = excluded."seenAt",
      "endedAt" = excluded."endedAt", reply = excluded.reply, shown = excluded.shown`;
}

/** The last of each vote, all in one statement: a hall votes within seconds. */
async function storeVotes(transaction: Transaction, changes: Of<"vote-stored">[]): Promise<void> {
  const last = new Map(
    changes.map(({ participantId, vote }) => [
      `${participantId} ${vote.checkId} ${vote.round}`,
      { participantId, vote },
    ]),
  );
  const rows = [...last.values()].map(({ participantId, vote: { checkId, round, value, at } }) => ({
    ...{ participantId, checkId, round, value, at: moment(at) },
  }));
  await transaction.$executeRaw`
    INSERT INTO "Vote" ("participantId", "checkId", round, value, at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS one ("participantId" text, "checkId" text,
      round int, value double precision, at timestamp)
    ON CONFLICT ("participantId", "checkId", round) DO UPDATE SET value = excluded.value, at = excluded.at`;
}

async function oneByOne<Item>(items: Item[], store: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) await store(item);
}

const stores: { [Kind in WorkChange["kind"]]: Store<Kind> } = {
  "run-stored": (transaction, changes, version) =>
    transaction.submission.createMany({ data: changes.map((change) => submissionRow(change, version)) }),
  "draft-stored": (transaction, changes) => oneByOne(changes, (change) => storeDraft(transaction, change)),
  "answer-stored": (transaction, changes) =>
    transaction.revision.createMany({ data: changes.map(revisionRow) }),
  // another process may have stored the same one already
  "evidence-stored": (transaction, changes) =>
    transaction.evidence.createMany({ data: changes.map(evidenceRow), skipDuplicates: true }),
  "attempt-stored": (transaction, changes) =>
    transaction.attempt.createMany({ data: changes.map(attemptRow) }),
  "notebook-stored": (transaction, changes) =>
    oneByOne(changes, (change) => storeNotebook(transaction, change)),
  "hand-stored": storeHands,
  "vote-stored": storeVotes,
};

/** Writes changes of one kind inside their transaction. */
export async function storeWork<Kind extends WorkChange["kind"]>(
  transaction: Transaction,
  kind: Kind,
  changes: Of<Kind>[],
  version: number,
): Promise<void> {
  await stores[kind](transaction, changes, version);
}
