/** What a refused or failed try says to whoever tried, and to the log. */
import type { Delay } from "@/lib/contract/sign-in-problem";
import { TooBusy } from "./turn-queue";
import { TooManyTries } from "./sign-in-limits";

/** How long a refusal says to wait; null when the error is no refusal. */
export function delayOf(error: unknown): Delay | null {
  if (error instanceof TooManyTries) return { kind: "wait", seconds: error.seconds };
  return error instanceof TooBusy ? { kind: "busy", seconds: error.seconds } : null;
}

/** Runs what may be refused. @returns its value, or how long to wait */
export async function orDelay<Value>(run: () => Promise<Value>): Promise<Value | Delay> {
  try {
    return await run();
  } catch (error) {
    const delay = delayOf(error);
    if (delay) return delay;
    throw error;
  }
}

/** A line for the log: a code or an error's kind. Messages may hold addresses, tokens, or a stranger's text. */
export function report(what: unknown): void {
  const kind = what instanceof Error ? what.name : typeof what === "string" ? what : typeof what;
  process.stderr.write(`sign-in: ${kind.replace(/[^\w-]/g, "?").slice(0, 60)}\n`);
}
