/** A shelf of a database that opens late: what is kept until then lives in the page, and goes over. */
import { Listeners } from "@/lib/client/listeners";
import { PassingShelf } from "./passing-shelf";
import type { Kept, Shelf } from "./shelf";

export class LateShelf<Item extends Kept> implements Shelf<Item> {
  readonly #passing = new PassingShelf<Item>();
  readonly #changes = new Listeners();
  /** where things are kept; whoever asks while they go over waits until they have */
  #shelf: Promise<Shelf<Item>> = Promise.resolve(this.#passing);

  constructor() {
    this.#passing.watch(this.#changes.tell);
  }

  watch = (listener: () => void): (() => void) => this.#changes.subscribe(listener);

  list = async (owner: string): Promise<Item[]> => (await this.#shelf).list(owner);

  put = async (item: Item): Promise<number> => (await this.#shelf).put(item);

  remove = async (id: string): Promise<void> => (await this.#shelf).remove(id);

  forget = async (owner: string): Promise<void> => (await this.#shelf).forget(owner);

  /** Everything goes to a shelf that outlives the page; what that does not take stays here. @throws what that throws */
  goOver(lasting: Shelf<Item>): Promise<void> {
    const before = this.#shelf;
    const gone = this.#bring(before, lasting);
    this.#shelf = gone.then(() => lasting).catch(() => before);
    return gone.then(() => {
      lasting.watch(this.#changes.tell);
      this.#changes.tell();
    });
  }

  async #bring(before: Promise<Shelf<Item>>, lasting: Shelf<Item>): Promise<void> {
    // whoever asked before this is served first
    await before;
    for (const item of this.#passing.all()) await lasting.put(item);
  }
}
