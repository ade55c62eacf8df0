/** What became another between what a page knows of a part and what is so now. */
import type { Part, PartChange, Row } from "@/lib/contract/parts";

/** How many rows that a page knows may be told anew at once, and whose turn it is: a place in the list. */
export interface Turn {
  rowsAtMost: number;
  from: number;
}

/** What to tell, and what is known then. */
export interface Difference {
  change: PartChange;
  known: Part;
  /** where the next turn begins; null when nothing waits */
  next: number | null;
}

/** Whether two values of JSON read the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const others: Readonly<Record<string, unknown>> = { ...b };
  const own = Object.entries(a);
  return own.length === Object.keys(others).length && own.every(([name, one]) => same(one, others[name]));
}

function fieldsBetween(old: Part["fields"], next: Part["fields"]): PartChange {
  const set = Object.entries(next).filter(([name, value]) => !same(old[name], value));
  const unset = Object.keys(old).filter((name) => !(name in next));
  return {
    ...(set.length > 0 && { set: Object.fromEntries(set) }),
    ...(unset.length > 0 && { unset }),
  };
}

/** Of places in a list those whose turn it is. */
function inTurn(places: readonly number[], { rowsAtMost, from }: Turn): readonly number[] {
  if (places.length <= rowsAtMost) return places;
  const first = Math.max(
    0,
    places.findIndex((at) => at >= from),
  );
  return [...places.slice(first), ...places.slice(0, first)].slice(0, rowsAtMost);
}

/** Rows that are new are told at once, those that are other when it is their turn. */
function rowsBetween(old: readonly Row[], next: readonly Row[], turn: Turn) {
  const places = new Map(old.map(([key], at) => [key, at]));
  const other = next.flatMap((row, at) => {
    const before = places.get(row[0]);
    return before !== undefined && !same(old[before], row) ? [at] : [];
  });
  const turns = inTurn(other, turn);
  const told = new Set(turns);
  const waiting = new Set(other.filter((at) => !told.has(at)));
  let added = old.length;
  const order = next.map(([key]) => places.get(key) ?? added++);
  const stands = order.length === added && order.every((place, at) => place === at);
  const rows = next.filter((row, at) => told.has(at) || !places.has(row[0]));
  const known = next.map((row, at) => (waiting.has(at) ? old[order[at]] : row));
  return {
    rows,
    order: stands ? null : order,
    known,
    next: waiting.size > 0 ? turns[turns.length - 1] + 1 : null,
  };
}

/** The change from one to the other; null when they are the same. */
export function difference(
  old: Part,
  next: Part,
  turn: Turn = { rowsAtMost: Infinity, from: 0 },
): Difference | null {
  const rows = rowsBetween(old.rows, next.rows, turn);
  const change: PartChange = {
    ...fieldsBetween(old.fields, next.fields),
    ...(rows.rows.length > 0 && { rows: rows.rows }),
    ...(rows.order && { order: rows.order }),
  };
  if (Object.keys(change).length === 0) return null;
  return { change, known: { fields: next.fields, rows: rows.known }, next: rows.next };
}
