/**
 * How fast people come into a session. A hall is behind one address: a hundred come at once and twenty a second after them,
 * and whoever is beyond that gets a turn that is kept for them. One device comes in a few times an hour.
 */
import { RateLimiterMemory } from "rate-limiter-flexible";
import { digestOf, ToldPoints } from "./told-points";

/** of each session, at each address */
const atOnce = 100;
const betweenMs = 50;
/** Turns are given for the same moments this often: who comes in together is decided and stored together, in one commit. */
const roundMs = 500;
/** turns given beyond those; who comes then is told when to ask again, and that is all */
const turnsAtMost = 900;
/** a turn is kept this long for who does not come */
const keptMs = 30_000;

/** Whom a session meets at its door. */
export interface Comer {
  sessionId: string;
  /** of the session, as the database knows it */
  deviceHash: string;
  address: string;
}

/** One session's door, seen from one address. */
class Queue {
  readonly #generosity: number;
  /** when everybody who was let in or has a turn would be in, one after the other: ms since the epoch */
  #until = 0;
  /** device → when its turn comes, in that order */
  readonly #turns = new Map<string, number>();
  /** when somebody asked last: ms since the epoch */
  #askedAt = 0;

  constructor(generosity: number) {
    this.#generosity = generosity;
  }

  /** @returns ms until the device's turn, or null when it has come */
  turn(device: string, now: number): number | null {
    this.#follow(now);
    this.#forget(now);
    const between = betweenMs / this.#generosity;
    const own = this.#turns.get(device);
    if (own !== undefined && own > now) return own - now;
    if (own !== undefined) {
      this.#turns.delete(device);
      return null;
    }
    const until = Math.max(this.#until, now) + between;
    const free = until - atOnce * betweenMs;
    const turn = Math.ceil(free / roundMs) * roundMs;
    if (free > now && this.#turns.size >= turnsAtMost) return turn - now;
    this.#until = until;
    if (free <= now) return null;
    this.#turns.set(device, turn);
    return turn - now;
  }

  /** Whether nothing of it matters any more. */
  over(now: number): boolean {
    return this.#turns.size === 0 && this.#until <= now;
  }

  /** A clock that was set back takes all turns with it: nobody waits for a time that has been. */
  #follow(now: number): void {
    const back = this.#askedAt - now;
    this.#askedAt = now;
    if (back <= 0) return;
    this.#until -= back;
    for (const [device, turn] of this.#turns) this.#turns.set(device, turn - back);
  }

  #forget(now: number): void {
    for (const [device, turn] of this.#turns) {
      if (turn + keptMs > now) return;
      this.#turns.delete(device);
    }
  }
}

/** Queues that are looked through for those that are over. */
const queuesAtMost = 1_000;

const hour = 3_600;
/** of one device in one session */
const joinsAnHour = 6;
const returnsAnHour = 20;
/** Wrong personal codes within five minutes; the right code at once always passes. */
const wrongCodes = { device: 10, deviceAmongGuessers: 2, address: 300, session: 3_000, seconds: 300 };

/** @returns ms to wait when as many points were taken, or null */
async function spent(limit: RateLimiterMemory, key: string, points: number): Promise<number | null> {
  const state = await limit.get(key);
  return state && state.consumedPoints >= points ? Math.max(1, state.msBeforeNext) : null;
}

const counter = (keyPrefix: string, duration: number): RateLimiterMemory =>
  new RateLimiterMemory({ keyPrefix, points: Number.MAX_SAFE_INTEGER, duration });

export class JoinLimits {
  readonly #generosity: number;
  readonly #queues = new Map<string, Queue>();
  readonly #joins = counter("joins", hour);
  readonly #returns = counter("returns", hour);
  readonly #wrong = counter("wrong", wrongCodes.seconds);
  /** what other processes have to learn */
  readonly told = new ToldPoints({ joins: this.#joins, returns: this.#returns, wrong: this.#wrong });

  /** @param generosity factor of all allowances, for a load generator */
  constructor(generosity = 1) {
    this.#generosity = generosity;
  }

  /** @returns ms until this device's turn to join, or null when it has come */
  turn({ sessionId, deviceHash, address }: Comer, now: number): number | null {
    const key = `${sessionId} ${address}`;
    let queue = this.#queues.get(key);
    if (!queue) {
      if (this.#queues.size >= queuesAtMost) this.#sweep(now);
      this.#queues.set(key, (queue = new Queue(this.#generosity)));
    }
    return queue.turn(deviceHash, now);
  }

  /** @returns ms until this device may join the session once more, or null when it may */
  joinedOften({ deviceHash }: Comer): Promise<number | null> {
    return spent(this.#joins, deviceHash, joinsAnHour * this.#generosity);
  }

  async joined({ deviceHash }: Comer): Promise<void> {
    this.told.note("joins", deviceHash);
    await this.#joins.consume(deviceHash);
  }

  /** @returns ms until this device may try a personal code, or null when it may */
  async resuming({ sessionId, deviceHash, address }: Comer): Promise<number | null> {
    const returned = await spent(this.#returns, deviceHash, returnsAnHour * this.#generosity);
    const crowded =
      (await spent(this.#wrong, `at ${digestOf(address)}`, wrongCodes.address * this.#generosity)) ??
      (await spent(this.#wrong, `in ${sessionId}`, wrongCodes.session * this.#generosity));
    const own = crowded === null ? wrongCodes.device : wrongCodes.deviceAmongGuessers;
    return returned ?? spent(this.#wrong, deviceHash, own * this.#generosity);
  }

  async resumed({ deviceHash }: Comer): Promise<void> {
    this.told.note("returns", deviceHash);
    await this.#returns.consume(deviceHash);
  }

  async guessedWrong({ sessionId, deviceHash, address }: Comer): Promise<void> {
    for (const key of [deviceHash, `at ${digestOf(address)}`, `in ${sessionId}`]) {
      this.told.note("wrong", key);
      await this.#wrong.consume(key);
    }
  }

  #sweep(now: number): void {
    for (const [key, queue] of this.#queues) if (queue.over(now)) this.#queues.delete(key);
  }
}
