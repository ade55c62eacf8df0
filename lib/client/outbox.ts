/**
 * The way of all work to the server: the journal, in the step in which it is made; the browser's database; the server.
 * No place forgets an item before the next has confirmed it; its id makes a second arrival harmless, so together:
 * exactly once.
 */
import { passingErrors, type Reply } from "@/lib/contract/errors";
import type { RawPayload } from "@/lib/contract/requests";
import { isText, Journal } from "./journal";
import { Listeners } from "./listeners";
import { databaseStore } from "./outbox-database";
import { newItem, type Acknowledged, type OutboxItem, type TypedName, type WorkName } from "./outbox-item";
import {
  acknowledge,
  again,
  dismiss,
  enqueue,
  postpone,
  readmit,
  refuse,
  settleAll,
  wake,
} from "./outbox-queue";
import { storeWithFallback, type Decide, type OutboxStore } from "./outbox-store";
import { Sender, type Wire } from "./sender";
import { forgetSettled, noteSettled, settledBefore } from "./settled";
import { Store, type Observable } from "./store";
import { tabChannel, tabId, type TabChannel } from "./tab";
import { Typing } from "./typing";
import { askBeforeLeaving, watchLeave } from "./watch-leave";

/** What the outbox holds now. */
export interface OutboxSnapshot {
  /** waiting and refused items in order, then those that are being stored */
  items: readonly OutboxItem[];
  /** what is being typed, not yet among the items; at most one for each thing that is typed into */
  typed: readonly OutboxItem[];
  /** ids of what other tabs have written down and are not known to have stored */
  elsewhere: readonly string[];
  /** false: the browser's database keeps nothing */
  durable: boolean;
  /** false until the stored items were read */
  ready: boolean;
}

/** Work on its way to the server; an item leaves when the server has committed it, or its writer has let a refused one go. */
export interface Outbox extends Observable<OutboxSnapshot> {
  /** the participant's id */
  readonly owner: string;
  /**
   * Stores work and sends it when it can. Resolves once stored.
   * @param options.after the item that this one was edited from; if that never left the device, this one replaces it
   */
  add<Name extends WorkName>(
    name: Name,
    payload: RawPayload<Name>,
    options?: { after?: string | null },
  ): Promise<void>;
  /**
   * Takes a text with each of its keys: written down at once, stored and sent after a pause. Only the latest of one
   * question or notebook counts.
   * @param options.after as of `add`
   */
  type<Name extends TypedName>(
    name: Name,
    payload: RawPayload<Name>,
    options?: { after?: string | null },
  ): void;
  /** Stores and sends what is being typed without waiting for the pause. */
  flush(): void;
  /** calls back with each acknowledged item of this tab */
  onAcknowledged(listener: (acknowledged: Acknowledged) => void): () => void;
  /** takes a refused item out of sight */
  dismiss(id: string): Promise<void>;
  /** sends a refused item once more */
  tryAgain(id: string): Promise<void>;
  /** tries everything again at once */
  retry(): Promise<void>;
  close(): void;
}

interface Options {
  /** the participant's id */
  owner: string;
  connection: Wire;
  open?: () => Promise<OutboxStore>;
  now?: () => number;
  random?: () => number;
  holder?: string;
}

/** Longer than a page that lives keeps what is typed from the database. */
const othersMs = 3_000;

class DurableOutbox implements Outbox {
  readonly #options: Required<Options>;
  readonly #store: OutboxStore;
  readonly #snapshot = new Store<OutboxSnapshot>({
    ...{ items: [], typed: [], elsewhere: [] },
    ...{ durable: true, ready: false },
  });
  readonly #journal: Journal;
  readonly #typing: Typing;
  readonly #sender: Sender;
  readonly #acknowledged = new Listeners<Acknowledged>();
  /** versions that this tab's drafts became, for an edit that was made while the acknowledgement was on its way */
  readonly #versions = new Map<string, number>();
  /** what the store holds, as it was read last, in order */
  #stored: readonly OutboxItem[] = [];
  /** items that are being stored just now */
  readonly #storing = new Set<OutboxItem>();
  #closed = false;
  #othersTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #stopListening: readonly (() => void)[];
  readonly #channel: TabChannel;

  constructor(options: Required<Options>) {
    const { owner, connection, open, now, holder } = options;
    this.#options = options;
    const onFailure = () => {
      this.#snapshot.merge({ durable: false });
      for (const item of this.#stored) this.#writeBytes(item);
    };
    const onReturn = (_: string, ids: readonly string[]) => void this.#returned(ids);
    this.#store = storeWithFallback({
      ...{ open, onFailure, onReturn },
      ...{ onGone: noteSettled, settled: settledBefore },
    });
    this.#journal = new Journal(owner);
    this.#typing = new Typing(this.#journal, (item) => void this.#take(item));
    this.#sender = new Sender({
      ...{ connection, now, holder, transact: this.#transact, settle: this.#settle },
      onIdle: () => this.#closed && this.#closeStore(),
    });
    this.#channel = tabChannel(`outbox ${owner}`, () => void this.#refresh().then(this.#sender.pump));
    this.#stopListening = [
      connection.status.subscribe(() => this.#sender.online && void this.retry()),
      this.#typing.items.subscribe(() => this.#snapshot.merge({ typed: this.#typing.items.get() })),
      this.#journal.watchOthers(this.#noteOthers),
      () => clearTimeout(this.#othersTimer),
      watchLeave(this.flush),
      askBeforeLeaving(() => this.#goesWithPage),
    ];
    void this.#recover().then(() => this.retry());
  }

  get owner(): string {
    return this.#options.owner;
  }

  get = (): OutboxSnapshot => this.#snapshot.get();

  subscribe = (listener: () => void): (() => void) => this.#snapshot.subscribe(listener);

  async add<Name extends WorkName>(
    name: Name,
    payload: RawPayload<Name>,
    { after = null }: { after?: string | null } = {},
  ): Promise<void> {
    const item = this.#newItem(name, payload, after);
    if (isText(name)) this.#journal.write(item.id, item);
    await this.#take(item);
  }

  type<Name extends TypedName>(
    name: Name,
    payload: RawPayload<Name>,
    { after = null }: { after?: string | null } = {},
  ): void {
    this.#typing.type(this.#newItem(name, payload, after), this.#options.now());
  }

  flush = (): void => this.#typing.flush();

  onAcknowledged = (listener: (acknowledged: Acknowledged) => void): (() => void) =>
    this.#acknowledged.subscribe(listener);

  async dismiss(id: string): Promise<void> {
    await this.#change((items) => dismiss(items, id));
    this.#journal.confirmed(id);
  }

  async tryAgain(id: string): Promise<void> {
    await this.#change((items) => again(items, id));
    this.#sender.pump();
  }

  async retry(): Promise<void> {
    if (this.get().items.some(({ retryAt }) => retryAt > 0)) await this.#change(wake);
    this.#sender.pump();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    this.#sender.close();
    for (const stop of this.#stopListening) stop();
    this.#closeStore();
  }

  /** Only once what is on its way has been stored or settled, so that neither it nor an acknowledgement is forgotten. */
  #closeStore(): void {
    if (this.#sender.busy || this.#storing.size > 0) return;
    this.#channel.close();
    this.#store.close();
  }

  #newItem<Name extends WorkName>(name: Name, payload: RawPayload<Name>, after: string | null): OutboxItem {
    const { owner, now } = this.#options;
    return newItem(name, payload, {
      owner,
      after,
      now: this.#journal.stamp(now()),
      page: this.#journal.page,
    });
  }

  /** Stores an item, and lets the journal forget it once the database has it. */
  async #take(item: OutboxItem): Promise<void> {
    const version = item.after === null ? undefined : this.#versions.get(item.after);
    if (item.name === "answer.draft" && version !== undefined)
      item.payload = { ...item.payload, baseVersion: Math.max(version, item.payload.baseVersion) };
    this.#storing.add(item);
    this.#show();
    try {
      await this.#change((items) => enqueue(items, item));
    } finally {
      this.#storing.delete(item);
      this.#show();
    }
    if (this.get().durable) this.#journal.confirmed(item.id);
    else if (this.#holds(item.id)) this.#writeBytes(item);
    if (this.#closed) this.#closeStore();
    else this.#sender.pump();
  }

  /** Takes in what pages of before wrote down and could not store, and what they were refused when out of the room. */
  async #recover(): Promise<void> {
    const { owner } = this.#options;
    const settled = settledBefore(owner);
    if (settled.length > 0) await this.#transact((items) => settleAll(items, settled));
    if (this.get().durable) forgetSettled(owner);
    // an outbox is opened in the room
    await this.#transact(readmit);
    await this.#takeOver();
    await this.#refresh();
    this.#noteOthers();
    this.#snapshot.merge({ ready: true });
  }

  async #takeOver(): Promise<void> {
    for (const item of this.#journal.takeOver()) {
      await this.#transact((items) => enqueue(items, item));
      if (this.get().durable) this.#journal.confirmed(item.id);
    }
  }

  /** Another tab has written something down; it stores that in a moment, unless it is closed before. */
  #noteOthers = (): void => {
    clearTimeout(this.#othersTimer);
    const elsewhere = this.#journal.elsewhere();
    if (elsewhere.length > 0 || this.get().elsewhere.length > 0) this.#snapshot.merge({ elsewhere });
    if (elsewhere.length > 0) this.#othersTimer = setTimeout(() => void this.#takeLeft(), othersMs);
  };

  /** Takes in what a closed tab has left. */
  async #takeLeft(): Promise<void> {
    await this.#takeOver();
    await this.#refresh();
    this.#snapshot.merge({ elsewhere: this.#journal.elsewhere() });
    this.#channel.tell();
    this.#sender.pump();
  }

  /** The database works again, and has the items with these ids. */
  async #returned(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#journal.confirmed(id);
    forgetSettled(this.#options.owner);
    this.#snapshot.merge({ durable: true });
    await this.#refresh();
    this.#channel.tell();
    this.#sender.pump();
  }

  #transact = <Found>(decide: Decide<Found>): Promise<Found> =>
    this.#store.transact(this.#options.owner, decide);

  async #refresh(): Promise<void> {
    const items = await this.#transact((all) => ({ put: [], remove: [], found: all }));
    this.#stored = items.sort((a, b) => a.order - b.order);
    this.#show();
  }

  /** Where the database keeps nothing, as texts: what has none is written down already. */
  #writeBytes(item: OutboxItem): void {
    if (!isText(item.name)) this.#journal.write(item.id, item);
  }

  #holds(id: string): boolean {
    return this.#stored.some((item) => item.id === id);
  }

  /** No item is out of sight between the typing and the store: an editor that is opened then has it, too. */
  #show(): void {
    const ids = new Set(this.#stored.map(({ id }) => id));
    const storing = [...this.#storing].filter(({ id }) => !ids.has(id));
    this.#snapshot.merge({ items: [...this.#stored, ...storing] });
  }

  /** Whether something is lost when the page goes: no place that stays has it. */
  get #goesWithPage(): boolean {
    const { durable, items } = this.get();
    const alone = durable ? [...this.#storing] : items.filter(({ refused }) => !refused);
    if (alone.some(({ id, name }) => !isText(name) && !this.#journal.keeps(id))) return true;
    return this.#journal.unkept && (!durable || this.#storing.size > 0);
  }

  async #change(decide: Decide<null>): Promise<void> {
    await this.#transact(decide);
    await this.#refresh();
    this.#channel.tell();
  }

  #settle = async (item: OutboxItem, reply: Reply<Acknowledged["data"]>): Promise<void> => {
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
    const covered = this.#journal.confirmed(item.id);
    // the database, which does not answer, may still have one of them: sent later it would take the newer one's place
    if (!this.get().durable) noteSettled(this.#options.owner, covered);
    await this.#transact((items) => acknowledge(items, item.id, version));
    // before it is seen to be gone, or it would look as if another tab had replaced it;
    // name, payload and reply belong together by the contract
    this.#acknowledged.tell({ name: item.name, item, data: reply.data } as Acknowledged);
    await this.#refresh();
    this.#channel.tell();
  };
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
