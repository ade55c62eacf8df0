// A whole session in memory, and what the database would answer about it: list by list, page by page.
import { contenderOf } from "./work-fixture";
import type { Contender } from "@/lib/review/best-run";
import { buildContent } from "@/lib/review/build-content";
import { buildDesk, choose, type Wish } from "@/lib/review/build-desk";
import type { Desk, SheetContent } from "@/lib/review/desk";
import type { ExportSource, Pieces } from "@/lib/review/export-source";
import { longestGrouped } from "@/lib/text/alike";
import { markItem, markItems } from "@/lib/review/mark-items";
import { standingRuns } from "@/lib/review/best-run";
import { sameWeights, type RunRemarks } from "@/lib/review/run-remarks";
import type { SessionTally, Written } from "@/lib/review/session-tally";
import type { SessionWork, StoredRun } from "@/lib/review/session-work";
import type { Language } from "@/lib/content/language";
import type { WholeSession } from "./work-fixture";

const own = <Thing extends { participantId: string }>(
  things: readonly Thing[],
  participantId: string,
): Thing[] => things.filter((thing) => thing.participantId === participantId);

/** One participant's work. */
const workOf = (whole: WholeSession, participantId: string): SessionWork => ({
  session: whole.session,
  revisions: own(whole.revisions, participantId),
  drafts: own(whole.drafts, participantId),
  evidence: own(whole.evidence, participantId),
  runs: own(whole.runs, participantId),
  attempts: own(whole.attempts, participantId),
});

export const contendersOf = ({ participants, runs }: WholeSession): Contender[] => {
  const removed = new Set(participants.filter((one) => one.removed).map(({ id }) => id));
  return runs.map((run) => contenderOf(run, removed.has(run.participantId)));
};

export const remarksOn = (whole: WholeSession): RunRemarks => ({
  best: standingRuns(whole.session, contendersOf(whole)),
  sameWeights: sameWeights(whole.runs),
});

export function tallyOf({
  session,
  participants,
  marks,
  revisions,
  runs,
  attempts,
}: WholeSession): SessionTally {
  const all = [
    ...revisions
      .filter(({ kind }) => kind === "submitted")
      .map(({ participantId, questionId }) => ({ participantId, itemId: questionId })),
    ...runs.map(({ participantId }) => ({ participantId, itemId: "spiral" })),
    ...attempts.map(({ participantId }) => ({ participantId, itemId: "tensors" })),
  ];
  const once = new Map(all.map((one) => [`${one.participantId} ${one.itemId}`, one]));
  const drafts = { unsent: 0, counted: 0 };
  return { session, participants, marks, handedIn: [...once.values()], drafts };
}

function writtenOf({ participants, revisions, drafts }: WholeSession, questionId: string): Written[] {
  return participants.flatMap(({ id: participantId }) => {
    const mine = own(revisions, participantId).filter((one) => one.questionId === questionId);
    const newest = mine.findLast(({ kind }) => kind === "submitted");
    const draft =
      mine.some(({ kind }) => kind === "overwritten") ||
      own(drafts, participantId).some((one) => one.questionId === questionId && /\S/.test(one.text));
    if (!newest && !draft) return [];
    const short = newest && newest.text.length <= longestGrouped ? newest.text : null;
    return [{ participantId, questionId, short, draft }];
  });
}

/** The desk, as the page loads it. */
export function deskOf(whole: WholeSession, wish: Wish, language: Language = "en"): Desk {
  const tally = tallyOf(whole);
  const choice = choose(tally, wish, language);
  const questions = markItems(whole.session.activities).map(({ id }) => id);
  const written =
    choice.by === "question"
      ? writtenOf(whole, choice.selected)
      : questions
          .flatMap((id) => writtenOf(whole, id))
          .filter(({ participantId }) => participantId === choice.selected);
  return buildDesk(tally, choice, written, language);
}

/** What one participant did for an item, as it is read. */
export function contentOf(
  whole: WholeSession,
  participantId: string,
  itemId: string,
  remarks = remarksOn(whole),
): SheetContent {
  const item = markItem(itemId);
  if (!item) throw new Error(`no item ${itemId}`);
  return buildContent(workOf(whole, participantId), item, remarks, "en");
}

async function* each<Thing>(things: readonly Thing[]): AsyncGenerator<Thing> {
  for (const thing of things) yield await Promise.resolve(thing);
}

/** What the exports are made of. */
export function sourceOf(whole: WholeSession, runs: readonly StoredRun[] = []): ExportSource {
  const of = <Thing extends { participantId: string }>(things: readonly Thing[], id?: string) =>
    each(id === undefined ? things : own(things, id));
  return {
    session: whole.session,
    participants: async () => whole.participants,
    contenders: async () => contendersOf(whole),
    marks: (id) => of(whole.marks, id),
    revisions: (id) => of(whole.revisions, id),
    drafts: (id) => of(whole.drafts, id),
    attempts: (id) => of(whole.attempts, id),
    hands: () => each(whole.hands),
    checks: async () => whole.checks,
    votes: () => each(whole.votes),
    evidence: () => each(whole.evidence.map((one) => ({ ...one, runs: [] }))),
    runs: () => each(runs),
  };
}

export async function textOf(pieces: Pieces | null): Promise<string> {
  let text = "";
  for await (const piece of pieces ?? []) text += piece;
  return text;
}
