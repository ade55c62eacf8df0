/** What PyTorch and NumPy warn of, in their words: kept here until Python says it, from the line that is meant. */
import { partOfState } from "./program-state";

/** What goes wrong in numbers, as NumPy's seterr names it. */
export type ErrorKind = "divide" | "over" | "invalid";

interface Waiting {
  text: string;
  /** of NumPy's; null for PyTorch's own */
  kind: ErrorKind | null;
}

const state = partOfState(() => ({ waiting: [] as Waiting[], said: new Set<string>() }));

/** Warns with each call; Python says one text once for a line. */
export function warn(text: string, kind: ErrorKind | null = null): void {
  state().waiting.push({ text, kind });
}

/** Warns once in a program. */
export function warnOnce(text: string): void {
  if (state().said.has(text)) return;
  state().said.add(text);
  warn(text);
}

/** What is to be said now; none of it waits any longer. */
export const takeWarnings = (): Waiting[] => state().waiting.splice(0);
