/**
 * What is typed is written down here in the very step in which it is made, before anything that takes time; and a copy here is
 * forgotten only after another durable place (the outbox's database, the server) has confirmed that it has the same.
 * Each page writes each text under a key of its own, and none is written over: what another tab removes is what it has read.
 */
import { nanoid } from "nanoid";
import * as z from "@/lib/contract/zod";
import { wireLimits } from "@/lib/contract/protocol";
import { requests, type RawPayload } from "@/lib/contract/requests";
import { browserStorage, type Scope } from "./browser-storage";
import { jsonWithBytes, withBytes } from "./bytes-as-text";
import { isForgotten } from "./forgotten";
import { isTyped, newItem, workNames, type OutboxItem, type WorkName } from "./outbox-item";
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
  /** what the page writes in turn, of which the latest counts */
  place: string;
  key: string;
  text: string;
  kept: Scope | null;
  /** ids of what it was edited from: who has it has them */
  covers: ReadonlySet<string>;
  /** keys under which the device has older texts of this place, because it has no room for this one */
  older: readonly string[];
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

/** More than are on their way at once without an answer. */
const ancestors = 8;
/** Of all places together. */
const pastKept = 40;

const scopes: readonly Scope[] = ["device", "tab"];

/** Bytes make long texts: such work goes to the database at once, and is written down only where there is none. */
export const isText = (name: WorkName): boolean => name !== "run.submit";

/** What one page writes down, and what it finds of others. */
export class Journal {
  readonly #owner: string;
  /** the page that writes: another after each reload */
  readonly page = nanoid();
  #clock = 0;
  /** by the item's id */
  #written = new Map<string, Written>();
  /** what items that this page let go of were edited from, newest last: no answer may have come yet that tells of them */
  #past = new Map<string, readonly string[]>();

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
    const place = `${this.#start}${this.page} ${slot}`;
    const last = [...this.#written.values()].filter((written) => written.place === place);
    const covers = this.#coveredBy(item, place);
    const before = [...covers].slice(0, wireLimits.draftsBefore);
    if (item.name === "answer.draft") item.payload = { ...item.payload, after: before };
    if (item.name === "notebook.save" && before.length > 0) item.payload = { ...item.payload, before };
    const { name, payload, after, createdAt, page } = item;
    const text = jsonWithBytes({ name, payload, after, at: createdAt, page });
    const key = `${place} ${item.id}`;
    const older = last.flatMap((one) => [...one.older, ...(one.kept === "device" ? [one.key] : [])]);
    const onDevice = putInTheirPlace(older, key, text);
    const kept = onDevice ? "device" : browserStorage.tab.write(key, text) ? "tab" : null;
    for (const one of last) if (one.kept !== "device") forget(one);
    this.#written.set(item.id, { place, key, text, kept, covers, older: kept === "device" ? [] : older });
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
    for (const key of written.older) clear("device", key);
    this.#past = new Map(
      [...this.#past, [id, [...written.covers].slice(0, ancestors)] as const].slice(-pastKept),
    );
    return [...written.covers].flatMap((covered) => [covered, ...this.confirmed(covered)]);
  }

  /** Whether something of what was written goes with its tab. */
  get unkept(): boolean {
    return [...this.#written.values()].some(({ kept }) => kept !== "device");
  }

  /** Whether what was written of an item stays when its tab goes. */
  keeps(id: string): boolean {
    return this.#written.get(id)?.kept === "device";
  }

  /** Ids of what other pages have written down. */
  elsewhere(): string[] {
    return this.#ofOthers().map(({ item }) => item.id);
  }

  /** Calls back after another tab has written, or may have; returns the way to stop. */
  watchOthers(listener: () => void): () => void {
    return browserStorage.device.watchOthers(this.#start, listener);
  }

  #ofOthers(): Entry[] {
    return scopes.flatMap((scope) =>
      browserStorage[scope].keysNaming(this.#start).flatMap((key) => this.#read(scope, key)),
    );
  }

  /** Takes over what pages of before left behind, oldest first; what another version wrote stays where it is. */
  takeOver(): OutboxItem[] {
    const entries = this.#ofOthers().sort((one, other) => one.item.createdAt - other.item.createdAt);
    // of one place a page wrote one thing in turn: the older is what a full storage kept of before
    const latest = new Map(entries.map((entry) => [placeOf(entry), entry]));
    for (const entry of entries) if (latest.get(placeOf(entry)) !== entry) forget(entry);
    return [...latest.entries()].map(([place, { scope, key, text, item }]) => {
      // what this page writes is newer than all of it, whatever the device's clock says since
      this.stamp(item.createdAt);
      const covers = this.#coveredBy(item, place);
      this.#written.set(item.id, { place, key, text, kept: scope, covers, older: [] });
      return item;
    });
  }

  #coveredBy(item: OutboxItem, place: string): ReadonlySet<string> {
    const from = [...(item.after === null ? [] : [item.after]), ...madeFrom(item)];
    const coversOf = (id: string) => this.#written.get(id)?.covers ?? this.#past.get(id) ?? [];
    const covers = new Set(from.flatMap((id) => [id, ...coversOf(id)]));
    for (const [id, written] of this.#written)
      if (written.place === place) {
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
    const payload = isText(name) ? record.data.payload : withBytes(record.data.payload);
    if (!requests[name].payload.safeParse(payload).success) return [];
    // the schema of this name has just taken it
    const item = newItem(name, payload as RawPayload<typeof name>, {
      ...{ owner: this.#owner, after, now: at, page },
    });
    return [{ scope, key, text, item }];
  }
}

/** A page's item of those of which the latest counts, or the item itself. */
const placeOf = ({ item: { id, name, lane, page } }: Entry): string =>
  isTyped(name) ? [page, name, lane].join(" ") : id;

/** Puts a text on the device where older ones lie that it has all of; those stay where there is no room for it. */
function putInTheirPlace(older: readonly string[], key: string, text: string): boolean {
  const { device } = browserStorage;
  const written = device.write(key, text);
  const before = older.map((one) => [one, device.read(one)] as const);
  for (const [one] of before) clear("device", one);
  if (written || older.length === 0) return written;
  if (device.write(key, text)) return true;
  device.write(key, null);
  for (const [one, standing] of before) if (standing !== null) device.write(one, standing);
  return false;
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
