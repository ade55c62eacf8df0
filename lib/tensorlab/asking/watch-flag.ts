/** The worker's look at the flag: seldom enough to cost a program next to nothing. */
import type { Flag } from "./flag";

/** ms from one look to the next, at least and at most; in between a look takes a hundredth of the time */
const leastMs = 250;
const mostMs = 600;
const share = 100;

/** A request without callbacks, which is what there is for code that does not pause. */
function isReadable(address: string): boolean {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", address, false);
    request.send();
    return request.status === 200;
  } catch {
    return false;
  }
}

/** What the look needs of its surroundings. */
export interface Sight {
  isReadable(address: string): boolean;
  /** ms of any clock */
  now(): number;
}

const browser: Sight = { isReadable, now: () => performance.now() };

/** @returns whether the flag was seen to be lowered; looks when it is time to, and never where the mast is out of sight */
export function watchFlag({ flag, mast }: Flag, { isReadable, now }: Sight = browser): () => boolean {
  let next = now() + leastMs;
  let seen: "up" | "lowered" | "nothing" = "up";
  return () => {
    const began = now();
    if (seen !== "up" || began < next) return seen === "lowered";
    if (!isReadable(flag)) seen = isReadable(mast) ? "lowered" : "nothing";
    const ended = now();
    next = ended + Math.min(mostMs, Math.max(leastMs, share * (ended - began)));
    return seen === "lowered";
  };
}
