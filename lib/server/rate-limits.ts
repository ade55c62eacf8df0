/** How often one identity may do what. A hall shares an address: by it next to nothing is refused. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { RequestName } from "@/lib/contract/requests";
import { JoinLimits } from "./join-limits";
import { Lanes } from "./lanes";
import { digestOf, ToldPoints } from "./told-points";

/** points in a number of seconds */
interface Allowance {
  points: number;
  duration: number;
}

/** An outbox that comes back after a minute offline sends dozens at once; a page that is broken sends thousands. */
const everyRequest: Allowance = { points: 150, duration: 10 };

/** Costly or guessable requests, on top. */
const costly: Partial<Record<RequestName, Allowance>> = {
  // by hand nobody sends as many; what returns from offline is taken over some minutes
  "run.submit": { points: 20, duration: 60 },
  "attempt.submit": { points: 20, duration: 10 },
  "evidence.attach": { points: 20, duration: 10 },
  // each of half a megabyte; all tabs of a participant at once, and again
  "notebook.load": { points: 50, duration: 60 },
  // reads the one before
  "notebook.save": { points: 100, duration: 60 },
  // a page sends one in two seconds, and a person has two or three pages
  "tile.report": { points: 20, duration: 10 },
  // a link each, or a look-up of what waits
  "staff.invite": { points: 20, duration: 60 },
  // each is a commit of its own that all wait for; by hand nobody asks as often
  "spotlight.decline": { points: 10, duration: 60 },
  "snapshots.withdraw": { points: 10, duration: 60 },
  "participant.number": { points: 10, duration: 60 },
  "participant.join": { points: 20, duration: 60 },
  "participant.resume": { points: 30, duration: 300 },
};

const wrongCodes = {
  /** one browser profile, or everybody of an address without one */
  device: { points: 15, duration: 300 },
  /** everybody behind an address together */
  address: { points: 1_000, duration: 300 },
} as const;

/** Wrong codes of one browser profile while others of its address guess. The right code at once always passes. */
const amongGuessers = 2;

/** Exercises checked for people in no session. */
const alone = {
  aloneByDevice: { points: 20, duration: 10 },
  /** a hall shares one */
  aloneByAddress: { points: 400, duration: 10 },
} as const;

export type CodeGuesser = { device: string | null; address: string };

/** Of an allowance of requests a process tells the others what it takes beyond this share: hardly anybody comes so far. */
const untoldShare = 0.25;

const limiter = (keyPrefix: string, { points, duration }: Allowance, generosity: number) =>
  new RateLimiterMemory({ keyPrefix, points: points * generosity, duration });

/** Takes a point. @returns ms to wait, or how many are taken when there was one left */
async function take(limit: RateLimiterMemory, key: string): Promise<{ wait: number } | { taken: number }> {
  try {
    return { taken: (await limit.consume(key)).consumedPoints };
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return { wait: Math.max(1, refusal.msBeforeNext) };
    throw refusal;
  }
}

/** @returns ms until a point is left, or null when one is */
async function exhausted(limit: RateLimiterMemory, key: string): Promise<number | null> {
  const state = await limit.get(key);
  return state && state.remainingPoints <= 0 ? Math.max(1, state.msBeforeNext) : null;
}

export class RateLimits {
  /** by name: what is taken of each here, other processes learn */
  readonly #limits: Readonly<Record<string, RateLimiterMemory>>;
  readonly #device: RateLimiterMemory;
  readonly #address: RateLimiterMemory;

  /** those of one guesser, one at a time: what is counted afterwards must not be asked at once */
  readonly guesses = new Lanes();
  /** of coming into sessions */
  readonly joins: JoinLimits;
  /** what other processes have to learn: every wrong code, and of requests those of who asks much */
  readonly told: ToldPoints;

  /** @param generosity factor of all allowances, for a load generator */
  constructor(readonly generosity = 1) {
    this.joins = new JoinLimits(generosity);
    const allowances = { ...costly, request: everyRequest, ...wrongCodes, ...alone };
    this.#limits = Object.fromEntries(
      Object.entries(allowances).map(([name, allowance]) => [name, limiter(name, allowance, generosity)]),
    );
    this.#device = this.#limits.device;
    this.#address = this.#limits.address;
    this.told = new ToldPoints(this.#limits);
  }

  /** Takes a point of an allowance of requests. @returns ms to wait, or null when there was one left */
  async #ask(name: string, key: string): Promise<number | null> {
    const limit = this.#limits[name];
    const answer = await take(limit, key);
    if ("wait" in answer) return answer.wait;
    if (answer.taken > limit.points * untoldShare) this.told.note(name, key);
    return null;
  }

  /** Counts a request. @returns ms to wait, or null when it may pass */
  async request(identity: string, name: string): Promise<number | null> {
    const key = digestOf(identity);
    const wait = await this.#ask("request", key);
    return wait ?? (Object.hasOwn(costly, name) ? this.#ask(name, key) : null);
  }

  /** Counts an exercise of somebody in no session. @returns ms to wait, or null when it may pass */
  async checkAlone(owner: string, address: string): Promise<number | null> {
    return (
      (await this.#ask("aloneByDevice", digestOf(owner))) ?? this.#ask("aloneByAddress", digestOf(address))
    );
  }

  /** Counts a wrong join code. */
  async wrongCode({ device, address }: CodeGuesser): Promise<void> {
    const keys = [digestOf(device ?? address), digestOf(address)] as const;
    this.told.note("device", keys[0]);
    this.told.note("address", keys[1]);
    await take(this.#device, keys[0]);
    await take(this.#address, keys[1]);
  }

  /** @returns ms that this device must wait before it may try another code, or null */
  async guessing({ device, address }: CodeGuesser): Promise<number | null> {
    const own = await this.#device.get(digestOf(device ?? address));
    if (!own) return null;
    const crowded = (await exhausted(this.#address, digestOf(address))) !== null;
    const left = crowded ? amongGuessers - own.consumedPoints : own.remainingPoints;
    return left <= 0 ? Math.max(1, own.msBeforeNext) : null;
  }
}
