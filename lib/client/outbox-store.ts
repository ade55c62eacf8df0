/** Where waiting work is kept: durably when the browser lets us, in memory when it does not. */
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
  /** told of items that are settled in memory and may still lie in the durable store */
  onGone: (owner: string, ids: readonly string[]) => void;
}

/**
 * Uses a durable store until it fails once (private mode, a full disk, a lost database), then goes on in memory with
 * everything last seen.
 */
export function storeWithFallback({ open, onFailure, onGone }: Fallback): OutboxStore {
  let current: Promise<OutboxStore> | null = null;
  let seen: OutboxItem[] = [];
  let durable = true;
  const toMemory = (): Promise<OutboxStore> => {
    if (durable) {
      durable = false;
      current = Promise.resolve(memoryStore(seen));
      onFailure();
    }
    return current ?? Promise.resolve(memoryStore(seen));
  };
  const ready = (): Promise<OutboxStore> => (current ??= open().catch(toMemory));
  return {
    async transact(owner, decide) {
      const watching: typeof decide = (items) => {
        seen = items;
        const decision = decide(items);
        const gone = durable ? [] : goneBy(items, decision);
        if (gone.length > 0) onGone(owner, gone);
        return decision;
      };
      const store = await ready();
      try {
        return await store.transact(owner, watching);
      } catch (failure) {
        if (!durable && store === (await current)) throw failure;
        return (await toMemory()).transact(owner, watching);
      }
    },
    close: () => void current?.then((store) => store.close()),
  };
}
