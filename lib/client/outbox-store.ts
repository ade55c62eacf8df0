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

/**
 * Uses a durable store until it fails once (private mode, a full disk, a lost database), then goes on in memory with
 * everything last seen. What the durable store still holds arrives later under the same ids, so nothing doubles.
 */
export function storeWithFallback(
  open: () => Promise<OutboxStore>,
  onFailure: () => void,
): OutboxStore & { lastSeen(): readonly OutboxItem[] } {
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
        return decide(items);
      };
      const store = await ready();
      try {
        return await store.transact(owner, watching);
      } catch (failure) {
        if (!durable && store === (await current)) throw failure;
        return (await toMemory()).transact(owner, watching);
      }
    },
    lastSeen: () => seen,
    close: () => void current?.then((store) => store.close()),
  };
}
