import type { Pieces } from "@/lib/review/export-source";

/** How long an export waits for its reader. */
export interface Patience {
  /** at most, and all pauses together until something is taken */
  pauseMs: number;
  /** what is taken buys so much of it back: the slowest that a reader may be */
  bytesPerSecond: number;
}

/** A line of 128 kbit a second, on which no page of ours would open either. */
const patient: Patience = { pauseMs: 60_000, bytesPerSecond: 16_000 };

/**
 * The pieces as they come, one at a time as the reader takes them. Who takes too little for the time that is waited gives
 * their place to the next.
 * @param done called once, whatever the end
 */
export function streamOf(pieces: Pieces, done: () => void, patience = patient): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const bytesPerMs = patience.bytesPerSecond / 1_000;
  let leftMs = patience.pauseMs;
  let pause: NodeJS.Timeout | undefined;
  let since = performance.now();
  const end = async () => {
    clearTimeout(pause);
    await pieces.return();
    done();
  };
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(pause);
      leftMs -= pause ? performance.now() - since : 0;
      try {
        const { done: last, value } = await pieces.next();
        if (last) {
          controller.close();
          done();
          return;
        }
        const bytes = encoder.encode(value);
        leftMs = Math.min(patience.pauseMs, leftMs + bytes.length / bytesPerMs);
        controller.enqueue(bytes);
      } catch (error) {
        done();
        throw error;
      }
      since = performance.now();
      pause = setTimeout(
        () => {
          controller.error(new Error("the reader of an export took too little"));
          void end();
        },
        Math.max(0, leftMs),
      );
    },
    cancel: end,
  });
}
