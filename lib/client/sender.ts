/** Takes waiting items to the server, as many lanes at once as may be, and settles each by its answer. */
import type { Reply } from "@/lib/contract/errors";
import type { Connection } from "./connection";
import type { Acknowledged, OutboxItem } from "./outbox-item";
import { claim, release } from "./outbox-queue";
import type { Decide } from "./outbox-store";

/** What the outbox needs of a connection. */
export type Wire = Pick<Connection, "status" | "request">;

interface Options {
  connection: Wire;
  now: () => number;
  /** the tab */
  holder: string;
  transact: <Found>(decide: Decide<Found>) => Promise<Found>;
  /** stores what an answer means */
  settle: (item: OutboxItem, reply: Reply<Acknowledged["data"]>) => Promise<void>;
  /** told whenever nothing is on its way any more */
  onIdle: () => void;
}

const lanesAtOnce = 3;

/** The sending of one tab. */
export class Sender {
  readonly #options: Options;
  readonly #sending = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Something is on its way, or about to be. */
  get busy(): boolean {
    return this.#sending.size > 0 || this.#pumping !== null;
  }

  get online(): boolean {
    return !this.#closed && this.#options.connection.status.get().state === "online";
  }

  /** Starts sending whatever may be sent; a call during one makes it look again. */
  pump = (): void => {
    this.#again = true;
    this.#pumping ??= this.#pumpOnce().finally(() => {
      this.#pumping = null;
      if (this.#again && this.online) this.pump();
      else if (!this.busy) this.#options.onIdle();
    });
  };

  /** Sends nothing more, and lets go of what it was about to send; what is on its way is still settled. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #pumpOnce(): Promise<void> {
    const { now, holder, transact } = this.#options;
    this.#again = false;
    clearTimeout(this.#timer);
    while (this.online && this.#sending.size < lanesAtOnce) {
      const sender = { now: now(), holder, sending: this.#sending };
      const { item, waitMs } = await transact((items) => claim(items, sender));
      if (!item) {
        if (waitMs !== null && !this.#closed) this.#timer = setTimeout(this.pump, waitMs + 5);
        return;
      }
      // from then on the connection may be another's
      if (this.#closed) return void (await transact((items) => release(items, item)));
      // a page that slept meanwhile: by now another tab may have sent it, and what follows it
      if (now() >= item.heldUntil) continue;
      this.#sending.add(item.id);
      void this.#send(item);
    }
  }

  async #send(item: OutboxItem): Promise<void> {
    const { connection, settle, onIdle } = this.#options;
    // an item's payload is that of its name
    const reply = (await connection.request(item.name, item.payload)) as Reply<Acknowledged["data"]>;
    try {
      await settle(item, reply);
    } finally {
      this.#sending.delete(item.id);
      if (!this.busy) onIdle();
      if (!this.#closed) this.pump();
    }
  }
}
