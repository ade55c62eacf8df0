/** The second step of the finale as the hall sees it: places told one by one, the last first. */
import type { Board } from "@/lib/contract/views";

/**
 * What is shown one after the other: nobody placed, then one more each time from below, and `after` at the end. Whoever
 * has no place yet stands above, in the order of the public half.
 * @param before the board as the public half has it
 * @param places of `after` that are told one by one; what stands below them is not shown
 */
export function finaleFrames(before: Board, after: Board, places: number): Board[] {
  const shown = after.rows.slice(0, places);
  const placed = shown.slice(after.open ?? 0);
  const ids = new Set(shown.map(({ participantId }) => participantId));
  const order = before.rows.filter(({ participantId }) => ids.has(participantId));
  return Array.from({ length: placed.length + 1 }, (_, told) => {
    if (told === placed.length) return after;
    const rows = placed.slice(placed.length - told);
    const settled = new Set(rows.map(({ participantId }) => participantId));
    const above = order.filter(({ participantId }) => !settled.has(participantId));
    const open = above.map((row) => ({ ...row, tier: 1, rankBefore: null }));
    return { ...after, rows: [...open, ...rows], open: open.length };
  });
}
