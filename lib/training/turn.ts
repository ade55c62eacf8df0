/** Lets waiting messages be heard between two pieces of work. */

/** Of the Prioritized Task Scheduling standard; not in every browser. */
interface Scheduler {
  postTask(task: () => void): Promise<void>;
}

const { scheduler } = globalThis as { scheduler?: Scheduler };

/**
 * Resolves in the next turn of the event loop, without the 4 ms that nested timers wait. A channel's message goes by
 * way of another thread, which a busy processor delays: the scheduler comes first.
 */
export function nextTurn(): Promise<void> {
  if (scheduler) return scheduler.postTask(() => undefined);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Resolves after so many milliseconds. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs tasks one after the other, each after the last has ended, failed ones included. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
