/** A browser's storage that can be full or forbidden, for tests outside browsers. */

export class TestStorage implements Storage {
  [name: string]: unknown;
  #texts = new Map<string, string>();
  /** longest entry that it takes */
  room = Infinity;

  get length(): number {
    return this.#texts.size;
  }

  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    if (key.length + text.length > this.room) throw new DOMException("no room", "QuotaExceededError");
    this.put(key, text);
  }

  /** Whatever room there is. */
  protected put(key: string, text: string): void {
    this.#texts.set(key, text);
  }

  removeItem(key: string): void {
    this.#texts.delete(key);
  }

  clear(): void {
    this.#texts.clear();
  }
}

/** What a browser does that forbids storage: the property itself throws. */
export function forbidden(): never {
  throw new DOMException("forbidden", "SecurityError");
}
