/** A place on the square that a map shows, as it is pointed at, moved by keys and put into a page. */

/** A place on the plane of the data. */
export interface Place {
  x: number;
  y: number;
}

/** A box of the page, as `getBoundingClientRect` gives it: CSS pixels. */
type Box = Pick<DOMRectReadOnly, "left" | "top" | "width" | "height">;

/** How far arrow keys move, in parts of the map's half side; with Shift five to a side. */
const usualStep = 0.05;
const largeStep = 0.2;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The nearest place on a map of half side `extent`. */
export function holdInside({ x, y }: Place, extent: number): Place {
  const hold = (value: number) => Math.max(-extent, Math.min(extent, value));
  return { x: hold(x), y: hold(y) };
}

/** The place under a pointer: `clientX` and `clientY` over the box of a map of half side `extent`. */
export function placeUnder(
  { clientX, clientY }: { clientX: number; clientY: number },
  { left, top, width, height }: Box,
  extent: number,
): Place {
  const x = (2 * (clientX - left)) / width - 1;
  const y = 1 - (2 * (clientY - top)) / height;
  return holdInside({ x: x * extent, y: y * extent }, extent);
}

/**
 * Where an arrow key leads from a place; null for any other key.
 * @param step in parts of the half side, without Shift
 */
export function placeAfterKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  { x, y }: Place,
  extent: number,
  step = usualStep,
): Place | null {
  // own keys alone: "constructor" is no arrow
  const arrow = Object.hasOwn(arrows, key) ? arrows[key] : null;
  if (!arrow) return null;
  const far = (shiftKey ? largeStep : step) * extent;
  return holdInside({ x: x + far * arrow[0], y: y + far * arrow[1] }, extent);
}

/** Where the place lies in the map's box, as CSS says it. */
export const cssPlace = ({ x, y }: Place, extent: number): { left: string; top: string } => ({
  left: `${50 * (x / extent + 1)}%`,
  top: `${50 * (1 - y / extent)}%`,
});
