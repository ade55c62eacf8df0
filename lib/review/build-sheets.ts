/** The sheets on the desk: one participant's work on one item, as it is marked. */
import type { Language } from "@/lib/content/language";
import { blindOrder } from "./blind-order";
import { buildContent } from "./build-content";
import type { Sheet, SheetContent } from "./desk";
import { groupAnswers } from "./group-answers";
import type { MarkItem } from "./mark-items";
import type { RunRemarks } from "./run-remarks";
import type { SessionWork } from "./session-work";
import { newestAnswers, participantsWith, workOf } from "./work-of";

/** A session's work as it is read now. */
export interface Reading {
  work: SessionWork;
  remarks: RunRemarks;
  language: Language;
}

const hasSomething = (content: SheetContent): boolean => {
  if (content.kind === "spiral") return content.runs.length > 0;
  if (content.kind === "tensors") return content.exercises.length > 0;
  return content.revisions.length > 0 || content.draft !== null;
};

/** @param own one participant's work */
function buildSheet(
  own: SessionWork,
  participantId: string,
  item: MarkItem,
  { remarks, language }: Reading,
): Sheet {
  const mark = own.marks.find(({ itemId }) => itemId === item.id);
  return {
    participantId,
    itemId: item.id,
    mark: mark ? { rubric: mark.rubric, points: mark.points, comment: mark.comment } : null,
    handedIn: participantsWith(own, item.id).has(participantId),
    content: buildContent(own, item, remarks, language),
    same: [],
  };
}

/** Each participant's group of equal short answers. */
function sameAnswers(work: SessionWork, itemId: string, present: ReadonlySet<string>): Map<string, string[]> {
  const answers = [...newestAnswers(work.revisions, itemId).values()];
  const groups = groupAnswers(answers.filter(({ participantId }) => present.has(participantId)));
  return new Map(groups.flatMap(({ participantIds }) => participantIds.map((id) => [id, participantIds])));
}

/** Everybody's work on an item in blind order, what was handed in before mere drafts; the removed and the idle are left out. */
export function sheetsOfItem(reading: Reading, item: MarkItem): Sheet[] {
  const { work } = reading;
  const present = work.participants.filter(({ removed }) => !removed).map(({ id }) => id);
  const same = sameAnswers(work, item.id, new Set(present));
  return blindOrder(present, `${work.session.id} ${item.id}`, (id) => id)
    .map((id) => ({ ...buildSheet(workOf(work, id), id, item, reading), same: same.get(id) ?? [] }))
    .filter(({ content }) => hasSomething(content))
    .sort((a, b) => Number(b.handedIn) - Number(a.handedIn));
}

/** One participant's work on every item, in teaching order. */
export function sheetsOfPerson(reading: Reading, participantId: string, items: readonly MarkItem[]): Sheet[] {
  const own = workOf(reading.work, participantId);
  return items.map((item) => buildSheet(own, participantId, item, reading));
}
