/** What becomes of somebody's text when it is formatted: a small, safe tree, or the reason why it stands as written. */
import type { Root } from "hast";

/** Beyond these a text is shown as it was written. A page renders a tree of this size well within a fifth of a second. */
export const proseLimits = {
  /** elements and texts of the whole tree, formulas included */
  nodes: 5_000,
  /** elements inside one another; a formula of a few nested fractions has some forty */
  depth: 120,
  formulas: 200,
} as const;

/**
 * nested: too deeply; long: more formatting than a page can show at once, or than could be made in time;
 * wordless: nothing of it would show (definitions of links, a row of dashes)
 */
export type AsWritten = "nested" | "long" | "wordless";

export type Formatted = { tree: Root } | { asWritten: AsWritten };
