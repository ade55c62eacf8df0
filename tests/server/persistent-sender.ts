// A client that sends until it is acknowledged, as the browser's outbox does: the same id again and again.
import type { Socket } from "socket.io-client";
import { passingErrors, type Reply } from "@/lib/contract/errors";
import type { RawPayload, RequestName } from "@/lib/contract/requests";
import { openSocket } from "./client";

export interface Item<Name extends RequestName = RequestName> {
  name: Name;
  payload: RawPayload<Name> & { id: string };
}

export interface Tally {
  /** id → the accepted reply's data, the first one */
  acknowledged: Map<string, unknown>;
  /** requests without an answer just now */
  waiting: number;
  /** sends of an id that had been sent before */
  repeated: number;
  refused: { id: string; code: string }[];
  /** passing refusals, by code */
  postponed: Map<string, number>;
  /** called after each acknowledgement */
  watchers: Set<() => void>;
}

export const newTally = (): Tally => ({
  acknowledged: new Map(),
  waiting: 0,
  repeated: 0,
  refused: [],
  postponed: new Map(),
  watchers: new Set(),
});

/** Resolves when so many are acknowledged. */
export const acknowledgedReach = ({ acknowledged, watchers }: Tally, count: number): Promise<void> =>
  new Promise((resolve) => {
    const look = () => acknowledged.size >= count && (watchers.delete(look), resolve());
    watchers.add(look);
    look();
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const online = (socket: Socket): Promise<void> =>
  socket.connected ? Promise.resolve() : new Promise((resolve) => socket.once("connect", resolve));

export class PersistentSender {
  readonly socket: Socket;

  constructor(
    url: string,
    code: string,
    cookie: string,
    readonly tally: Tally,
  ) {
    const reconnecting = { reconnection: true, reconnectionDelay: 50, reconnectionDelayMax: 300 };
    this.socket = openSocket(url, { role: "student", code }, cookie, reconnecting);
    // a handshake that failed on a database that is away is not tried again by socket.io itself
    this.socket.on("connect_error", () => setTimeout(() => this.socket.connect(), 200));
  }

  /** Resolves when the server has accepted or finally refused the item. */
  async send({ name, payload }: Item): Promise<void> {
    for (let sends = 0; ; sends++) {
      if (sends > 0) this.tally.repeated++;
      const reply = await this.#once(name, payload);
      if (reply?.ok) return this.#accepted(payload.id, reply.data);
      if (reply && !passingErrors.includes(reply.error.code)) {
        this.tally.refused.push({ id: payload.id, code: reply.error.code });
        return;
      }
      if (reply) this.#postponed(reply.error.code);
      if (reply) await pause(Math.min(reply.error.retryAfterMs ?? 100, 500));
    }
  }

  close(): void {
    this.socket.off("connect_error");
    this.socket.disconnect();
  }

  #accepted(id: string, data: unknown): void {
    if (!this.tally.acknowledged.has(id)) this.tally.acknowledged.set(id, data);
    for (const watcher of [...this.tally.watchers]) watcher();
  }

  #postponed(code: string): void {
    this.tally.postponed.set(code, (this.tally.postponed.get(code) ?? 0) + 1);
  }

  async #once(name: string, payload: unknown): Promise<Reply<unknown> | null> {
    await online(this.socket);
    this.tally.waiting++;
    try {
      return (await this.socket.timeout(10_000).emitWithAck(name, payload)) as Reply<unknown>;
    } catch {
      return null;
    } finally {
      this.tally.waiting--;
    }
  }
}
