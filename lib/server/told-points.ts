/** Points that were taken of allowances which all server processes share: each tells what was taken of it. */
import { createHash } from "node:crypto";
import type { RateLimiterMemory } from "rate-limiter-flexible";

/** Whose points they are, as others are told: a device's token is a key to its places, and nobody else's matter. */
export const digestOf = (value: string): string => createHash("sha256").update(value).digest("base64url");

/** Since the last time, by allowance. */
export type PointsTold = Readonly<Record<string, readonly (readonly [key: string, points: number])[]>>;

/** keys of an allowance between two tellings; what is beyond them is counted here alone */
const keysAtMost = 20_000;

export class ToldPoints {
  readonly #limits: Readonly<Record<string, RateLimiterMemory>>;
  #untold = new Map<string, Map<string, number>>();

  constructor(limits: Readonly<Record<string, RateLimiterMemory>>) {
    this.#limits = limits;
  }

  /** A point was taken here. */
  note(limit: string, key: string): void {
    const keys = this.#untold.get(limit) ?? new Map<string, number>();
    this.#untold.set(limit, keys);
    if (keys.size < keysAtMost) keys.set(key, (keys.get(key) ?? 0) + 1);
  }

  tell(): PointsTold {
    const told = [...this.#untold].map(([limit, keys]) => [limit, [...keys]] as const);
    this.#untold = new Map();
    return Object.fromEntries(told);
  }

  /** Takes what was taken elsewhere. */
  async hear(told: PointsTold): Promise<void> {
    for (const [limit, keys] of Object.entries(told))
      for (const [key, points] of keys) await this.#limits[limit]?.penalty(key, points);
  }
}
