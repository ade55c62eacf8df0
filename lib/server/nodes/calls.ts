/** What is called out of a session's commits: their numbers, and what they changed where that fits. */

/** Bytes of a call; PostgreSQL takes fewer than 8,000. */
const bytesAtMost = 7_900;

/** Commits of one session that are to be called out. */
export interface Called {
  /** the number of the last */
  sequence: number;
  /** what the last ones changed, in order; fewer than there were where one did not say so, or another process was between */
  contents: readonly string[];
}

/** With one commit more. @param content null when it does not say what it changed */
export function called(before: Called | undefined, sequence: number, content: string | null): Called {
  if (content === null) return { sequence, contents: [] };
  const follows = before?.sequence === sequence - 1;
  return { sequence, contents: [...(follows ? before.contents : []), content] };
}

/** As it is called out; without what was changed where it is too long. */
export function wordOf(sessionId: string, { sequence, contents }: Called): string {
  const word = `c ${sessionId} ${sequence}`;
  const whole = `${word} ${contents.join("\n")}`;
  return contents.length === 0 || Buffer.byteLength(whole) > bytesAtMost ? word : whole;
}

/** What was called out of a session; null for any other word. */
export function heardOf(word: string): (Called & { sessionId: string }) | null {
  const [kind, sessionId, sequence, ...rest] = word.split(" ");
  if (kind !== "c") return null;
  const contents = rest.length === 0 ? [] : rest.join(" ").split("\n");
  return { sessionId, sequence: Number(sequence), contents };
}
