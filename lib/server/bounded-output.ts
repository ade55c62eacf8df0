/**
 * What is written past the log, by packages and by the engine: bounded like it, and nothing that moves a terminal's
 * cursor. Next says a line for every call that it cannot read, with a piece of it.
 */

/** a window's pieces, and characters of one */
const piecesAtMost = 100;
const charactersAtMost = 4_000;
const windowMs = 10_000;

/** Control characters but tabs and line ends; of escapes only colours stay. */
const steering =
  /\u001b(?!\[[\d;]{0,12}m)|[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g;

type Output = Pick<NodeJS.WriteStream, "write">;

/** Bounds what goes out through a stream from now on; what is left out is counted and said with the next window. */
export function boundOutput(stream: Output, now: () => number = Date.now): void {
  const write = stream.write.bind(stream);
  let pieces = 0;
  let ends = 0;
  const bounded = (piece: Uint8Array | string): string | null => {
    const leftOut = now() >= ends ? Math.max(0, pieces - piecesAtMost) : 0;
    if (now() >= ends) [pieces, ends] = [0, now() + windowMs];
    pieces++;
    if (pieces > piecesAtMost) return null;
    const text = (typeof piece === "string" ? piece : Buffer.from(piece).toString()).replace(steering, "?");
    const short = text.length > charactersAtMost ? `${text.slice(0, charactersAtMost)}…\n` : text;
    return leftOut > 0 ? `(${leftOut} more were left out)\n${short}` : short;
  };
  // of its two forms both end with what is called when it is written
  stream.write = (piece: Uint8Array | string, ...rest: unknown[]): boolean => {
    const text = bounded(piece);
    const written = rest.find((one): one is () => void => typeof one === "function");
    if (text !== null) return write(text, () => written?.());
    if (written) process.nextTick(written);
    return true;
  };
}
