/** The state of a session, rebuilt from its rows. */
import { z } from "zod";
import { lessonSchema } from "@/lib/contract/lesson";
import { datasetSchema } from "@/lib/contract/run-config";
import { activityStatesSchema, attemptVerdictSchema } from "@/lib/contract/views";
import { idSchema, languageSchema } from "@/lib/contract/ids";
import { emptyAnswer } from "@/lib/live/changes";
import {
  evidenceOrder,
  type Answer,
  type Attempt,
  type Entry,
  type Participant,
  type SessionState,
} from "@/lib/live/state";
import { database } from "./client";
import { storedJson } from "./stored-json";
import type { Prisma } from "./generated/client";

/** A session in memory, and what only the server's verification may know. */
export interface StoredSession {
  state: SessionState;
  /** two 32-bit words of the hidden halves' seed */
  secret: readonly [number, number];
}

/** By what a session is asked for. */
export type SessionKey = { id: string } | { code: string } | { screenKey: string };

const entryFields = {
  id: true,
  participantId: true,
  receivedAt: true,
  network: true,
  parameters: true,
  publicCorrect: true,
  privateCorrect: true,
  hiddenPoints: true,
  weightsHash: true,
  eligible: true,
  late: true,
  admittedAt: true,
} satisfies Prisma.SubmissionSelect;

const evidenceIdsSchema = z.array(idSchema);

type EntryRow = Prisma.SubmissionGetPayload<{ select: typeof entryFields }>;
type DraftRow = Prisma.DraftGetPayload<object>;
type RevisionRow = Prisma.RevisionGetPayload<object>;
type EvidenceRow = Prisma.EvidenceGetPayload<{ omit: { runs: true } }>;
type AttemptRow = Prisma.AttemptGetPayload<{ omit: { source: true } }>;
type ParticipantRow = Prisma.ParticipantGetPayload<object>;

const time = (date: Date | null): number | null => date?.getTime() ?? null;

const entryOfRow = ({ hiddenPoints, receivedAt, admittedAt, ...row }: EntryRow): Entry => ({
  ...row,
  of: hiddenPoints,
  receivedAt: receivedAt.getTime(),
  admittedAt: time(admittedAt),
});

const participantOfRow = (row: ParticipantRow): Participant => ({
  id: row.id,
  name: row.name,
  studentNumber: row.studentNumber,
  simulated: row.simulated,
  joinedAt: row.joinedAt.getTime(),
  removedAt: time(row.removedAt),
});

interface AnswerRows {
  drafts: DraftRow[];
  revisions: RevisionRow[];
  evidence: EvidenceRow[];
}

function answersOf({ drafts, revisions, evidence }: AnswerRows): Map<string, Map<string, Answer>> {
  const answers = new Map<string, Map<string, Answer>>();
  const update = (participantId: string, questionId: string, change: (answer: Answer) => Answer) => {
    const own = answers.get(participantId) ?? new Map<string, Answer>();
    answers.set(participantId, own.set(questionId, change(own.get(questionId) ?? emptyAnswer(questionId))));
  };
  for (const { participantId, questionId, text, version, saveId } of drafts)
    update(participantId, questionId, (answer) => ({
      ...answer,
      draft: text,
      draftVersion: version,
      draftSaveId: saveId,
    }));
  for (const { participantId, questionId, id, text, createdAt, late, admittedAt, evidence: ids } of revisions)
    update(participantId, questionId, (answer) => ({
      ...answer,
      submitted: [
        ...answer.submitted,
        {
          ...{ id, text, late },
          evidence: storedJson(evidenceIdsSchema, ids, `revision ${id}`),
          submittedAt: createdAt.getTime(),
          admittedAt: time(admittedAt),
        },
      ],
    }));
  for (const { participantId, questionId, id, title, createdAt } of evidence)
    update(participantId, questionId, (answer) => ({
      ...answer,
      evidence: [...answer.evidence, { id, title, at: createdAt.getTime() }].sort(evidenceOrder),
    }));
  return answers;
}

function attemptsOf(rows: AttemptRow[]): Map<string, Attempt[]> {
  const attempts = new Map<string, Attempt[]>();
  for (const { participantId, id, exerciseId, createdAt, verdict, late, admittedAt } of rows) {
    const attempt: Attempt = {
      id,
      exerciseId,
      receivedAt: createdAt.getTime(),
      verdict: storedJson(attemptVerdictSchema, verdict, `attempt ${id}`),
      late,
      admittedAt: time(admittedAt),
    };
    attempts.set(participantId, [...(attempts.get(participantId) ?? []), attempt]);
  }
  return attempts;
}

/** The words of a secret seed as they are stored: "123456,654321". */
export function secretWords(text: string): [number, number] {
  const [first, second] = text.split(",").map(Number);
  return [first, second];
}

function stateOf(
  row: Prisma.ClassSessionGetPayload<{ include: { participants: true } }>,
  work: Pick<SessionState, "entries" | "answers" | "attempts">,
): SessionState {
  const { id, instructorId, version, code, screenKey, title, status, joinLocked, boardMode } = row;
  return {
    ...{ id, instructorId, version, code, screenKey, title, status, joinLocked, boardMode },
    language: languageSchema.parse(row.language),
    frozenAt: time(row.frozenAt),
    activities: storedJson(activityStatesSchema, row.activities, `session ${id}`),
    dataset: storedJson(datasetSchema, row.dataset, `session ${id}`),
    lesson: storedJson(lessonSchema, row.lesson, `session ${id}`),
    participants: new Map(row.participants.map((one) => [one.id, participantOfRow(one)])),
    ...work,
  };
}

/** Everything of a session but weights, curves and sources, as one consistent picture; null when there is none. */
export async function loadSession(key: SessionKey): Promise<StoredSession | null> {
  const load = async (transaction: Prisma.TransactionClient) => {
    const row = await transaction.classSession.findUnique({
      where: key,
      include: { participants: { orderBy: { joinedAt: "asc" } } },
    });
    if (!row) return null;
    const of = { participant: { sessionId: row.id } };
    const inOrder = { orderBy: { sequence: "asc" } } as const;
    const entries = await transaction.submission.findMany({ where: of, select: entryFields, ...inOrder });
    const drafts = await transaction.draft.findMany({ where: of });
    const revisions = await transaction.revision.findMany({
      where: { ...of, kind: "submitted" },
      ...inOrder,
    });
    const evidence = await transaction.evidence.findMany({ where: of, omit: { runs: true } });
    const attempts = await transaction.attempt.findMany({ where: of, omit: { source: true }, ...inOrder });
    const state = stateOf(row, {
      entries: entries.map(entryOfRow),
      answers: answersOf({ drafts, revisions, evidence }),
      attempts: attemptsOf(attempts),
    });
    return { state, secret: secretWords(row.secretSeed) };
  };
  return database().$transaction(load, { isolationLevel: "RepeatableRead", maxWait: 5_000, timeout: 20_000 });
}

/** Where a session stands, without loading it. */
export async function findSession(
  key: SessionKey,
): Promise<{ id: string; version: number; instructorId: string } | null> {
  return database().classSession.findUnique({
    where: key,
    select: { id: true, version: true, instructorId: true },
  });
}
