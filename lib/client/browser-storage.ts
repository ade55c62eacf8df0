/** The browser's two storages as one kind of thing. Either may be refused; then the page itself remembers. */
import { Listeners } from "./listeners";
import { Store, type Observable } from "./store";

/** device: for every tab and visit. tab: until this tab is closed, a reload included. */
export type Scope = "device" | "tab";

/** Texts under keys. What the browser will not store lives as long as the page. */
export class BrowserStorage {
  #open: () => Storage;
  /** what could not be stored, by key; null where a removal was refused */
  #refused = new Map<string, string | null>();
  #changes = new Listeners<string>();
  #keeps = new Store(true);

  /** @param open may throw, each time: reading the property itself is forbidden in some windows */
  constructor(open: () => Storage) {
    this.#open = open;
  }

  /** false while the browser refuses something that this page remembers */
  get keeps(): Observable<boolean> {
    return this.#keeps;
  }

  read(key: string): string | null {
    const refused = this.#refused.get(key);
    return refused === undefined ? this.#attempt((storage) => storage.getItem(key), null) : refused;
  }

  /** @returns false when the browser did not take it, so that it is remembered by this page only */
  write(key: string, text: string | null): boolean {
    const before = this.read(key);
    const stored = this.#attempt((storage) => {
      if (text === null) storage.removeItem(key);
      else storage.setItem(key, text);
      return true;
    }, false);
    if (stored) this.#refused.delete(key);
    else this.#refused.set(key, text);
    this.#keeps.set([...this.#refused.values()].every((refused) => refused === null));
    if (text !== before) this.#changes.tell(key);
    return stored;
  }

  /** Every key with this text in it. */
  keysNaming(text: string): string[] {
    const stored = this.#attempt(
      (storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ""),
      [],
    );
    return [...new Set([...stored, ...this.#refused.keys()])].filter((key) => key.includes(text));
  }

  removeNaming(text: string): void {
    for (const key of this.keysNaming(text)) this.write(key, null);
  }

  /** Calls back after this page or another tab changed what is under the key; returns the way to stop. */
  watch(key: string, listener: () => void): () => void {
    const stop = this.#changes.subscribe((changed) => {
      if (changed === key) listener();
    });
    if (typeof window === "undefined") return stop;
    const elsewhere = (event: StorageEvent) => {
      if (event.key === key || event.key === null) listener();
    };
    window.addEventListener("storage", elsewhere);
    return () => {
      stop();
      window.removeEventListener("storage", elsewhere);
    };
  }

  /** Calls back after another tab changed what is under a key with this text in it, or may have; returns the way to stop. */
  watchOthers(text: string, listener: () => void): () => void {
    if (typeof window === "undefined") return () => {};
    const elsewhere = ({ key }: StorageEvent) => {
      if (key === null || key.includes(text)) listener();
    };
    // a page that the browser put away hears nothing meanwhile
    window.addEventListener("storage", elsewhere);
    window.addEventListener("pageshow", listener);
    return () => {
      window.removeEventListener("storage", elsewhere);
      window.removeEventListener("pageshow", listener);
    };
  }

  /** Storage throws where the browser forbids it or is full; the caller goes on in memory. */
  #attempt<Value>(work: (storage: Storage) => Value, otherwise: Value): Value {
    try {
      return work(this.#open());
    } catch {
      return otherwise;
    }
  }
}

/** This browser's storages, by how long they last. */
export const browserStorage: Record<Scope, BrowserStorage> = {
  device: new BrowserStorage(() => localStorage),
  tab: new BrowserStorage(() => sessionStorage),
};
