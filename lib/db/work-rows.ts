/** The work of a session as the engine knows it, rebuilt from its rows: no weights, sources, messages or old texts are read. */
import { z } from "zod";
import { roundSchema } from "@/lib/contract/check";
import { idSchema } from "@/lib/contract/ids";
import { notebookKindSchema, type NotebookKind } from "@/lib/contract/notebook";
import type { Lesson } from "@/lib/contract/lesson";
import { quotaKinds } from "@/lib/contract/quotas";
import { attemptVerdictSchema } from "@/lib/contract/views";
import { newestText } from "@/lib/live/work-changes";
import { givenSeeds, HashesInOrder } from "@/lib/live/identical-weights";
import {
  evidenceOrder,
  voteOrder,
  type Answer,
  type AnswerRevision,
  type Attempt,
  type Entry,
  type EvidenceNote,
  type Hand,
  type SessionState,
  type Vote,
  type WrongOutput,
} from "@/lib/live/state";
import { noUsage, type Usage } from "@/lib/live/usage";
import { draftsAtMost, emptyAnswer, noWork } from "@/lib/live/work";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { storedJson } from "./stored-json";
import { unhurried } from "./unhurried";
import {
  attemptRows,
  newestTexts,
  revisionRows,
  runRows,
  usages,
  wrongOutputs,
  type AttemptRow,
  type NewestRow,
  type RevisionRow,
  type RunRow,
  type UsageRow,
  type WrongRow,
} from "./work-queries";

const evidenceFields = {
  ...{ id: true, participantId: true, questionId: true, title: true, createdAt: true },
} satisfies Prisma.EvidenceSelect;

const notebookFields = {
  ...{ participantId: true, kind: true, version: true },
} satisfies Prisma.NotebookSelect;

const evidenceIdsSchema = z.array(idSchema);
const draftSavesSchema = z.array(z.object({ id: idSchema, version: z.number() }));
const quotaKindSchema = z.enum(quotaKinds);
const wrongSchema = attemptVerdictSchema.pick({ stage: true, printed: true });

interface GrowingAnswer extends Answer {
  submitted: AnswerRevision[];
  evidence: EvidenceNote[];
}

/** One participant's work while it is read. */
interface GrowingWork {
  runs: Entry[];
  answers: Map<string, GrowingAnswer>;
  attempts: Attempt[];
  wrong: Map<string, WrongOutput>;
  notebooks: Record<NotebookKind, number>;
  hand: Hand | null;
  votes: Vote[];
  usage: Usage;
}

/** The rows of one session as they are read; strings that come again are held once. */
class WorkReader {
  readonly work = new Map<string, GrowingWork>();
  readonly #runs: { sequence: number; entry: Entry; given: boolean }[] = [];
  readonly #strings = new Map<string, string>();
  readonly #givenSeeds: ReadonlySet<number>;

  /** @param givenSeeds those that the lesson gives to everybody */
  constructor(givenSeeds: ReadonlySet<number>) {
    this.#givenSeeds = givenSeeds;
  }

  #once(text: string): string {
    const known = this.#strings.get(text);
    if (known === undefined) this.#strings.set(text, text);
    return known ?? text;
  }

  of(participantId: string): GrowingWork {
    const known = this.work.get(participantId);
    if (known) return known;
    const empty = { runs: [], answers: new Map(), attempts: [], wrong: new Map() };
    const work = { ...empty, notebooks: { ...noWork.notebooks }, hand: null, votes: [], usage: noUsage };
    this.work.set(this.#once(participantId), work);
    return work;
  }

  answer(participantId: string, questionId: string): GrowingAnswer {
    const { answers } = this.of(participantId);
    const id = this.#once(questionId);
    const answer = answers.get(id) ?? { ...emptyAnswer(id), submitted: [], evidence: [] };
    answers.set(id, answer);
    return answer;
  }

  addRun(participantId: string, row: RunRow): void {
    const [sequence, id, receivedAt, network, parameters, publicCorrect, privateCorrect, of, ...rest] = row;
    const [weightsHash, eligible, late, admittedAt, coded, seed] = rest;
    const owner = this.#once(participantId);
    const entry: Entry = {
      ...{ id, participantId: owner, order: 0, receivedAt, network: this.#once(network), parameters },
      ...{ publicCorrect, privateCorrect, of, weightsHash, eligible, late, admittedAt, coded },
    };
    this.#runs.push({ sequence, entry, given: this.#givenSeeds.has(seed) });
    this.of(owner).runs.push(entry);
  }

  addDraft({ participantId, questionId, ...row }: Prisma.DraftGetPayload<object>): void {
    const { text, version, saveId, replaced, replacedBefore, savesBefore, late, updatedAt } = row;
    const saves = storedJson(draftSavesSchema, savesBefore, `the draft of ${participantId} to ${questionId}`);
    Object.assign(this.answer(participantId, questionId), {
      ...{ draft: text, draftVersion: version, draftSaveId: saveId, draftSaves: saves },
      draftReplaced: replaced === null ? [] : [replaced, ...replacedBefore],
      ...{ draftAt: updatedAt.getTime(), draftLate: late },
    } satisfies Partial<Answer>);
  }

  addRevision(participantId: string, row: RevisionRow): void {
    const [id, questionId, submittedAt, late, admittedAt, counted] = row;
    this.answer(participantId, questionId).submitted.push({ id, submittedAt, late, admittedAt, counted });
  }

  addNewest({ participantId, questionId, text, evidence, own }: NewestRow): void {
    const answer = this.answer(participantId, questionId);
    const cited = storedJson(evidenceIdsSchema, evidence, `the answer of ${participantId} to ${questionId}`);
    answer.newest = newestText(answer.draft, text, cited);
    if (own) answer.own = answer.newest;
  }

  addEvidence(row: Prisma.EvidenceGetPayload<{ select: typeof evidenceFields }>): void {
    const { id, participantId, questionId, title, createdAt } = row;
    this.answer(participantId, questionId).evidence.push({ id, title, at: createdAt.getTime() });
  }

  addAttempt(participantId: string, row: AttemptRow): void {
    const [id, exercise, receivedAt, passed, late, admittedAt] = row;
    const exerciseId = this.#once(exercise);
    this.of(participantId).attempts.push({ id, exerciseId, receivedAt, passed, late, admittedAt });
  }

  addWrong({ participantId, exerciseId, ...verdict }: WrongRow): void {
    const wrong = storedJson(wrongSchema, verdict, `an attempt of ${participantId} at ${exerciseId}`);
    this.of(participantId).wrong.set(this.#once(exerciseId), wrong);
  }

  addNotebook({
    participantId,
    kind,
    version,
  }: {
    participantId: string;
    kind: string;
    version: number;
  }): void {
    this.of(participantId).notebooks[notebookKindSchema.parse(kind)] = version;
  }

  addHand({ participantId, raisedAt, seenAt, endedAt, ...hand }: Prisma.HandGetPayload<object>): void {
    const [seen, ended] = [seenAt, endedAt].map((date) => date?.getTime() ?? null);
    this.of(participantId).hand = { ...hand, raisedAt: raisedAt.getTime(), seenAt: seen, endedAt: ended };
  }

  addVote({ participantId, at, round, ...vote }: Prisma.VoteGetPayload<object>): void {
    const { checkId, value } = vote;
    this.of(participantId).votes.push({
      ...{ checkId: this.#once(checkId), round: roundSchema.parse(round), value, at: at.getTime() },
    });
  }

  addUsage({ participantId, kind, number, bytes }: UsageRow): void {
    const work = this.of(participantId);
    work.usage = { ...work.usage, [quotaKindSchema.parse(kind)]: { number, bytes } };
  }

  /** Everything is read. */
  async done(): Promise<Pick<SessionState, "work" | "arrivals" | "weights">> {
    await unhurried(this.work.values(), ({ answers, votes }) => {
      votes.sort(voteOrder);
      for (const { evidence } of answers.values()) evidence.sort(evidenceOrder);
    });
    // numbers sort in a tenth of the time that it takes to sort what bears them
    const sequences = Float64Array.from(this.#runs, ({ sequence }) => sequence).sort();
    const orders = new Map<number, number>();
    await unhurried(sequences.entries(), ([order, sequence]) => orders.set(sequence, order));
    const arrived = [...this.#runs];
    await unhurried(this.#runs, (run) => {
      run.entry.order = orders.get(run.sequence) ?? 0;
      arrived[run.entry.order] = run;
    });
    const hashes = new HashesInOrder();
    await unhurried(arrived, ({ entry, given }) => {
      if (!given) hashes.add(entry);
    });
    return { work: this.work, arrivals: arrived.length, weights: hashes.index };
  }
}

/** Rows that are read at once: some milliseconds of the server's thread. */
const rowsAtOnce = 1_500;
/** A text that is read whole counts as many rows as it has so many bytes. */
const bytesOfRow = 500;

const rowsOf = (usage: Usage): number =>
  draftsAtMost +
  Object.values(usage).reduce((rows, { number }) => rows + number, 0) +
  usage.revisions.bytes / bytesOfRow;

/** Participants in groups whose rows can be read at once. */
function groupsOf(participantIds: readonly string[], reader: WorkReader): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const id of participantIds) {
    const rows = rowsOf(reader.work.get(id)?.usage ?? noUsage);
    if (rows > room) {
      groups.push([]);
      room = rowsAtOnce;
    }
    room -= rows;
    groups[groups.length - 1].push(id);
  }
  return groups;
}

async function readWork(transaction: Transaction, ids: string[], reader: WorkReader): Promise<void> {
  const where = { participantId: { in: ids } };
  for (const { participantId, rows } of await runRows(transaction, ids))
    for (const row of rows) reader.addRun(participantId, row);
  for (const row of await transaction.draft.findMany({ where })) reader.addDraft(row);
  for (const { participantId, rows } of await revisionRows(transaction, ids))
    for (const row of rows) reader.addRevision(participantId, row);
  for (const row of await newestTexts(transaction, ids)) reader.addNewest(row);
  const evidence = await transaction.evidence.findMany({ where, select: evidenceFields });
  for (const row of evidence) reader.addEvidence(row);
  for (const { participantId, rows } of await attemptRows(transaction, ids))
    for (const row of rows) reader.addAttempt(participantId, row);
  for (const row of await wrongOutputs(transaction, ids)) reader.addWrong(row);
  const notebooks = await transaction.notebook.findMany({ where, select: notebookFields });
  for (const row of notebooks) reader.addNotebook(row);
  for (const row of await transaction.hand.findMany({ where })) reader.addHand(row);
  for (const row of await transaction.vote.findMany({ where })) reader.addVote(row);
}

/**
 * Everything that the participants of a session have handed in, inside a transaction that sees one picture. It is read in
 * pieces, so that a class at its quotas stops nobody else while it is loaded.
 */
export async function loadWork(
  transaction: Transaction,
  sessionId: string,
  participantIds: readonly string[],
  lesson: Lesson,
): Promise<Pick<SessionState, "work" | "arrivals" | "weights">> {
  const reader = new WorkReader(givenSeeds(lesson));
  for (const row of await usages(transaction, sessionId)) reader.addUsage(row);
  for (const ids of groupsOf(participantIds, reader)) await readWork(transaction, ids, reader);
  return reader.done();
}
