/**
 * Drafts that the instructor counts as handed in. Each becomes a submission under the id of the save that wrote it, so
 * that the same draft is counted once, whoever counts it how often; all that were counted can be taken back.
 */
import { citedByItself } from "@/lib/agreed/cited";
import { wireLimits } from "@/lib/contract/protocol";
import type { Answer, SessionState, Work } from "./state";
import { isUnsent } from "./unsent";
import { bytesOfAnswer, fullForRevision, withLess, withMore } from "./usage";
import { withAnswer } from "./work-changes";
import { holderOf, withWorkOfMany, workOf } from "./work";

/** A draft on its way to be a submission. */
export interface CountedDraft {
  participantId: string;
  questionId: string;
  /** of the save that wrote it */
  id: string;
  evidence: string[];
  /** it was saved after the questions had closed */
  late: boolean;
  bytes: number;
}

/** What the instructor's word on drafts leads to. */
export type DraftsChange =
  | { kind: "drafts-counted"; drafts: CountedDraft[]; at: number; by: string }
  | { kind: "drafts-uncounted"; drafts: { participantId: string; questionId: string }[] };

/** What its writer would have handed in with it. */
function evidenceOf({ submitted, newest, evidence }: Answer): string[] {
  const handedIn = { submittedAt: submitted.at(-1)?.submittedAt ?? null, cited: newest?.evidence ?? [] };
  const cited = evidence.filter(({ id, at }) => citedByItself(handedIn, id, at));
  return cited.map(({ id }) => id).slice(-wireLimits.evidencePerAnswer);
}

function countedDraft(participantId: string, answer: Answer): CountedDraft | null {
  if (answer.draftSaveId === null || !isUnsent(answer)) return null;
  const { questionId, draftSaveId: id, draft: text, draftLate: late } = answer;
  const evidence = evidenceOf(answer);
  return { participantId, questionId, id, evidence, late, bytes: bytesOfAnswer({ text, evidence }) };
}

/** One participant's drafts that can be counted, and whether there are others. */
function countable(state: SessionState, participantId: string): { drafts: CountedDraft[]; full: boolean } {
  const { answers, usage: before } = workOf(state, participantId);
  const drafts: CountedDraft[] = [];
  let [usage, full] = [before, false];
  for (const answer of answers.values()) {
    const draft = countedDraft(participantId, answer);
    if (!draft) continue;
    const handedIn = holderOf(state, participantId, ({ submitted }) =>
      submitted.some(({ id }) => id === draft.id),
    );
    // a device that saves two drafts under one id has one submission of it
    const known = handedIn !== undefined || drafts.some(({ id }) => id === draft.id);
    if (known || fullForRevision(usage, answer.submitted.length, draft.bytes)) full = true;
    else {
      drafts.push(draft);
      usage = withMore(usage, "revisions", draft.bytes);
    }
  }
  return { drafts, full };
}

/** Everybody's drafts that can be counted, and how many people have others; not of those who were removed. */
export function countableDrafts(state: SessionState): { drafts: CountedDraft[]; full: number } {
  const present = [...state.work.keys()].filter((id) => state.participants.get(id)?.removedAt === null);
  const all = present.map((id) => countable(state, id));
  return { drafts: all.flatMap(({ drafts }) => drafts), full: all.filter(({ full }) => full).length };
}

/** Where drafts were counted. */
export const countedAnswers = (state: SessionState): { participantId: string; questionId: string }[] =>
  [...state.work].flatMap(([participantId, { answers }]) =>
    [...answers.values()]
      .filter(({ submitted }) => submitted.some(({ counted }) => counted !== null))
      .map(({ questionId }) => ({ participantId, questionId })),
  );

/** How many people these drafts are of. */
export const writersOf = (drafts: readonly { participantId: string }[]): number =>
  new Set(drafts.map(({ participantId }) => participantId)).size;

function foldCounted(work: Work, draft: CountedDraft, submittedAt: number): Work {
  const { questionId, id, evidence, late, bytes: counted } = draft;
  return {
    ...withAnswer(work, questionId, (old) => ({
      ...old,
      submitted: [...old.submitted, { id, submittedAt, late, admittedAt: null, counted }],
      newest: { text: old.draft, evidence },
    })),
    usage: withMore(work.usage, "revisions", counted),
  };
}

function foldUncounted(work: Work, questionId: string): Work {
  const submitted = work.answers.get(questionId)?.submitted ?? [];
  const kept = submitted.filter(({ counted }) => counted === null);
  const bytes = submitted.map(({ counted }) => counted).filter((counted) => counted !== null);
  return {
    ...withAnswer(work, questionId, (old) => ({ ...old, submitted: kept, newest: old.own })),
    usage: bytes.reduce((usage, less) => withLess(usage, "revisions", less), work.usage),
  };
}

/** Folds the instructor's word on drafts. */
export const foldDrafts = (state: SessionState, change: DraftsChange): SessionState =>
  change.kind === "drafts-counted"
    ? withWorkOfMany(state, change.drafts, (work, draft) => foldCounted(work, draft, change.at))
    : withWorkOfMany(state, change.drafts, (work, { questionId }) => foldUncounted(work, questionId));
