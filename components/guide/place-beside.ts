/** Where the guide's card stands: beside what it speaks of and never over it, if the window has the room. Pure. */

interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

interface Size {
  width: number;
  height: number;
}

/** px between card, target and the window's edges */
const gap = 12;

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

/** The card's corner: below, above, right or left of the target, else at the window's lower edge. */
export function placeBeside(target: Box | null, card: Size, window: Size): { top: number; left: number } {
  const lowest = window.height - card.height - gap;
  const rightmost = window.width - card.width - gap;
  const corner = { top: Math.max(gap, lowest), left: between(gap, rightmost, window.width) };
  if (!target) return corner;
  const left = between(gap, (target.left + target.right - card.width) / 2, Math.max(gap, rightmost));
  if (target.bottom + gap <= lowest) return { top: Math.max(gap, target.bottom + gap), left };
  if (target.top - gap - card.height >= gap) return { top: target.top - gap - card.height, left };
  const top = between(gap, target.top, Math.max(gap, lowest));
  if (target.right + gap <= rightmost) return { top, left: target.right + gap };
  if (target.left - gap - card.width >= gap) return { top, left: target.left - gap - card.width };
  return corner;
}
