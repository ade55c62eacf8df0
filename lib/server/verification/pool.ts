/** Verification off the socket's event loop, one run of each participant at a time. */
import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import Tinypool from "tinypool";
import type { Score } from "@/lib/live/submission";
import { Lanes } from "../lanes";
import { leastMs } from "./least-time";
import type { ScoreJob } from "./score-job";
import { workerFile, type Task } from "./worker-file";
import type { VoteJob, Votes } from "./vote";

export interface Verification {
  /**
   * @param job with whose it is: one owner's runs are scored one after another
   * @returns null: too much is waiting already
   */
  score: (job: ScoreJob & { owner: string }) => Promise<Score | null>;
  /** What some networks of a class say together; it waits behind the runs that wait. */
  vote: (job: VoteJob) => Promise<Votes>;
  close: () => Promise<void>;
}

/** The largest network takes a fifth of a second: beyond this many the wait would outlast the client's patience. */
const waitingAtMost = 2_000;
/** and more than this many of one owner */
const ownedAtMost = 20;
const longestMs = 20_000;

const startPool = async (threads: number): Promise<Tinypool> =>
  new Tinypool({
    filename: await workerFile("score"),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    // the parent's own loaders and flags stay with the parent
    execArgv: [],
  });

/** Starts the workers; they are ready with their first job. */
export function startVerification(
  // two at least: beside the costliest run there is always room for a small one
  threads = Math.min(4, Math.max(2, availableParallelism() - 1)),
): Verification {
  const starting = startPool(threads);
  const lanes = new Lanes();
  let closed = false;
  const run = async (task: Task, job: ScoreJob | VoteJob): Promise<unknown> => {
    const filename = await workerFile(task);
    return (await starting).run(job, { filename, name: task, signal: AbortSignal.timeout(longestMs) });
  };
  const scored = async (job: ScoreJob): Promise<Score> => {
    // what still waits in a lane would wake a worker again
    if (closed) throw new Error("the verification is closed");
    // the lane is held as long, so that the owner's next run tells no more
    const enough = pause(leastMs(job.network, job.dataset.classes));
    const score = (await run("score", job)) as Score;
    await enough;
    return score;
  };
  return {
    score: async ({ owner, ...job }) => {
      const { queueSize } = await starting;
      if (queueSize >= waitingAtMost || lanes.length(owner) >= ownedAtMost) return null;
      return lanes.run(owner, () => scored(job));
    },
    vote: async (job) => (await run("vote", job)) as Votes,
    close: async () => {
      closed = true;
      await (await starting).destroy();
    },
  };
}
