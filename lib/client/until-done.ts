/** Asking again what has to be done once, however often it is refused for now. */
import type { Reply } from "@/lib/contract/errors";

/** ms to the next attempt where the refusal does not say when */
const againMs = 2_000;

/** Waits; ends early with the signal. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Asks until it is done, or nobody wants it any more. @param signal ends it */
export async function untilDone(ask: () => Promise<Reply<unknown>>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const reply = await ask();
    if (reply.ok) return;
    await pause(reply.error.retryAfterMs ?? againMs, signal);
  }
}
