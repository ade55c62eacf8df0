/** A shelf that lives as long as the page. */
import { Listeners } from "@/lib/client/listeners";
import type { Kept, Shelf } from "./shelf";

/** For browsers that keep nothing: a private window. */
export class PassingShelf<Item extends Kept> implements Shelf<Item> {
  #items = new Map<string, Item>();
  #forgotten = new Set<string>();
  #changes = new Listeners();

  watch = (listener: () => void): (() => void) => this.#changes.subscribe(listener);

  async list(owner: string): Promise<Item[]> {
    return [...this.#items.values()].filter((item) => item.owner === owner);
  }

  async put(item: Item): Promise<number> {
    if (!this.#forgotten.has(item.owner)) this.#items.set(item.id, item);
    this.#changes.tell();
    return 0;
  }

  async remove(id: string): Promise<void> {
    this.#items.delete(id);
    this.#changes.tell();
  }

  async forget(owner: string): Promise<void> {
    this.#forgotten.add(owner);
    for (const { id } of await this.list(owner)) this.#items.delete(id);
    this.#changes.tell();
  }
}
