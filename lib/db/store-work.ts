/** How participants' work is written: append-only, many at a time. */
import { nanoid } from "nanoid";
import type { WorkChange } from "@/lib/live/changes";
import { json, type Transaction } from "./client";

type Of<Kind extends WorkChange["kind"]> = Extract<WorkChange, { kind: Kind }>;
type Store<Kind extends WorkChange["kind"]> = (
  transaction: Transaction,
  changes: Of<Kind>[],
  /** the session's version that they were judged under */
  version: number,
) => Promise<unknown>;

function submissionRow({ entry, payload }: Of<"run-stored">, judgedVersion: number) {
  const { id, participantId, network, parameters, publicCorrect, privateCorrect, weightsHash } = entry;
  const { config, weights, curve, epochs, engine, claimedAccuracy } = payload;
  return {
    ...{ id, participantId, network, parameters, publicCorrect, privateCorrect, weightsHash },
    ...{ epochs, engine, claimedAccuracy, judgedVersion },
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
  const { participantId, questionId, text, version, saveId, at, overwritten } = change;
  const updatedAt = new Date(at);
  const draft = { text, version, saveId, updatedAt };
  await transaction.draft.upsert({
    where: { participantId_questionId: { participantId, questionId } },
    create: { participantId, questionId, ...draft },
    update: draft,
  });
  if (overwritten === null) return;
  const kept = { id: nanoid(), participantId, questionId, text: overwritten };
  await transaction.revision.create({ data: { ...kept, kind: "overwritten", createdAt: updatedAt } });
}

async function storeNotebook(
  transaction: Transaction,
  { participantId, payload, at }: Of<"notebook-stored">,
): Promise<void> {
  const notebook = { cells: json(payload.cells), saveId: payload.id, updatedAt: new Date(at) };
  await transaction.notebook.upsert({
    where: { participantId },
    create: { participantId, ...notebook },
    update: notebook,
  });
}

const revisionRow = ({ participantId, questionId, id, text, evidence, late, at }: Of<"answer-stored">) => ({
  ...{ participantId, questionId, id, text, late },
  kind: "submitted",
  evidence: json(evidence),
  createdAt: new Date(at),
});

const evidenceRow = ({ participantId, payload, at }: Of<"evidence-stored">) => ({
  ...payload,
  participantId,
  runs: json(payload.runs),
  createdAt: new Date(at),
});

const attemptRow = ({ participantId, payload, verdict, at, late }: Of<"attempt-stored">) => ({
  ...payload,
  ...{ participantId, late },
  verdict: json(verdict),
  passed: verdict.passed,
  createdAt: new Date(at),
});

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
