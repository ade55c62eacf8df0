/** What a terminal shows of what a program printed. */

/** Where the page was cleared last (IPython's clear_output prints \f): what begins there is shown. */
export const sinceCleared = (output: string): number => output.lastIndexOf("\f") + 1;

/**
 * Where the question begins that a program asks at the end of its output: what stands last on the screen, where a
 * terminal would have one type. Its end when nothing stands there.
 * @param shown what was handed out, each at its place in the output: a figure parts lines
 */
export const questionAt = (output: string, shown: readonly { at: number }[]): number =>
  Math.max(sinceCleared(output), output.lastIndexOf("\n") + 1, ...shown.map(({ at }) => at));

/** \r goes back to the line's start, and what comes then covers what stood there. */
const lineShown = (line: string): string =>
  line.split("\r").reduce((shown, part) => part + shown.slice(part.length), "");

/** A line that was written over itself is one. */
export const overwritten = (output: string): string =>
  output.includes("\r") ? output.replaceAll("\r\n", "\n").split("\n").map(lineShown).join("\n") : output;
