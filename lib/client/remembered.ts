/** Small things that this browser remembers, each read by its schema and kept under a key that names its owner. */
import * as z from "@/lib/contract/zod";
import { browserStorage, type BrowserStorage, type Scope } from "./browser-storage";
import { isForgotten } from "./forgotten";
import type { Observable } from "./store";

/** Reads and writes a value as JSON; a schema of texts alone needs none. */
export const asJson = <Schema extends z.ZodType>(schema: Schema) =>
  z.codec(z.string(), schema, {
    decode: (text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: "invalid_format", format: "json", input: text });
        return z.NEVER;
      }
    },
    encode: (value) => JSON.stringify(value),
  });

/** Values by name, each read by itself: one that another version wrote must not cost the others. */
export const recordOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.codec(z.record(z.string(), z.unknown()), z.record(z.string(), schema), {
    decode: (all) =>
      // the schema reads again what it has just read: both are plain values
      Object.fromEntries(
        Object.entries(all).filter(([, value]) => schema.safeParse(value).success),
      ) as z.input<z.ZodRecord<z.ZodString, Schema>>,
    encode: (all) => all,
  });

interface Options<Value> {
  /** whose it is, to be in the key; null for what belongs to the device */
  owner: string | null;
  key: string;
  /** the device when absent */
  scope?: Scope;
  /** how the value is written as a text; a text that does not fit is as if absent */
  schema: z.ZodType<NonNullable<Value>, string>;
  /** the value while nothing is remembered, which may be null */
  otherwise: Value;
}

/** One remembered value; all that have its key in a page see the same. */
export class Remembered<Value> implements Observable<Value> {
  #options: Options<Value>;
  #storage: BrowserStorage;
  /** the text last read or written, and what it says */
  #last: { text: string | null; value: Value };

  /** @throws when the key does not name the owner: it could not be forgotten with them */
  constructor(options: Options<Value>) {
    const { owner, key, scope = "device", otherwise } = options;
    if (owner !== null && !key.includes(owner)) throw new Error(`the key ${key} does not name its owner`);
    this.#options = options;
    this.#storage = browserStorage[scope];
    this.#last = { text: null, value: otherwise };
  }

  /** What is remembered now, other tabs' changes included; the same object until the text is another. */
  get = (): Value => {
    const text = this.#storage.read(this.#options.key);
    if (text !== this.#last.text) this.#last = { text, value: this.#parse(text) };
    return this.#last.value;
  };

  /**
   * Of an owner who was forgotten nothing is remembered.
   * @returns false when the browser did not take it, so that it is remembered by this page at most
   */
  set(value: NonNullable<Value>): boolean {
    const { owner } = this.#options;
    if (owner !== null && isForgotten(owner)) return false;
    const text = this.#options.schema.encode(value);
    this.#last = { text, value };
    return this.#storage.write(this.#options.key, text);
  }

  /** From now on the value is what it is otherwise. */
  forget(): void {
    this.#storage.write(this.#options.key, null);
  }

  /** Calls back after a change in this page or another tab. */
  subscribe = (listener: () => void): (() => void) => this.#storage.watch(this.#options.key, listener);

  #parse(text: string | null): Value {
    const { schema, otherwise } = this.#options;
    const parsed = text === null ? null : schema.safeDecode(text);
    return parsed?.success ? parsed.data : otherwise;
  }
}

/** Removes all that the browser remembers for an owner, whichever part of the page stored it. */
export function forgetRemembered(owner: string): void {
  for (const storage of Object.values(browserStorage)) storage.removeNaming(owner);
}
