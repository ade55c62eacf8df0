/** What PyTorch warns of, in its words: kept here until Python says it, from the line that is meant. */
import { partOfState } from "./program-state";

const state = partOfState(() => ({ waiting: [] as string[], said: new Set<string>() }));

/** Warns with each call; Python says one text once for a line. */
export function warn(text: string): void {
  state().waiting.push(text);
}

/** Warns once in a program. */
export function warnOnce(text: string): void {
  if (state().said.has(text)) return;
  state().said.add(text);
  warn(text);
}

/** What is to be said now; none of it waits any longer. */
export const takeWarnings = (): string[] => state().waiting.splice(0);
