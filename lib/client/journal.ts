/**
 * What is typed is written down here in the very step in which it is made, before anything that takes time; and a copy here is
 * forgotten only after another durable place (the outbox's database, the server) has confirmed that it has the same.
 * Each page writes under keys of its own, so that tabs cannot write over each other.
 */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import { wireLimits } from "@/lib/contract/protocol";
import { requests, type RawPayload } from "@/lib/contract/requests";
import { browserStorage, type Scope } from "./browser-storage";
import { isForgotten } from "./forgotten";
import { newItem, workNames, type OutboxItem, type WorkName } from "./outbox-item";
import { asJson } from "./remembered";

/** One thing written down, as it lies in the browser's storage. */
interface Entry {
  scope: Scope;
  key: string;
  text: string;
  item: OutboxItem;
}

/** One thing that is this page's to forget. */
interface Written {
  key: string;
  text: string;
  kept: Scope | null;
  /** ids of what it was edited from: who has it has them */
  covers: ReadonlySet<string>;
}

const recordSchema = asJson(
  z.object({
    name: z.enum(workNames),
    payload: z.unknown(),
    after: z.string().nullable(),
    at: z.number(),
    page: z.string(),
  }),
);

const scopes: readonly Scope[] = ["device", "tab"];

/** Bytes do not fit into a text: such work goes to the database at once. */
export const isText = (name: WorkName): boolean => name !== "run.submit";

/** What one page writes down, and what it finds of others. */
export class Journal {
  readonly #owner: string;
  /** the page that writes: another after each reload */
  readonly page = nanoid();
  #clock = 0;
  /** by the item's id */
  #written = new Map<string, Written>();

  constructor(owner: string) {
    this.#owner = owner;
  }

  /** A time for an item of this page: now, and later than every one before. */
  stamp(now: number): number {
    return (this.#clock = Math.max(this.#clock + 1, now));
  }

  /**
   * Writes an item down, over what this page wrote in the same slot before. What is typed gets to know what it was
   * edited from.
   * @returns how long it lasts there; null when the browser refuses it, so that this page alone has it
   */
  write(slot: string, item: OutboxItem): Scope | null {
    if (isForgotten(this.#owner)) return null;
    const key = `${this.#start}${this.page} ${slot}`;
    const covers = this.#coveredBy(item, key);
    const before = [...covers].slice(0, wireLimits.draftsBefore);
    if (item.name === "answer.draft") item.payload = { ...item.payload, after: before };
    if (item.name === "notebook.save" && before.length > 0) item.payload = { ...item.payload, before };
    const { name, payload, after, createdAt, page } = item;
    const text = JSON.stringify({ name, payload, after, at: createdAt, page });
    const kept = scopes.find((scope) => browserStorage[scope].write(key, text)) ?? null;
    if (kept === "device") clear("tab", key);
    this.#written.set(item.id, { key, text, kept, covers });
    return kept;
  }

  /**
   * Another durable place has the item.
   * @returns ids of what it was edited from: that place has those too
   */
  confirmed(id: string): readonly string[] {
    const written = this.#written.get(id);
    this.#written.delete(id);
    if (!written) return [];
    forget(written);
    return [...written.covers].flatMap((covered) => [covered, ...this.confirmed(covered)]);
  }

  /** Whether something of what was written goes with its tab. */
  get unkept(): boolean {
    return [...this.#written.values()].some(({ kept }) => kept !== "device");
  }

  /** Takes over what pages of before left behind, oldest first; what another version wrote stays where it is. */
  takeOver(): OutboxItem[] {
    const entries = scopes
      .flatMap((scope) =>
        browserStorage[scope].keysNaming(this.#start).flatMap((key) => this.#read(scope, key)),
      )
      .sort((one, other) => one.item.createdAt - other.item.createdAt);
    // under one key a page wrote one thing: the older is what a full storage kept of before
    const latest = new Map(entries.map((entry) => [entry.key, entry]));
    for (const entry of entries) if (latest.get(entry.key)?.text !== entry.text) forget(entry);
    return [...latest.values()].map(({ scope, key, text, item }) => {
      // what this page writes is newer than all of it, whatever the device's clock says since
      this.stamp(item.createdAt);
      this.#written.set(item.id, { key, text, kept: scope, covers: this.#coveredBy(item, key) });
      return item;
    });
  }

  #coveredBy(item: OutboxItem, key: string): ReadonlySet<string> {
    const { after } = item;
    const last = after === null ? [] : [after, ...(this.#written.get(after)?.covers ?? [])];
    const covers = new Set([...last, ...madeFrom(item)]);
    for (const [id, written] of this.#written)
      if (written.key === key) {
        for (const covered of written.covers) covers.add(covered);
        this.#written.delete(id);
      }
    return covers;
  }

  get #start(): string {
    return `spiralroom.${this.#owner}.typed `;
  }

  #read(scope: Scope, key: string): Entry[] {
    const text = browserStorage[scope].read(key);
    const record = text === null ? null : recordSchema.safeDecode(text);
    if (text === null || !record?.success || record.data.page === this.page) return [];
    const { name, after, at, page } = record.data;
    if (!requests[name].payload.safeParse(record.data.payload).success) return [];
    // the schema of this name has just taken it
    const item = newItem(name, record.data.payload as RawPayload<typeof name>, {
      ...{ owner: this.#owner, after, now: at, page },
    });
    return [{ scope, key, text, item }];
  }
}

/** What an item that was written down says of what it was edited from. */
function madeFrom(item: OutboxItem): readonly string[] {
  if (item.name === "answer.draft") return item.payload.after ?? [];
  return item.name === "notebook.save" ? (item.payload.before ?? []) : [];
}

function clear(scope: Scope, key: string): void {
  if (browserStorage[scope].read(key) !== null) browserStorage[scope].write(key, null);
}

/** Only what is still exactly this: a page that lives may have gone on. */
function forget({ key, text }: { key: string; text: string }): void {
  for (const scope of scopes) {
    const storage = browserStorage[scope];
    if (storage.read(key) === text) storage.write(key, null);
  }
}
