/** Joining when many do: who is told to wait for their turn comes back by themselves when it has come. */
import type { Reply } from "@/lib/contract/errors";
import { pause } from "./until-done";

/** A longer wait is no queue, and is told instead of waited for. */
const turnAtMostMs = 120_000;

/** How long a reply asks to wait for one's turn; null when it is an answer. */
function turnOf<Data>(reply: Reply<Data>): number | null {
  if (reply.ok || reply.error.code !== "rate-limited") return null;
  const wait = reply.error.retryAfterMs ?? 0;
  return wait > 0 && wait <= turnAtMostMs ? wait : null;
}

/**
 * Asks, and asks again whenever the turn that was given has come.
 * @param waiting told how many milliseconds are left
 * @param signal ends the waiting; the last reply is the answer then
 */
export async function joinInTurn<Data>(
  ask: () => Promise<Reply<Data>>,
  waiting: (ms: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Reply<Data>> {
  for (;;) {
    const reply = await ask();
    const wait = turnOf(reply);
    if (wait === null || signal?.aborted) return reply;
    waiting(wait);
    await pause(wait, signal);
    if (signal?.aborted) return reply;
  }
}
