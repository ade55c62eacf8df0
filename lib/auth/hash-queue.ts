/**
 * Hashing takes its turn. One argon2 is some 40 ms of a core and 19 MiB, on one of libuv's four threads, which file
 * reads and name look-ups share: fifty at once would stop every page.
 */
import { availableParallelism } from "node:os";
import { TurnQueue } from "./turn-queue";

/** Pages and server are two module graphs of one process; its hashes wait in one queue. */
const shared = globalThis as typeof globalThis & { spiralroomHashQueue?: TurnQueue };

/** On two cores one hash at a time, so that the other is the pages'; two threads stay free for everything else. */
export const hashQueue = (): TurnQueue =>
  (shared.spiralroomHashQueue ??= new TurnQueue({
    atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
    waiting: 64,
    waitingOfShare: 32,
    longestWait: 10_000,
  }));
