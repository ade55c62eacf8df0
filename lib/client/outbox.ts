/**
 * The way of all work to the server. An item is stored before it is sent, and forgotten only after the server's
 * acknowledgement; its id makes a second arrival harmless, so together: exactly once.
 */
import { passingErrors, type Reply } from "@/lib/contract/errors";
import type { RawPayload } from "@/lib/contract/requests";
import type { Connection } from "./connection";
import { newItem, type Acknowledged, type OutboxItem, type WorkName } from "./outbox-item";
import { acknowledge, claim, dismiss, enqueue, postpone, refuse, wake } from "./outbox-queue";
import { Listeners } from "./listeners";
import { storeWithFallback, type Decide, type OutboxStore } from "./outbox-store";
import { databaseStore } from "./outbox-database";
import { Store, type Observable } from "./store";
import { tabChannel, tabId, type TabChannel } from "./tab";

/** What the outbox holds now. */
export interface OutboxSnapshot {
  /** waiting and refused items in order */
  items: readonly OutboxItem[];
  /** false: the browser keeps nothing, work lives in this page only */
  durable: boolean;
  /** false until the stored items were read */
  ready: boolean;
}

/** Work on its way to the server; an item leaves when the server has committed or refused it. */
export interface Outbox extends Observable<OutboxSnapshot> {
  /**
   * Stores work and sends it when it can. Resolves once stored.
   * @param options.after the item that this one was edited from; if that never left the device, this one replaces it
   */
  add<Name extends WorkName>(
    name: Name,
    payload: RawPayload<Name>,
    options?: { after?: string | null },
  ): Promise<void>;
  /** calls back with each acknowledged item of this tab */
  onAcknowledged(listener: (acknowledged: Acknowledged) => void): () => void;
  /** takes a refused item out of sight */
  dismiss(id: string): Promise<void>;
  /** tries everything again at once */
  retry(): Promise<void>;
  close(): void;
}

/** What the outbox needs of a connection. */
export type Wire = Pick<Connection, "status" | "request">;

interface Options {
  /** the participant's id */
  owner: string;
  connection: Wire;
  open?: () => Promise<OutboxStore>;
  now?: () => number;
  random?: () => number;
  holder?: string;
}

const lanesAtOnce = 3;

class DurableOutbox implements Outbox {
  #options: Required<Options>;
  #store: OutboxStore;
  #snapshot = new Store<OutboxSnapshot>({ items: [], durable: true, ready: false });
  #acknowledged = new Listeners<Acknowledged>();
  #sending = new Set<string>();
  /** versions that this tab's drafts became, for an edit that was made while the acknowledgement was on its way */
  #versions = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pumping: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #stopListening: () => void;
  #channel: TabChannel;

  constructor(options: Required<Options>) {
    this.#options = options;
    this.#store = storeWithFallback(options.open, () => this.#snapshot.merge({ durable: false }));
    this.#channel = tabChannel(`outbox ${options.owner}`, () => void this.#refresh().then(this.#pump));
    this.#stopListening = options.connection.status.subscribe(() => this.#online() && void this.retry());
    void this.#refresh().then(() => this.retry());
  }

  get = (): OutboxSnapshot => this.#snapshot.get();

  subscribe = (listener: () => void): (() => void) => this.#snapshot.subscribe(listener);

  async add<Name extends WorkName>(
    name: Name,
    payload: RawPayload<Name>,
    { after = null }: { after?: string | null } = {},
  ): Promise<void> {
    const { owner, now } = this.#options;
    const item = newItem(name, payload, { owner, after, now: now() });
    const version = after === null ? undefined : this.#versions.get(after);
    if (item.name === "answer.draft" && version !== undefined)
      item.payload = { ...item.payload, baseVersion: Math.max(version, item.payload.baseVersion) };
    await this.#change((items) => enqueue(items, item));
    this.#pump();
  }

  onAcknowledged = (listener: (acknowledged: Acknowledged) => void): (() => void) =>
    this.#acknowledged.subscribe(listener);

  dismiss = (id: string): Promise<void> => this.#change((items) => dismiss(items, id));

  async retry(): Promise<void> {
    if (this.#snapshot.get().items.some(({ retryAt }) => retryAt > 0)) await this.#change(wake);
    this.#pump();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#closeStore();
  }

  /** Only once what is on its way has been settled, so that an acknowledgement is not forgotten. */
  #closeStore(): void {
    if (this.#sending.size > 0) return;
    this.#channel.close();
    this.#store.close();
  }

  #online = (): boolean => !this.#closed && this.#options.connection.status.get().state === "online";

  async #refresh(): Promise<void> {
    const items = await this.#store.transact(this.#options.owner, (all) => ({
      put: [],
      remove: [],
      found: all,
    }));
    this.#snapshot.merge({ items: items.sort((a, b) => a.order - b.order), ready: true });
  }

  async #change(decide: Decide<null>): Promise<void> {
    await this.#store.transact(this.#options.owner, decide);
    await this.#refresh();
    this.#channel.tell();
  }

  /** Starts sending whatever may be sent; a call during one makes it look again. */
  #pump = (): void => {
    this.#again = true;
    this.#pumping ??= this.#pumpOnce().finally(() => {
      this.#pumping = null;
      if (this.#again && this.#online()) this.#pump();
    });
  };

  async #pumpOnce(): Promise<void> {
    this.#again = false;
    clearTimeout(this.#timer);
    while (this.#online() && this.#sending.size < lanesAtOnce) {
      const sender = { now: this.#options.now(), holder: this.#options.holder, sending: this.#sending };
      const { item, waitMs } = await this.#store.transact(this.#options.owner, (items) =>
        claim(items, sender),
      );
      if (!item) {
        if (waitMs !== null && !this.#closed) this.#timer = setTimeout(this.#pump, waitMs + 5);
        return;
      }
      this.#sending.add(item.id);
      void this.#send(item);
    }
  }

  async #send(item: OutboxItem): Promise<void> {
    // an item's payload is that of its name
    const reply = (await this.#options.connection.request(item.name, item.payload)) as Reply<
      Acknowledged["data"]
    >;
    try {
      await this.#settle(item, reply);
    } finally {
      this.#sending.delete(item.id);
      if (this.#closed) this.#closeStore();
      else this.#pump();
    }
  }

  async #settle(item: OutboxItem, reply: Reply<Acknowledged["data"]>): Promise<void> {
    if (!reply.ok) {
      const { error } = reply;
      const { now, random } = this.#options;
      const passing = passingErrors.includes(error.code);
      const later = { error, now: now(), chance: random() };
      await this.#change((items) =>
        passing ? postpone(items, item.id, later) : refuse(items, item.id, error),
      );
      return;
    }
    const version = "draftVersion" in reply.data ? reply.data.draftVersion : null;
    if (version !== null) this.#versions.set(item.id, version);
    await this.#change((items) => acknowledge(items, item.id, version));
    // name, payload and reply belong together by the contract
    this.#acknowledged.tell({ name: item.name, item, data: reply.data } as Acknowledged);
  }
}

/** Opens a participant's outbox; several tabs may have it open. */
export function openOutbox(options: Options): Outbox {
  return new DurableOutbox({
    open: () => databaseStore(),
    now: Date.now,
    random: Math.random,
    holder: tabId(),
    ...options,
  });
}
