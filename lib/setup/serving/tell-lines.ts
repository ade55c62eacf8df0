/** What another program prints, line by line. */
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** Tells each line that a program prints, without colours; what holds nothing is not told. */
export function tellLines(stream: Readable, tell: (line: string) => void): void {
  createInterface({ input: stream }).on("line", (line) => {
    const words = stripVTControlCharacters(line).trim();
    if (words) tell(words);
  });
}
