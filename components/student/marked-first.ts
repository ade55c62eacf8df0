import type { LookBackItem } from "@/lib/review/desk";
import { tidyPoints } from "@/lib/review/points";

type Given = Pick<LookBackItem, "points" | "max" | "comment">;

/** Whether somebody has said something of it. */
const isMarked = ({ points, comment }: Given): boolean => points !== null || comment !== "";

/** What was marked or commented on, then the rest, each in its order. */
export const markedFirst = <Item extends Given>(items: readonly Item[]): Item[] => [
  ...items.filter(isMarked),
  ...items.filter((item) => !isMarked(item)),
];

/** Points together, of how many that the marked items are worth; null while none has points. */
export function sumOf(items: readonly Given[]): { points: number; of: number; items: number } | null {
  const marked = items.flatMap(({ points, max }) => (points === null ? [] : [{ points, max }]));
  if (marked.length === 0) return null;
  const [points, of] = (["points", "max"] as const).map((part) =>
    tidyPoints(
      marked.reduce((sum, one) => sum + one[part], 0),
      Infinity,
    ),
  );
  return { points, of, items: marked.length };
}
