/** How long to wait before a process that died is started again: not at all at first, longer when it dies again and again. */

/** so many die for nothing */
const free = 3;
const firstMs = 500;
/** one that came to serve is worth having back; one that does not even start is tried for ever, but slowly */
const longestMs = { served: 2_000, neverServed: 30_000 };

/** Who served as long as this starts anew: the time that a slow machine takes to start is no sign of health. */
export const steadyMs = 10_000;

/**
 * @param deaths how many lives that served less than `steadyMs` came just before this one
 * @param served whether this life came to serve
 * @returns milliseconds
 */
export function restartDelayMs(deaths: number, served: boolean): number {
  if (deaths < free) return 0;
  return Math.min(longestMs[served ? "served" : "neverServed"], firstMs * 2 ** (deaths - free));
}
