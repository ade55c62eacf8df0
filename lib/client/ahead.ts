/** Code that is not shown yet, fetched before it is: the network may be gone by then. */
import { untilFetched } from "./until-fetched";

/** ms after which what the page needs first has come, and its buttons answer, on a slow phone too */
const laterMs = 2_000;

/**
 * Fetches code a moment after the page's own, in nothing's way.
 * @param load a dynamic import
 * @param atOnce whether this window shows it first of all; asked once
 * @returns `load`
 */
export function ahead<Module>(load: () => Promise<Module>, atOnce = () => false): () => Promise<Module> {
  if (typeof window === "undefined") return load;
  // whoever shows it says so when it did not come
  const fetch = () => void untilFetched(load).catch(() => undefined);
  if (atOnce()) fetch();
  else setTimeout(fetch, laterMs);
  return load;
}
