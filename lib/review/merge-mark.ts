/** Two hands on one mark: what does not conflict is put together; of what does, nothing is taken and both are told. */
import type { DeskMark, MarkPart } from "./desk";

const sameRubric = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Whether two marks say the same in a part. */
function samePart(part: MarkPart, a: DeskMark, b: DeskMark): boolean {
  return part === "comment"
    ? a.comment === b.comment
    : a.points === b.points && sameRubric(a.rubric, b.rubric);
}

/** Whether two marks say the same. */
export const sameMark = (a: DeskMark, b: DeskMark): boolean =>
  samePart("points", a, b) && samePart("comment", a, b);

/** The mark with one part of another. */
export const withPart = <Mark extends DeskMark>(mark: Mark, part: MarkPart, of: DeskMark): Mark =>
  part === "comment"
    ? { ...mark, comment: of.comment }
    : { ...mark, points: of.points, rubric: [...of.rubric] };

/** Rubric items given or taken back by either; each was changed from the same, so that none is both. */
function bothRubrics(base: DeskMark, mine: DeskMark, theirs: DeskMark): string[] {
  const given = theirs.rubric.filter((id) => mine.rubric.includes(id) || !base.rubric.includes(id));
  return [...given, ...mine.rubric.filter((id) => !base.rubric.includes(id) && !given.includes(id))];
}

/**
 * The mark that comes of two changes of one.
 * @param base what both were changed from
 * @returns the mark, with their side of the parts that conflict
 */
export function mergeMark(
  base: DeskMark,
  mine: DeskMark,
  theirs: DeskMark,
): { mark: DeskMark; conflicts: MarkPart[] } {
  let { rubric, points, comment } = theirs;
  const conflicts: MarkPart[] = [];
  if (samePart("points", theirs, base)) ({ rubric, points } = mine);
  else if (!samePart("points", mine, base) && !samePart("points", mine, theirs)) {
    // boxes of one rubric can be ticked by two hands; points over the rubric's are one number
    if (mine.points === base.points && theirs.points === base.points)
      rubric = bothRubrics(base, mine, theirs);
    else conflicts.push("points");
  }
  if (samePart("comment", theirs, base)) ({ comment } = mine);
  else if (!samePart("comment", mine, base) && !samePart("comment", mine, theirs)) conflicts.push("comment");
  return { mark: { rubric: [...rubric], points, comment }, conflicts };
}
