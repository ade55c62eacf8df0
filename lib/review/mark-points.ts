/** Rubric arithmetic: what a mark is worth. */
import type { MarkItem } from "./mark-items";

/** The part of a stored mark that decides its points. */
export interface GivenMark {
  /** ids of the rubric items that were given */
  rubric: readonly string[];
  /** overrides the rubric's sum when set */
  points: number | null;
}

/** Decimal places of points. */
const places = 2;

/** Points between 0 and an item's full marks, in hundredths. */
export function tidyPoints(points: number, max: number): number {
  const scale = 10 ** places;
  return Math.round(Math.min(Math.max(points, 0), max) * scale) / scale;
}

/** Sum of the rubric items given; ids that the rubric no longer has count nothing, a repeated one counts once. */
export function rubricSum(item: MarkItem, given: readonly string[]): number {
  const sum = item.rubric.reduce((total, { id, points }) => (given.includes(id) ? total + points : total), 0);
  return tidyPoints(sum, item.max);
}

/**
 * Points of a mark, 0 … `item.max`.
 * @returns null while unmarked: no mark, or one that holds a comment only, on an item without a given rubric
 */
export function markPoints(item: MarkItem, mark: GivenMark | undefined): number | null {
  if (!mark) return null;
  if (mark.points !== null) return tidyPoints(mark.points, item.max);
  return mark.rubric.length > 0 ? rubricSum(item, mark.rubric) : null;
}

export interface Total {
  /** sum over the marked items */
  points: number;
  /** full marks of all items */
  max: number;
  marked: number;
  items: number;
}

/** One participant's total over all items. */
export function totalOf(items: readonly MarkItem[], marks: ReadonlyMap<string, GivenMark>): Total {
  const points = items.map((item) => markPoints(item, marks.get(item.id)));
  const given = points.filter((one) => one !== null);
  return {
    points: tidyPoints(
      given.reduce((sum, one) => sum + one, 0),
      Infinity,
    ),
    max: items.reduce((sum, { max }) => sum + max, 0),
    marked: given.length,
    items: items.length,
  };
}

/** The rubric with one item given or taken back, in the rubric's order. */
export function toggleRubric(item: MarkItem, given: readonly string[], id: string): string[] {
  const wanted = given.includes(id) ? given.filter((one) => one !== id) : [...given, id];
  return item.rubric.filter((one) => wanted.includes(one.id)).map((one) => one.id);
}

/** Points suggested for exercises: the share passed, of full marks, in halves. */
export function suggestedPoints(passed: number, of: number, max: number): number {
  return of === 0 ? 0 : tidyPoints(Math.round((2 * max * passed) / of) / 2, max);
}
