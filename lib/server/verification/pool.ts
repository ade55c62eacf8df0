/** Verification off the socket's event loop. */
import { availableParallelism } from "node:os";
import Tinypool from "tinypool";
import type { Score } from "@/lib/live/submission";
import type { ScoreJob } from "./score-job";

export interface Verification {
  /** null: too much is waiting already */
  score: (job: ScoreJob) => Promise<Score | null>;
  close: () => Promise<void>;
}

/** The largest network takes a fifth of a second: beyond this many the wait would outlast the client's patience. */
const waitingAtMost = 2_000;
const longestMs = 20_000;

/** Starts the workers; they are ready with their first job. */
export function startVerification(
  threads = Math.min(4, Math.max(1, availableParallelism() - 1)),
): Verification {
  const pool = new Tinypool({
    filename: new URL("./score-worker.mjs", import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    // the parent's own loaders and flags stay with the parent
    execArgv: [],
  });
  return {
    score: async (job) => {
      if (pool.queueSize >= waitingAtMost) return null;
      return (await pool.run(job, { signal: AbortSignal.timeout(longestMs) })) as Score;
    },
    close: () => pool.destroy(),
  };
}
