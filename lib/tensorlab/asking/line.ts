/** A line that a program asks for (`input`): it goes from the page to the worker, which stands still until it is there. */
export type Line =
  | { kind: "text"; text: string }
  /** there are no more (Ctrl-D) */
  | { kind: "end" }
  /** the program is to stop asking (Ctrl-C) */
  | { kind: "interrupt" };

/** Characters of a line at most. */
export const lineLimit = 2_000;

const prefix = "/line/";

/** Where the line is left and collected. @param box known to one page and its worker alone */
export const linePath = (box: string, count: number): string => `${prefix}${box}-${count}`;

export const isLinePath = (path: string): boolean => /^\/line\/[\w-]{21,40}$/.test(path);

export const lineWritten = (line: Line): string => JSON.stringify(line);

/** @returns null for what no page of ours wrote */
export function lineRead(text: string): Line | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null || !("kind" in found)) return null;
  if (found.kind === "end" || found.kind === "interrupt") return { kind: found.kind };
  if (found.kind !== "text" || !("text" in found) || typeof found.text !== "string") return null;
  return found.text.length <= lineLimit ? { kind: "text", text: found.text } : null;
}
