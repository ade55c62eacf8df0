/** What a terminal shows of what a program printed. */

/** Where the page was cleared last (IPython's clear_output prints \f): what begins there is shown. */
export const sinceCleared = (output: string): number => output.lastIndexOf("\f") + 1;

/** \r goes back to the line's start, and what comes then covers what stood there. */
const lineShown = (line: string): string =>
  line.split("\r").reduce((shown, part) => part + shown.slice(part.length), "");

/** A line that was written over itself is one. */
export const overwritten = (output: string): string =>
  output.includes("\r") ? output.replaceAll("\r\n", "\n").split("\n").map(lineShown).join("\n") : output;
