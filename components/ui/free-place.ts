/** Where in the window a message covers the least of what is used. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where messages may stand, the first where nothing speaks against it. */
export const places = ["bottom right", "bottom left", "top right", "top left", "bottom", "top"] as const;

export type Place = (typeof places)[number];

/** Below the header, and as far from every other edge as from the window's corner. */
const edges = { top: 64, other: 16 };

/** What is typed into, and what is pressed; the rest is read, and read again when the message has gone. */
const fields =
  "textarea, select, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=range])";
const controls = "button, a[href], summary, input, [role=slider], [role=tab]";

/** Where what is pressed again and again stands. */
const bars = "[data-bottom-bar]";

/** Covering one control, one field or a control of a bar, and what somebody is typing into. */
const cost = { control: 1, field: 100, typing: 10_000 };

/** From here on a message goes elsewhere. */
export const worthMoving = cost.field;

/** Pixels between two looks at what lies under a message: nothing that is pressed is smaller. */
const step = 20;

/** The box of a message of that size at a place of the window. */
export function boxAt(place: Place, { width, height }: Pick<Box, "width" | "height">, window: Box): Box {
  const right = window.left + window.width - width - edges.other;
  const middle = window.left + (window.width - width) / 2;
  const left = place.endsWith("right") ? right : place.endsWith("left") ? window.left + edges.other : middle;
  const bottom = window.top + window.height - height - edges.other;
  return { left, top: place.startsWith("top") ? edges.top : bottom, width, height };
}

/** The cheapest place: the one of now unless another is cheaper, else the first of the cheapest. */
export function cheapest(all: readonly Place[], costOf: (place: Place) => number, now: Place | null): Place {
  const costs = new Map(all.map((place) => [place, costOf(place)]));
  const least = Math.min(...costs.values());
  const found = all.filter((place) => costs.get(place) === least);
  return now !== null && found.includes(now) ? now : found[0];
}

/** What is used at a point of the window, below the message itself. */
function usedAt(x: number, y: number, message: Element): Element | null {
  const top = document.elementsFromPoint(x, y).find((element) => !message.contains(element));
  return top?.closest(`${fields}, ${controls}`) ?? null;
}

/** What a message in that box would cover, in the terms of `worthMoving`. */
export function costOf({ left, top, width, height }: Box, message: Element): number {
  const used = new Set<Element>();
  for (let y = top; ; y = Math.min(y + step, top + height - 1)) {
    for (let x = left; ; x = Math.min(x + step, left + width - 1)) {
      const element = usedAt(x, y, message);
      if (element) used.add(element);
      if (x >= left + width - 1) break;
    }
    if (y >= top + height - 1) break;
  }
  let sum = 0;
  for (const element of used) {
    const field = element.matches(fields) || element.closest(bars) !== null;
    const typing = field && element.contains(document.activeElement);
    sum += typing ? cost.typing : field ? cost.field : cost.control;
  }
  return sum;
}
