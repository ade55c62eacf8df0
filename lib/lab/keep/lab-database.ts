/** Runs and comparisons in IndexedDB. Where there is none (a private window), they live as long as the page. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Comparison } from "../compare/comparison";
import type { StoredRun } from "./stored-run";

/** What the two shelves have in common. */
interface Kept {
  id: string;
  owner: string;
  at: number;
  pinned: boolean;
}

interface Items {
  runs: StoredRun;
  comparisons: Comparison;
}

const shelfNames = ["runs", "comparisons"] as const;
export type ShelfName = (typeof shelfNames)[number];
type ShelfListener = (shelf: ShelfName) => void;

interface Schema extends DBSchema {
  runs: { key: string; value: StoredRun; indexes: { owner: string } };
  comparisons: { key: string; value: Comparison; indexes: { owner: string } };
}

export interface LabDatabase {
  list<Name extends ShelfName>(shelf: Name, owner: string): Promise<Items[Name][]>;
  /** @returns how many unpinned things had to go to make room */
  put<Name extends ShelfName>(shelf: Name, item: Items[Name]): Promise<number>;
  remove(shelf: ShelfName, id: string): Promise<void>;
  /** calls back when a shelf has changed */
  watch(listener: ShelfListener): () => void;
}

/** Most things kept on a shelf for one owner; the oldest unpinned go first. */
export const most = { runs: 200, comparisons: 40 } as const;

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.code === 22);

/** Oldest unpinned first. */
const expendable = <Item extends Kept>(items: readonly Item[], keep: string): Item[] =>
  items.filter(({ id, pinned }) => !pinned && id !== keep).sort((a, b) => a.at - b.at);

/** Those who want to hear of changes. */
class Watchers {
  private readonly listeners = new Set<ShelfListener>();
  watch = (listener: ShelfListener): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  tell = (shelf: ShelfName): void => [...this.listeners].forEach((listener) => listener(shelf));
}

class IndexedShelves extends Watchers implements LabDatabase {
  constructor(private readonly db: IDBPDatabase<Schema>) {
    super();
  }

  list = <Name extends ShelfName>(shelf: Name, owner: string): Promise<Items[Name][]> =>
    // the store of a name holds the items of that name; the generic hides it
    this.db.getAllFromIndex(shelf as ShelfName, "owner", owner) as Promise<Items[Name][]>;

  async put<Name extends ShelfName>(shelf: Name, item: Items[Name]): Promise<number> {
    const gone = (await this.makeRoom(shelf, item)) + (await this.squeeze(shelf, item));
    this.tell(shelf);
    return gone;
  }

  async remove(shelf: ShelfName, id: string): Promise<void> {
    await this.db.delete(shelf, id);
    this.tell(shelf);
  }

  /** The owner's oldest go when there are too many. Nothing large is read while there is room. */
  private async makeRoom(shelf: ShelfName, { id, owner }: Kept): Promise<number> {
    const known = (await this.db.getKey(shelf, id)) !== undefined;
    const surplus = (await this.db.countFromIndex(shelf, "owner", owner)) + (known ? 0 : 1) - most[shelf];
    if (surplus <= 0) return 0;
    const leaving = expendable<Kept>(await this.list(shelf, owner), id).slice(0, surplus);
    for (const old of leaving) await this.db.delete(shelf, old.id);
    return leaving.length;
  }

  /** Stores, whoever's oldest things must go for it. @returns how many went */
  private async squeeze<Name extends ShelfName>(shelf: Name, item: Items[Name]): Promise<number> {
    for (let gone = 0; ;) {
      try {
        await this.db.put(shelf as ShelfName, item);
        return gone;
      } catch (error) {
        const next = isFull(error) ? await this.oldest(item.id, 5) : [];
        if (next.length === 0) throw error;
        for (const { from, id } of next) await this.db.delete(from, id);
        gone += next.length;
      }
    }
  }

  private async oldest(keep: string, count: number): Promise<(Kept & { from: ShelfName })[]> {
    const shelves = await Promise.all(
      shelfNames.map(async (from) => (await this.db.getAll(from)).map((item) => ({ ...item, from }))),
    );
    return expendable<Kept & { from: ShelfName }>(shelves.flat(), keep).slice(0, count);
  }
}

class PassingShelves extends Watchers implements LabDatabase {
  private readonly shelves: { [Name in ShelfName]: Map<string, Items[Name]> } = {
    runs: new Map(),
    comparisons: new Map(),
  };

  list = async <Name extends ShelfName>(shelf: Name, owner: string): Promise<Items[Name][]> =>
    [...this.shelves[shelf].values()].filter((item) => item.owner === owner);

  async put<Name extends ShelfName>(shelf: Name, item: Items[Name]): Promise<number> {
    this.shelves[shelf].set(item.id, item);
    this.tell(shelf);
    return 0;
  }

  async remove(shelf: ShelfName, id: string): Promise<void> {
    this.shelves[shelf].delete(id);
    this.tell(shelf);
  }
}

/** Opens the lab's storage. */
export async function openLabDatabase(name = "spiralroom-runs"): Promise<LabDatabase> {
  if (typeof indexedDB === "undefined") return new PassingShelves();
  try {
    const db = await openDB<Schema>(name, 2, {
      upgrade: (fresh) => {
        for (const shelf of shelfNames)
          if (!fresh.objectStoreNames.contains(shelf))
            fresh.createObjectStore(shelf, { keyPath: "id" }).createIndex("owner", "owner");
      },
      // another tab brings a newer version: let it
      blocking: () => db.close(),
    });
    return new IndexedShelves(db);
  } catch {
    return new PassingShelves();
  }
}

let shared: Promise<LabDatabase> | null = null;

/** The page's storage; every list of it sees the same changes. */
export const labDatabase = (): Promise<LabDatabase> => (shared ??= openLabDatabase());
