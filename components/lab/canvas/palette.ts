/** Colours of the current theme, read from the tokens for canvases. */
export interface Palette {
  /** [r, g, b] of each class, 0–255 */
  classes: [number, number, number][];
  surface: [number, number, number];
  text: string;
  muted: string;
  line: string;
  accent: string;
  /** whether the theme is dark */
  dark: boolean;
}

/** Of "#rrggbb" or "#rgb", to which a minifier shortens it. */
function rgbOf(hex: string): [number, number, number] {
  const digits = hex.replace("#", "");
  const value = parseInt(digits.length === 3 ? digits.replace(/./g, "$&$&") : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The tokens as they stand on an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    classes: [0, 1, 2, 3, 4].map((label) => rgbOf(token(`class-${label}`))),
    surface: rgbOf(token("surface")),
    text: token("text"),
    muted: token("muted"),
    line: token("line"),
    accent: token("accent"),
    dark: style.colorScheme.includes("dark"),
  };
}

export const cssOf = ([r, g, b]: [number, number, number]): string => `rgb(${r} ${g} ${b})`;

/** "A" for the first class. */
export const classLetter = (label: number): string => "ABCDE"[label] ?? "?";
