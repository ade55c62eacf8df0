/**
 * The worker's wait for a line. Python stands still while it waits, so the worker has to: where memory may be shared
 * (over HTTPS alone, with further conditions) it could wait for a change of it, a request without callbacks works
 * everywhere.
 */
import { lineRead, type Line } from "./line";

/** answers without a line come after a while; sooner means that somebody in between gave them */
const pauseMs = 500;
/** so often without an answer, some 30 s, and nobody is asked any more */
const failuresAtMost = 60;

/** Stands still. Shared memory can be waited for by who made it, but not in every browser. */
function pause(): void {
  try {
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    Atomics.wait(new Int32Array(buffer), 0, 0, pauseMs);
  } catch {
    const until = performance.now() + pauseMs;
    while (performance.now() < until);
  }
}

/** One request. @returns its status, 0 without an answer, and what was said */
function ask(path: string): { status: number; text: string } {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", path, false);
    request.send();
    return { status: request.status, text: request.responseText };
  } catch {
    return { status: 0, text: "" };
  }
}

/** Waits as long as it takes. @returns null when lines cannot come */
export function waitForLine(path: string): Line | null {
  for (let failures = 0; failures < failuresAtMost; failures++) {
    const began = performance.now();
    const { status, text } = ask(path);
    const line = status === 200 ? lineRead(text) : null;
    if (line) return line;
    if (status === 204) failures = -1;
    if (performance.now() - began < pauseMs) pause();
  }
  return null;
}
