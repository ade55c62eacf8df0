/** Parts of the page's code that are fetched when they are first shown. */

const firstWaitMs = 500;
const longestWaitMs = 8_000;
/** Failures while the browser believes itself online; more mean that the code is gone, not the network. */
const patience = 8;

/** Resolves after `ms`, or as soon as the network is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}

/**
 * Asks for code again and again while the network is away: a tab that is opened in a dead spot opens when that ends.
 * @param load a dynamic import
 * @throws what `load` rejected with, after about half a minute of failures on a network that is there
 */
export async function untilFetched<T>(load: () => Promise<T>): Promise<T> {
  for (let failures = 0, waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && ++failures >= patience) throw error;
    }
    await pause(waitMs);
  }
}
