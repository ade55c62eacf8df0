/** How often one may try a password: per account and address, and per account over a longer time. */
import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const perPlace = { points: 10, duration: 300 };
const perAccount = { points: 50, duration: 3600 };

interface Limits {
  place: RateLimiterMemory;
  account: RateLimiterMemory;
}

/** Route modules may be loaded more than once in a process; the counters may not. */
const shared = globalThis as typeof globalThis & { spiralroomSignInLimits?: Limits };

const limits = (): Limits =>
  (shared.spiralroomSignInLimits ??= {
    place: new RateLimiterMemory({ keyPrefix: "place", ...perPlace }),
    account: new RateLimiterMemory({ keyPrefix: "account", ...perAccount }),
  });

/** Addresses are kept as hashes, so that no heap dump or error names them. */
const keyOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/** Counts a try. @returns false when there were too many */
export async function mayTry(email: string, address: string): Promise<boolean> {
  try {
    await limits().place.consume(keyOf(email, address));
    await limits().account.consume(keyOf(email));
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}

/** A right password clears the place's count. */
export async function forgetTries(email: string, address: string): Promise<void> {
  await limits().place.delete(keyOf(email, address));
}
