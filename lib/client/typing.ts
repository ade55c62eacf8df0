/** What is being typed: in the journal with every key, in the outbox's store after a pause. */
import type { Journal } from "./journal";
import type { OutboxItem } from "./outbox-item";
import { Pause } from "./pause";
import { Store, type Observable } from "./store";

interface Writing {
  item: OutboxItem;
  pause: Pause;
}

/** Of each kind of work the latest text; what follows it takes its place. */
export class Typing {
  readonly #journal: Journal;
  readonly #store: (item: OutboxItem) => void;
  readonly #writing = new Map<string, Writing>();
  readonly #items = new Store<readonly OutboxItem[]>([]);

  /** @param store takes an item over, from then on its own */
  constructor(journal: Journal, store: (item: OutboxItem) => void) {
    this.#journal = journal;
    this.#store = store;
  }

  /** What was typed and is not yet handed over. */
  get items(): Observable<readonly OutboxItem[]> {
    return this.#items;
  }

  /** Takes another text. What the device does not take is handed over with the key: nothing else has it. */
  type(item: OutboxItem, now: number): void {
    const slot = `${item.name} ${item.lane}`;
    const kept = this.#journal.write(slot, item);
    const pause = this.#writing.get(slot)?.pause ?? new Pause(() => this.#handOver(slot));
    this.#writing.set(slot, { item, pause });
    pause.key(now);
    this.#tell();
    if (kept !== "device") this.#handOver(slot);
  }

  /** Hands everything over now; it may be called at any time. */
  flush = (): void => {
    for (const slot of [...this.#writing.keys()]) this.#handOver(slot);
  };

  #handOver(slot: string): void {
    const writing = this.#writing.get(slot);
    if (!writing) return;
    writing.pause.end();
    this.#writing.delete(slot);
    this.#store(writing.item);
    this.#tell();
  }

  #tell(): void {
    this.#items.set([...this.#writing.values()].map(({ item }) => item));
  }
}
