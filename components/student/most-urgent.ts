/** What stands above somebody's work, by how little it can wait. */

/** From what cannot wait to what is merely told. */
export const urgencies = [
  "refused",
  "offline",
  "unkept",
  "drafts",
  "answer",
  "released",
  "aside",
  "announcement",
  "finale",
  "ended",
  "check",
  "focus",
  "training",
  "screen",
] as const;

export type Urgency = (typeof urgencies)[number];

/** One notice in words. */
export interface Told {
  id: string;
  urgency: Urgency;
  title: string;
  text: string;
}

/** The one that can wait the least; of several alike the latest. Undefined without any. */
export const mostUrgent = (all: readonly Told[]): Told | undefined => {
  const first = Math.min(...all.map(({ urgency }) => urgencies.indexOf(urgency)));
  return all.findLast(({ urgency }) => urgency === urgencies[first]);
};
