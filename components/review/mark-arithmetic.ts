import type { DeskItem, DeskMark } from "./desk";

/** What the rubric items given sum to, shown at once while the server stores the mark. */
export const rubricSum = (item: DeskItem, given: readonly string[]): number =>
  item.rubric.reduce((sum, { id, points }) => (given.includes(id) ? sum + points : sum), 0);

/** Points of a mark; null while unmarked. */
export function pointsOf(item: DeskItem, mark: DeskMark | null): number | null {
  if (!mark) return null;
  if (mark.points !== null) return mark.points;
  return mark.rubric.length > 0 ? rubricSum(item, mark.rubric) : null;
}

/** The mark with one rubric item given or taken back; an override makes way, since the rubric speaks again. */
export function withRubric(item: DeskItem, mark: DeskMark, id: string): DeskMark {
  const given = mark.rubric.includes(id) ? mark.rubric.filter((one) => one !== id) : [...mark.rubric, id];
  return {
    ...mark,
    points: null,
    rubric: item.rubric.map((one) => one.id).filter((one) => given.includes(one)),
  };
}

export const noMark: DeskMark = { rubric: [], points: null, comment: "" };
