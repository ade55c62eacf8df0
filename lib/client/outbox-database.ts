/** The durable store: IndexedDB, shared by all tabs of this browser. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { OutboxItem } from "./outbox-item";
import type { OutboxStore } from "./outbox-store";

interface Schema extends DBSchema {
  outbox: { key: number; value: Omit<OutboxItem, "order"> & { order?: number }; indexes: { owner: string } };
}

const outboxDatabase = "spiralroom-outbox";

/** Some browsers never answer when their storage is broken. */
const openTimeoutMs = 4_000;

function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(outboxDatabase, 1, {
    upgrade(database) {
      const store = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      store.createIndex("owner", "owner");
    },
  });
}

function withTimeout<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  if (ms === Infinity) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("storage does not answer")), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The store's key generator gives the order of an item that has none. */
function storable(item: OutboxItem): Schema["outbox"]["value"] {
  const { order, ...rest } = item;
  return order === 0 ? rest : item;
}

/**
 * Opens the durable store.
 * @param timeoutMs Infinity to wait as long as it takes
 * @throws when the browser refuses storage or does not answer
 */
export async function databaseStore(timeoutMs = openTimeoutMs): Promise<OutboxStore> {
  const database = await withTimeout(openDatabase(), timeoutMs);
  return {
    async transact(owner, decide) {
      const transaction = database.transaction("outbox", "readwrite", { durability: "strict" });
      const { store } = transaction;
      // stored items have the order that the key generator gave them
      const items = (await store.index("owner").getAll(owner)) as OutboxItem[];
      const { put, remove, found } = decide(items);
      await Promise.all([
        ...put.map((item) => store.put(storable(item))),
        ...remove.map((order) => store.delete(order)),
        transaction.done,
      ]);
      return found;
    },
    close: () => database.close(),
  };
}
