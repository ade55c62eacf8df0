/** The outbox's decisions, as pure functions of the items that one participant has waiting. */
import type { ErrorCode, WireError } from "@/lib/contract/errors";
import { wireLimits } from "@/lib/contract/protocol";
import { isTyped, type OutboxItem } from "./outbox-item";

/** What a decision changes in the store, and what it found. Items with order 0 go to the end of the queue. */
export interface Decision<Found> {
  put: OutboxItem[];
  /** orders of the items that go */
  remove: number[];
  found: Found;
}

/** Longer than a request's timeout: after it the tab that was sending is taken for gone. */
export const holdMs = 20_000;
const firstRetryMs = 500;
const longestRetryMs = 15_000;
/** Failures of the server itself, one after another, after which only a person tries again: about a minute. */
const mostFailures = 8;

const nothing = { put: [], remove: [], found: null };
const free = { holder: null, heldUntil: 0 };

const byOrder = (a: OutboxItem, b: OutboxItem): number => a.order - b.order;
const find = (items: readonly OutboxItem[], id: string | null): OutboxItem | undefined =>
  items.find((item) => item.id === id);

/** Gives a draft the version that the server holds now. */
function rebased(item: OutboxItem, baseVersion: number): OutboxItem {
  if (item.name !== "answer.draft") return item;
  return { ...item, payload: { ...item.payload, baseVersion }, after: null };
}

/** Whether the page that made an item has gone on from it: what a full storage still held is older than what followed. */
const outdated = (items: readonly OutboxItem[], { name, lane, page, createdAt }: OutboxItem): boolean =>
  isTyped(name) &&
  page !== null &&
  items.some(
    (one) => one.name === name && one.lane === lane && one.page === page && one.createdAt > createdAt,
  );

/**
 * Whether a text was typed on from one that the server refuses: it says all of that which is still meant, and the older
 * one, sent once more, would take its place.
 */
const outgrows = (item: OutboxItem, before: OutboxItem): boolean =>
  item.after === before.id && item.name === before.name && isTyped(item.name);

/**
 * Takes an item in. One that was edited from an item which never left this device replaces it (the latest wins);
 * the same id again changes nothing.
 */
export function enqueue(items: readonly OutboxItem[], item: OutboxItem): Decision<null> {
  if (find(items, item.id) || outdated(items, item)) return nothing;
  const before = find(items, item.after);
  if (!before || before.refused) {
    const remove = before && outgrows(item, before) ? [before.order] : [];
    return { ...nothing, put: [{ ...item, after: null }], remove };
  }
  if (before.tries > 0 || before.name !== item.name) return { ...nothing, put: [item] };
  const inherited = { ...item, order: before.order, after: before.after };
  return { ...nothing, put: [from(inherited, before)] };
}

/** What one was made from that takes another's place: a page may send that all the same, or has, without this one knowing. */
const madeFrom = (own: readonly string[], replaced: string, its: readonly string[]): string[] =>
  [...new Set([...own, replaced, ...its])].slice(0, wireLimits.draftsBefore);

/** What takes another's place on this device was edited from what that was edited from. */
function from(item: OutboxItem, replaced: OutboxItem): OutboxItem {
  const { id } = replaced;
  if (item.name === "notebook.save" && replaced.name === "notebook.save") {
    const { after, before = [] } = replaced.payload;
    const all = madeFrom(item.payload.before ?? [], id, before);
    return { ...item, payload: { ...item.payload, after, before: all } };
  }
  if (item.name === "answer.draft" && replaced.name === "answer.draft") {
    const { baseVersion, after = [] } = replaced.payload;
    const all = madeFrom(item.payload.after ?? [], id, after);
    return { ...item, payload: { ...item.payload, baseVersion, after: all } };
  }
  return item;
}

/** Heads of the lanes in order: what may be sent next, were it free and due. */
function heads(items: readonly OutboxItem[]): OutboxItem[] {
  const lanes = new Map<string, OutboxItem>();
  for (const item of items.filter(({ refused }) => !refused).sort(byOrder))
    if (!lanes.has(item.lane)) lanes.set(item.lane, item);
  return [...lanes.values()];
}

/** Milliseconds until an item may be sent. A time further off than we ever set tells of a changed clock: then now. */
function waitOf(item: OutboxItem, now: number, mine: (item: OutboxItem) => boolean): number {
  const held = mine(item) ? 0 : item.heldUntil - now;
  const retry = item.retryAt - now;
  return Math.max(0, held > holdMs ? 0 : held, retry > 4 * longestRetryMs ? 0 : retry);
}

interface Sender {
  now: number;
  holder: string;
  /** ids that this very tab is sending */
  sending: ReadonlySet<string>;
}

/** Takes the next item for sending: the head of a lane that is free and due. Says how long to wait otherwise. */
export function claim(
  items: readonly OutboxItem[],
  { now, holder, sending }: Sender,
): Decision<{ item: OutboxItem | null; waitMs: number | null }> {
  // what this tab held before a reload is free again
  const mine = (item: OutboxItem) => item.holder === holder && !sending.has(item.id);
  const open = heads(items).filter(({ id }) => !sending.has(id));
  const due = open.find((item) => waitOf(item, now, mine) === 0);
  if (due) {
    const item = { ...due, tries: due.tries + 1, holder, heldUntil: now + holdMs };
    return { put: [item], remove: [], found: { item, waitMs: null } };
  }
  const waits = open.map((item) => waitOf(item, now, mine));
  return { put: [], remove: [], found: { item: null, waitMs: waits.length ? Math.min(...waits) : null } };
}

/** What was taken for sending was not sent: anybody may send it. */
export function release(items: readonly OutboxItem[], { id, holder, tries }: OutboxItem): Decision<null> {
  const item = find(items, id);
  if (!item || item.holder !== holder || item.tries !== tries) return nothing;
  return { ...nothing, put: [{ ...item, ...free, tries: tries - 1 }] };
}

/** The server has it: the item goes, and drafts edited from it build on the version that it became. */
export function acknowledge(
  items: readonly OutboxItem[],
  id: string,
  draftVersion: number | null,
): Decision<null> {
  const done = find(items, id);
  const put =
    draftVersion === null
      ? []
      : items.filter(({ after }) => after === id).map((item) => rebased(item, draftVersion));
  return { put, remove: done ? [done.order] : [], found: null };
}

/**
 * A passing error: the item is tried again, later each time. One on which the server itself fails again and again is
 * refused. @param chance 0 to 1, spreads a class's retries
 */
export function postpone(
  items: readonly OutboxItem[],
  id: string,
  { error, now, chance }: { error: WireError; now: number; chance: number },
): Decision<null> {
  const item = find(items, id);
  if (!item) return nothing;
  const failures = error.code === "internal" ? item.failures + 1 : 0;
  if (failures >= mostFailures) return refuse(items, id, error);
  const backoff = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(item.tries - 1, 10));
  const delay = Math.min(Math.max(backoff, error.retryAfterMs ?? 0), 2 * longestRetryMs);
  return {
    ...nothing,
    put: [{ ...item, ...free, error, failures, retryAt: now + delay * (0.75 + chance / 2) }],
  };
}

/** A final refusal: the item stays to be seen, and is not sent again, unless its text was typed on from. */
export function refuse(items: readonly OutboxItem[], id: string, error: WireError): Decision<null> {
  const item = find(items, id);
  if (!item) return nothing;
  if (items.some((one) => outgrows(one, item))) return { ...nothing, remove: [item.order] };
  return { ...nothing, put: [{ ...item, ...free, error, refused: true }] };
}

const anew = (item: OutboxItem): OutboxItem => ({
  ...item,
  ...{ ...free, refused: false, error: null, failures: 0, retryAt: 0 },
});

/** A refused item is sent once more: a person wants it. */
export function again(items: readonly OutboxItem[], id: string): Decision<null> {
  const item = find(items, id);
  return item?.refused ? { ...nothing, put: [anew(item)] } : nothing;
}

/** Refusals that tell of the room and not of the work. */
const fromOutside: readonly ErrorCode[] = ["removed", "session-not-open"];

/** Whoever is in the room again: what was refused only because they were not is sent once more. */
export function readmit(items: readonly OutboxItem[]): Decision<null> {
  const out = items.filter(({ refused, error }) => refused && error && fromOutside.includes(error.code));
  return { ...nothing, put: out.map(anew) };
}

/** Items that were settled elsewhere go. */
export const settleAll = (items: readonly OutboxItem[], ids: readonly string[]): Decision<null> => ({
  ...nothing,
  remove: items.filter(({ id }) => ids.includes(id)).map(({ order }) => order),
});

/** The connection is back: whatever waited for it is due at once. */
export function wake(items: readonly OutboxItem[]): Decision<null> {
  const waiting = items.filter(
    ({ refused, retryAt, error }) => !refused && retryAt > 0 && error?.code !== "rate-limited",
  );
  return { ...nothing, put: waiting.map((item) => ({ ...item, retryAt: 0 })) };
}

/** Takes a refused item out of sight; one that may still be sent stays. */
export function dismiss(items: readonly OutboxItem[], id: string): Decision<null> {
  const item = find(items, id);
  return { ...nothing, remove: item?.refused ? [item.order] : [] };
}

/** Everything of the participant goes, sent or not. */
export const wipe = (items: readonly OutboxItem[]): Decision<null> => ({
  ...nothing,
  remove: items.map(({ order }) => order),
});
