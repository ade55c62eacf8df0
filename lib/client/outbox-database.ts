/** The durable store: IndexedDB, shared by all tabs of this browser. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { DatabaseLine } from "./database-line";
import { isForgotten } from "./forgotten";
import { inTime } from "./in-time";
import type { OutboxItem } from "./outbox-item";
import type { Decide, OutboxStore } from "./outbox-store";

interface Schema extends DBSchema {
  outbox: { key: number; value: Omit<OutboxItem, "order"> & { order?: number }; indexes: { owner: string } };
}

const outboxDatabase = "spiralroom-outbox";

function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(outboxDatabase, 1, {
    upgrade(database) {
      const store = database.createObjectStore("outbox", { keyPath: "order", autoIncrement: true });
      store.createIndex("owner", "owner");
    },
  });
}

/** @throws where it is gone: another one does not hold what waits */
function openAgain(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(outboxDatabase, 1, {
    upgrade(_database, _before, _now, transaction) {
      transaction.done.catch(() => {});
      transaction.abort();
    },
  });
}

/** What the version before did not store. */
const added = { page: null, failures: 0 } satisfies Partial<OutboxItem>;

/** The store's key generator gives the order of an item that has none. */
function storable(item: OutboxItem): Schema["outbox"]["value"] {
  const { order, ...rest } = item;
  return order === 0 ? rest : item;
}

/** A line that comes too late is closed again. @throws as `inTime` */
async function lineInTime(
  opening: Promise<IDBPDatabase<Schema>>,
  timeoutMs: number | undefined,
): Promise<IDBPDatabase<Schema>> {
  try {
    return await inTime(opening, timeoutMs);
  } catch (failure) {
    void opening.then((late) => late.close()).catch(() => {});
    throw failure;
  }
}

/**
 * Opens the durable store. Of an owner who was forgotten it takes nothing, whichever tab forgot them.
 * @param timeoutMs Infinity to wait as long as it takes
 * @throws when the browser refuses storage or does not answer
 */
export async function databaseStore(timeoutMs?: number): Promise<OutboxStore> {
  const line = new DatabaseLine(
    await lineInTime(openDatabase(), timeoutMs),
    () => lineInTime(openAgain(), timeoutMs),
    timeoutMs === Infinity ? Infinity : undefined,
  );
  const transact = async <Found>(
    database: IDBPDatabase<Schema>,
    owner: string,
    decide: Decide<Found>,
  ): Promise<Found> => {
    const transaction = database.transaction("outbox", "readwrite", { durability: "strict" });
    const { store } = transaction;
    const stored = await store.index("owner").getAll(owner);
    // they have the order that the key generator gave them
    const items = stored.map((item) => ({ ...added, ...item }) as OutboxItem);
    const { put, remove, found } = decide(items);
    await Promise.all([
      ...(isForgotten(owner) ? [] : put).map((item) => store.put(storable(item))),
      ...remove.map((order) => store.delete(order)),
      transaction.done,
    ]);
    return found;
  };
  return {
    transact: (owner, decide) => line.use((database) => transact(database, owner, decide)),
    close: () => line.close(),
  };
}
