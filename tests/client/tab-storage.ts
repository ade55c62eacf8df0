/**
 * A browser's storage as its tabs have it: each reads and writes a picture of its own at once, and what it writes reaches
 * the browser a little later, and the other tabs after that. What came to the browser last stands.
 */
import { TestStorage } from "./storage";

type Change = [key: string, text: string | null];

/** What the browser has; its `room` is that of all tabs. */
export class BrowserDisk extends TestStorage {
  readonly tabs: TabStorage[] = [];

  /** A tab's picture of it. */
  tab(): TabStorage {
    const tab = new TabStorage(this);
    this.tabs.push(tab);
    return tab;
  }

  take(from: TabStorage, [key, text]: Change): void {
    if (text === null) super.removeItem(key);
    else super.put(key, text);
    for (const tab of this.tabs) tab.hear(from, [key, text]);
  }
}

/** One tab's picture. */
export class TabStorage extends TestStorage {
  /** ms from here to the browser, and from the browser to here */
  late: readonly [number, number] = [0, 0];
  readonly #disk: BrowserDisk;
  /** how many changes of a key are on their way to the browser */
  readonly #sent = new Map<string, number>();
  readonly #listeners = new Set<(key: string) => void>();

  constructor(disk: BrowserDisk) {
    super();
    this.#disk = disk;
  }

  override setItem(key: string, text: string): void {
    this.room = this.#disk.room;
    super.setItem(key, text);
    this.#send([key, text]);
  }

  override removeItem(key: string): void {
    super.removeItem(key);
    this.#send([key, null]);
  }

  /** As the browser tells a page of what other tabs write. */
  watch(listener: (key: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  hear(from: TabStorage, [key, text]: Change): void {
    setTimeout(() => {
      if (from === this) return this.#arrived(key);
      // what is on its way from here is newer
      if ((this.#sent.get(key) ?? 0) === 0) this.#apply([key, text]);
      for (const listener of this.#listeners) listener(key);
    }, this.late[1]);
  }

  #apply([key, text]: Change): void {
    if (text === null) super.removeItem(key);
    else super.put(key, text);
  }

  #send(change: Change): void {
    this.#sent.set(change[0], (this.#sent.get(change[0]) ?? 0) + 1);
    setTimeout(() => this.#disk.take(this, change), this.late[0]);
  }

  #arrived(key: string): void {
    this.#sent.set(key, (this.#sent.get(key) ?? 1) - 1);
  }
}
