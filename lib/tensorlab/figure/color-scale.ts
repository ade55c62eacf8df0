/** Numbers as colours. */
import type { ColorScale } from "./figure";

type Rgb = readonly [red: number, green: number, blue: number];

const partsOf = (color: string): Rgb => {
  const whole = Number.parseInt(color.slice(1), 16);
  return [whole >> 16, (whole >> 8) & 255, whole & 255];
};

/** @returns the way from a number to its colour's parts, 0 to 255 each; null for what is no number */
export function colorsOf({ colors, stepped, low, high }: ColorScale): (value: number) => Rgb | null {
  const known = colors.map(partsOf);
  const last = known.length - 1;
  return (value) => {
    if (Number.isNaN(value)) return null;
    const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
    if (stepped) return known[Math.min(last, Math.floor(share * known.length))];
    const at = Math.min(last - 1, Math.floor(share * last));
    const [from, to] = [known[at], known[at + 1]];
    const part = share * last - at;
    const mixed = (k: 0 | 1 | 2) => Math.round(from[k] + part * (to[k] - from[k]));
    return [mixed(0), mixed(1), mixed(2)];
  };
}

/** "#rrggbb". */
export const hexOf = (parts: Rgb): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
