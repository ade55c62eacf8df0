import { setTimeout as pause } from "node:timers/promises";

/** What a task comes to, when that is in time. @throws when it is not, and what the task throws */
export async function within<Value>(ms: number, task: () => Promise<Value>): Promise<Value> {
  const over = new AbortController();
  const late = pause(ms, null, { signal: over.signal }).then((): never => {
    throw new Error(`nothing came of it in ${ms / 1000} s`);
  });
  try {
    return await Promise.race([task(), late]);
  } finally {
    over.abort();
  }
}

interface Patience {
  /** ms for all tries together, and for one of them */
  allMs: number;
  tryMs: number;
}

/** Tries again until it works. @throws what it threw last, when the time is over */
export async function patiently<Value>(
  { allMs, tryMs }: Patience,
  task: () => Promise<Value>,
): Promise<Value> {
  const end = Date.now() + allMs;
  for (;;) {
    try {
      return await within(tryMs, task);
    } catch (error) {
      if (Date.now() >= end) throw error;
    }
    await pause(500);
  }
}
