/** A shelf that lives as long as the page. */
import { isForgotten } from "@/lib/client/forgotten";
import { Listeners } from "@/lib/client/listeners";
import type { Kept, Shelf } from "./shelf";

/** For browsers that keep nothing: a private window. */
export class PassingShelf<Item extends Kept> implements Shelf<Item> {
  #items = new Map<string, Item>();
  #changes = new Listeners();

  watch = (listener: () => void): (() => void) => this.#changes.subscribe(listener);

  /** Everybody's things. */
  all = (): Item[] => [...this.#items.values()];

  async list(owner: string): Promise<Item[]> {
    return [...this.#items.values()].filter((item) => item.owner === owner);
  }

  async put(item: Item): Promise<number> {
    if (!isForgotten(item.owner)) this.#items.set(item.id, item);
    this.#changes.tell();
    return 0;
  }

  async remove(id: string): Promise<void> {
    this.#items.delete(id);
    this.#changes.tell();
  }

  async forget(owner: string): Promise<void> {
    for (const { id } of await this.list(owner)) this.#items.delete(id);
    this.#changes.tell();
  }
}
