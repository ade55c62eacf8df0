/** A shelf in IndexedDB. When there is no room, the oldest unpinned things go. */
import type { DBSchema } from "idb";
import { isFull, type DatabaseLine } from "@/lib/client/database-line";
import { isForgotten } from "@/lib/client/forgotten";
import { Listeners } from "@/lib/client/listeners";
import { expendable, type Kept, type Shelf } from "./shelf";

/** The object stores of the lab's database: each is a shelf. */
export const shelfNames = ["runs", "comparisons", "underway"] as const;
/** Name of a shelf. */
export type ShelfName = (typeof shelfNames)[number];

interface StoredShelf {
  key: string;
  value: Kept;
  indexes: { owner: string };
}

/** The database as idb sees it. What kind of things a shelf holds, its class says. */
export interface ShelfSchema extends DBSchema, Record<ShelfName, StoredShelf> {}

/** Things that go at once when storage is full: fewer writes that fail than one by one. */
const goingAtOnce = 5;

/** One object store of a database whose other stores make room too when the disk is full. */
export class IndexedShelf<Item extends Kept> implements Shelf<Item> {
  readonly #line: DatabaseLine<ShelfSchema>;
  readonly #name: ShelfName;
  readonly #most: number;
  #changes = new Listeners();

  /** @param most things kept for one owner */
  constructor(line: DatabaseLine<ShelfSchema>, name: ShelfName, most: number) {
    this.#line = line;
    this.#name = name;
    this.#most = most;
  }

  watch = (listener: () => void): (() => void) => this.#changes.subscribe(listener);

  // nothing but put writes to a store, and it takes things of this shelf alone
  list = (owner: string): Promise<Item[]> =>
    this.#line.use((db) => db.getAllFromIndex(this.#name, "owner", owner)) as Promise<Item[]>;

  async put(item: Item): Promise<number> {
    // stored before anything is looked up: a page that is left in this moment has it
    const gone = (await this.#squeeze(item)) + (await this.#makeRoom(item));
    this.#changes.tell();
    return gone;
  }

  async remove(id: string): Promise<void> {
    await this.#delete(this.#name, id);
    this.#changes.tell();
  }

  async forget(owner: string): Promise<void> {
    await this.#line.use(async (db) => {
      const work = db.transaction(this.#name, "readwrite");
      const keys = await work.store.index("owner").getAllKeys(owner);
      await Promise.all(keys.map((key) => work.store.delete(key)));
      await work.done;
    });
    this.#changes.tell();
  }

  /** The owner's oldest go when there are too many. Nothing large is read while there is room. */
  async #makeRoom({ id, owner }: Item): Promise<number> {
    const count = await this.#line.use((db) => db.countFromIndex(this.#name, "owner", owner));
    const surplus = count - this.#most;
    if (surplus <= 0) return 0;
    const leaving = expendable(await this.list(owner), id).slice(0, surplus);
    for (const old of leaving) await this.#delete(this.#name, old.id);
    return leaving.length;
  }

  /** Stores, whoever's oldest things must go for it. @returns how many went */
  async #squeeze(item: Item): Promise<number> {
    for (let gone = 0; ;) {
      if (isForgotten(item.owner)) return gone;
      try {
        await this.#write(item);
        return gone;
      } catch (error) {
        const next = isFull(error) ? await this.#oldest(item.id) : [];
        if (next.length === 0) throw error;
        for (const { from, id } of next) await this.#delete(from, id);
        gone += next.length;
      }
    }
  }

  /** Sent off whole: the database goes on with it when the page ends. */
  #write(item: Item): Promise<void> {
    return this.#line.use(async (db) => {
      const work = db.transaction(this.#name, "readwrite");
      const put = work.store.put(item);
      work.commit();
      await Promise.all([put, work.done]);
    });
  }

  #delete(from: ShelfName, id: string): Promise<void> {
    return this.#line.use((db) => db.delete(from, id));
  }

  async #oldest(keep: string): Promise<(Kept & { from: ShelfName })[]> {
    const shelves = await Promise.all(
      shelfNames.map(async (from) => {
        const items = await this.#line.use((db) => db.getAll(from));
        return items.map((item) => ({ ...item, from }));
      }),
    );
    return expendable(shelves.flat(), keep).slice(0, goingAtOnce);
  }
}
