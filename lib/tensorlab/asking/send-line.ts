/** The page's side of a line that a program asks for. */
import { lineWritten, type Line } from "./line";

const tries = 4;
const pauseMs = 1_000;

/** Leaves a line where the worker collects it. @returns whether it is there */
export async function sendLine(path: string, line: Line): Promise<boolean> {
  for (let at = 0; at < tries; at++) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const sent = await fetch(path, { method: "POST", body: lineWritten(line) }).catch(() => null);
    if (sent?.ok) return true;
  }
  return false;
}
