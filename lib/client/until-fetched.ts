/** Parts of the page's code that are fetched when they are first shown. */
import { isOutdated, Outdated } from "./outdated";

const firstWaitMs = 500;
const longestWaitMs = 8_000;
/** Failures while the browser believes itself online; more mean that the code is gone, not the network. */
const patience = 8;
/** After as many it is asked whether the server was updated: then it has other code. */
const suspicious = 2;

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

/** What bundlers and browsers say of code that did not come; whatever else an import rejects with, the code itself threw. */
const notFetched =
  /failed to load chunk|dynamically imported module|importing a module script failed|failed to fetch|load failed/i;

/** Whether code did not come, rather than came and failed. */
const didNotCome = (error: unknown): boolean =>
  error instanceof Error && (error.name === "ChunkLoadError" || notFetched.test(error.message));

/**
 * Asks for code again and again while the network is away: a tab that is opened in a dead spot opens when that ends.
 * @param load a dynamic import
 * @throws what `load` rejected with, at once where the code came and threw; Outdated once it is sure that the code is
 * gone, and what `load` rejected with after about half a minute of failures on a network that is there
 */
export async function untilFetched<T>(load: () => Promise<T>): Promise<T> {
  for (let failures = 0, waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      return await load();
    } catch (error) {
      if (!didNotCome(error)) throw error;
      if (navigator.onLine && ++failures >= patience) throw error;
      if (failures === suspicious && (await isOutdated()))
        throw new Outdated("the code is gone", { cause: error });
    }
    await pause(waitMs);
  }
}
