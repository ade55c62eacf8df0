/** Rubric arithmetic: what a mark is worth. It knows of no key, so that a page may compute while the server stores. */

/** What an item's points are counted by. */
export interface Scale {
  /** empty where only points are given */
  rubric: readonly {
    id: string;
    points: number;
    /** what the item was a part of before */ formerly?: string;
  }[];
  /** full marks */
  max: number;
}

/** The part of a mark that decides its points. */
export interface GivenMark {
  /** ids of the rubric items that were given */
  rubric: readonly string[];
  /** overrides the rubric's sum when set */
  points: number | null;
}

/** Decimal places of points. */
const places = 2;

/** Points between 0 and full marks, in hundredths. */
export function tidyPoints(points: number, max: number): number {
  const scale = 10 ** places;
  return Math.round(Math.min(Math.max(points, 0), max) * scale) / scale;
}

/** The rubric's items that are among the given ids, in the rubric's order; who was given a whole has all of its parts. */
export const itemsGiven = <Item extends Scale["rubric"][number]>(
  rubric: readonly Item[],
  given: readonly string[],
): Item[] =>
  rubric.filter(({ id, formerly }) => [id, formerly].some((one) => one !== undefined && given.includes(one)));

/** Sum of the rubric items given; ids that the rubric no longer has count nothing, a repeated one counts once. */
export function rubricSum({ rubric, max }: Scale, given: readonly string[]): number {
  const sum = itemsGiven(rubric, given).reduce((total, { points }) => total + points, 0);
  return tidyPoints(sum, max);
}

/**
 * Points of a mark, 0 … `scale.max`.
 * @returns null while unmarked: no mark, or one that holds a comment only, on an item without a given rubric
 */
export function markPoints(scale: Scale, mark: GivenMark | null | undefined): number | null {
  if (!mark) return null;
  if (mark.points !== null) return tidyPoints(mark.points, scale.max);
  return mark.rubric.length > 0 ? rubricSum(scale, mark.rubric) : null;
}

/** What one participant has of everything that can be had. */
export interface Total {
  /** sum over the marked items */
  points: number;
  /** full marks of all items */
  max: number;
  marked: number;
  items: number;
}

/** One participant's total over all items. @param marks by item's id */
export function totalOf(
  items: readonly (Scale & { id: string })[],
  marks: ReadonlyMap<string, GivenMark>,
): Total {
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

/**
 * The mark with one rubric item given or taken back, in the rubric's order; ids that the rubric no longer has go.
 * An override makes way, since the rubric speaks again.
 */
export function withRubric<Mark extends GivenMark>(
  { rubric }: Pick<Scale, "rubric">,
  mark: Mark,
  id: string,
): Mark {
  const before = itemsGiven(rubric, mark.rubric).map((one) => one.id);
  const given = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  return { ...mark, points: null, rubric: itemsGiven(rubric, given).map((one) => one.id) };
}

/** Points suggested for exercises: the share passed, of full marks, in halves. */
export function suggestedPoints(passed: number, of: number, max: number): number {
  return of === 0 ? 0 : tidyPoints(Math.round((2 * max * passed) / of) / 2, max);
}
