/** How the lines of a room are, from the server's own counts: who came back, and how long round trips take. */
import type { HallHealth } from "@/lib/agreed/hall-health";

const minuteMs = 60_000;

/** Of a connection's transport what tells when the server asked whether it is there, and when it answered. */
export interface Line {
  on: (event: "packet" | "packetCreate", listener: (packet: { type: string }) => void) => unknown;
}

/** The place of the slowest tenth among so many. */
const tenthOf = (count: number): number => Math.min(count - 1, Math.floor(0.9 * count));

/** Two digits: a sign that changes with every millisecond is none, and is sent anew each time. */
const rounded = (ms: number): number => Number(ms.toPrecision(ms < 10 ? 1 : 2));

export class LineHealth<Key extends object> {
  readonly #now: () => number;
  /** when somebody came back, the oldest first */
  readonly #returns: number[] = [];
  /** ms of each connection's newest round trip */
  readonly #trips = new Map<Key, number>();

  /** @param now ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Times the round trips of a connection: the engine asks every ten seconds. */
  watch(key: Key, line: Line): void {
    let askedAt: number | null = null;
    line.on("packetCreate", ({ type }) => {
      if (type === "ping") askedAt = this.#now();
    });
    line.on("packet", ({ type }) => {
      if (type !== "pong" || askedAt === null) return;
      this.#trips.set(key, this.#now() - askedAt);
      askedAt = null;
    });
  }

  /** A connection is gone. */
  forget(key: Key): void {
    this.#trips.delete(key);
  }

  /** Somebody who was away is here again. */
  returned(): void {
    this.#returns.push(this.#now());
  }

  /** @param keys connections of those who are meant; what is told of others is theirs */
  health(keys: Iterable<Key>): HallHealth {
    const since = this.#now() - minuteMs;
    while (this.#returns.length > 0 && this.#returns[0] <= since) this.#returns.shift();
    const trips = [...keys].flatMap((key) => this.#trips.get(key) ?? []).sort((a, b) => a - b);
    const slowestMs = trips.length === 0 ? null : rounded(trips[tenthOf(trips.length)]);
    return { reconnected: this.#returns.length, slowestMs };
  }
}
