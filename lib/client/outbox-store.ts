/** Where waiting work is kept: durably when the browser lets us, in memory when it does not. */
import { isFull } from "./database-line";
import type { OutboxItem } from "./outbox-item";
import type { Decision } from "./outbox-queue";

/** What to change of the items in one transaction, and what was found; pure. */
export type Decide<Found> = (items: OutboxItem[]) => Decision<Found>;

/** Applies a decision to all items of one participant at once, so that tabs cannot cross each other. */
export interface OutboxStore {
  transact<Found>(owner: string, decide: Decide<Found>): Promise<Found>;
  close(): void;
}

/** The items that a decision removes, or puts another in the place of. */
const goneBy = (items: readonly OutboxItem[], { put, remove }: Decision<unknown>): string[] =>
  items
    .filter(
      ({ order, id }) => remove.includes(order) || put.some((one) => one.order === order && one.id !== id),
    )
    .map(({ id }) => id);

/** Keeps items in this page only. @param start items that it holds from the beginning */
function memoryStore(start: readonly OutboxItem[] = []): OutboxStore {
  let items = [...start];
  let lastOrder = Math.max(0, ...items.map(({ order }) => order));
  return {
    async transact(owner, decide) {
      const { put, remove, found } = decide(items.filter((item) => item.owner === owner));
      items = items.filter(({ order }) => !remove.includes(order));
      for (const item of put) {
        items = items.filter(({ order }) => order !== item.order);
        items.push({ ...item, order: item.order || ++lastOrder });
      }
      return found;
    },
    close() {},
  };
}

interface Fallback {
  open: () => Promise<OutboxStore>;
  onFailure: () => void;
  /** the durable store works again, and has the items with these ids */
  onReturn: (owner: string, ids: readonly string[]) => void;
  /** told of items that are settled in memory and may still lie in the durable store */
  onGone: (owner: string, ids: readonly string[]) => void;
  /** ids of all that it was told of, or that was settled otherwise while the durable store was away */
  settled: (owner: string) => readonly string[];
}

/** ms to the next attempt at the durable store, the last for all that follow */
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** What was worked on in memory since the durable store failed. */
interface Meanwhile {
  /** items as they are in memory */
  items: readonly OutboxItem[];
  /** ids of those that the durable store had */
  before: ReadonlySet<string>;
  /** ids of those that were settled since */
  settled: readonly string[];
}

/** Of an item that other tabs have worked on too. */
const both = (here: OutboxItem, there: OutboxItem): OutboxItem => ({
  ...(here.refused ? here : there),
  order: there.order,
  tries: Math.max(here.tries, there.tries),
});

/** Puts what was done in memory into the durable store; what that had and has no more, another tab has settled. */
function brought(stored: readonly OutboxItem[], { items, before, settled }: Meanwhile): Decision<string[]> {
  const known = new Map(stored.map((item) => [item.id, item]));
  const put = items.flatMap((item) => {
    const there = known.get(item.id);
    if (there) return [both(item, there)];
    return before.has(item.id) ? [] : [{ ...item, order: 0 }];
  });
  const remove = stored.filter(({ id }) => settled.includes(id)).map(({ order }) => order);
  return { put, remove, found: put.map(({ id }) => id) };
}

const all: Decide<OutboxItem[]> = (items) => ({ put: [], remove: [], found: items });

/**
 * Uses a durable store; when it fails (private mode, a full disk, a lost database, one that opens late) goes on in memory
 * with everything last seen, and back once it works.
 */
class FallbackStore implements OutboxStore {
  readonly #options: Fallback;
  /** null until it is first open */
  #durable: OutboxStore | null = null;
  #current: Promise<OutboxStore> | null = null;
  #isMemory = false;
  #closed = false;
  #owner: string | null = null;
  #seen: OutboxItem[] = [];
  #before: ReadonlySet<string> = new Set();
  /** it failed because there is no room */
  #full = false;
  /** the way back is being tried, again and again */
  #tries: Promise<void> | null = null;
  #endPause = () => {};

  constructor(options: Fallback) {
    this.#options = options;
  }

  async transact<Found>(owner: string, decide: Decide<Found>): Promise<Found> {
    this.#owner = owner;
    const watching: typeof decide = (items) => {
      this.#seen = items;
      const decision = decide(items);
      const gone = this.#isMemory ? goneBy(items, decision) : [];
      if (gone.length > 0) this.#options.onGone(owner, gone);
      return decision;
    };
    for (;;) {
      const used = this.#ready();
      const store = await used;
      // it was left meanwhile
      if (used !== this.#current) continue;
      if (this.#isMemory) this.#tries ??= this.#tryAgain();
      try {
        return await store.transact(owner, watching);
      } catch (failure) {
        if (used === this.#current) this.#toMemory(failure);
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#endPause();
    void this.#current?.then((store) => store.close());
    if (this.#isMemory) this.#durable?.close();
  }

  #ready(): Promise<OutboxStore> {
    this.#current ??= this.#open().catch((failure) => this.#toMemory(failure));
    return this.#current;
  }

  async #open(): Promise<OutboxStore> {
    return (this.#durable ??= await this.#options.open());
  }

  #toMemory(failure: unknown): Promise<OutboxStore> {
    this.#isMemory = true;
    this.#full = isFull(failure);
    this.#before = new Set(this.#seen.map(({ id }) => id));
    this.#current = Promise.resolve(memoryStore(this.#seen));
    this.#options.onFailure();
    return this.#current;
  }

  /** Tries until it is back, or there is nothing to try with. */
  async #tryAgain(): Promise<void> {
    for (let times = 0; this.#isMemory && !this.#closed; times++) {
      await this.#pause(pauses[Math.min(times, pauses.length - 1)]);
      if (!(await this.#goBack())) break;
    }
    this.#tries = null;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#endPause = () => (clearTimeout(timer), resolve());
    });
  }

  /** @returns whether to try again where it has not gone */
  async #goBack(): Promise<boolean> {
    const [owner, memory] = [this.#owner, await this.#current];
    if (!memory || owner === null || this.#closed) return false;
    // only what is to be stored tells whether there is room again
    const items = await memory.transact(owner, all);
    if (this.#full && items.length === 0) return false;
    const durable = await this.#open().catch(() => null);
    if (this.#closed) durable?.close();
    if (!durable || this.#closed) return true;
    // nobody changes anything in memory until it is known whether this goes
    const moved = this.#move(owner, memory, durable);
    this.#current = moved.then((ids) => (ids ? durable : memory));
    const ids = await moved;
    if (ids) this.#options.onReturn(owner, ids);
    return true;
  }

  async #move(owner: string, memory: OutboxStore, durable: OutboxStore): Promise<string[] | null> {
    const items = await memory.transact(owner, all);
    const meanwhile: Meanwhile = { items, before: this.#before, settled: this.#options.settled(owner) };
    try {
      const ids = await durable.transact(owner, (stored) => brought(stored, meanwhile));
      this.#isMemory = false;
      return ids;
    } catch {
      return null;
    }
  }
}

/** A store that outlives the durable one behind it. */
export const storeWithFallback = (options: Fallback): OutboxStore => new FallbackStore(options);
