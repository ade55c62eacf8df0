/** What a page is busy starting: what can wait for it does, on machines that have few cores. */
import { inTime } from "./in-time";

const starts = new Set<Promise<unknown>>();

/** ms; what takes longer does not come, or is not what one waits for */
const longestMs = 15_000;

/** Has what can wait wait until this is settled. */
export function starting(start: Promise<unknown>): void {
  const settled = start.catch(() => undefined).finally(() => starts.delete(settled));
  starts.add(settled);
}

/** Resolves when nothing is starting, or takes too long. */
export async function started(): Promise<void> {
  await inTime(Promise.all(starts), longestMs).catch(() => undefined);
}
