/** What a page knows of the parts that it is sent, and how changes are taken in. */
import type { Part, PartChange, PartName, PartsMessage, PartUpdate, Row } from "@/lib/contract/parts";

/** Each part that is known, with the number that it is at. */
export type Parts = ReadonlyMap<PartName, { at: number; part: Part }>;

function fieldsAfter(fields: Part["fields"], { set, unset = [] }: PartChange): Part["fields"] {
  if (!set && unset.length === 0) return fields;
  const kept = Object.entries(fields).filter(([name]) => !unset.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}

function rowsAfter(old: readonly Row[], { rows, order }: PartChange): readonly Row[] {
  if (!rows && !order) return old;
  const places = new Map(old.map(([key], at) => [key, at]));
  const all = [...old];
  for (const row of rows ?? []) {
    const at = places.get(row[0]);
    if (at === undefined) all.push(row);
    else all[at] = row;
  }
  return order ? order.map((at) => all[at]) : all;
}

/** A part after a change of it; what did not change stays the same value. */
const changed = (part: Part, change: PartChange): Part => ({
  fields: fieldsAfter(part.fields, change),
  rows: rowsAfter(part.rows, change),
});

/** The parts after an update; null when one before it was missed. An update that was taken in already changes nothing. */
export function folded(parts: Parts, update: PartUpdate): Parts | null {
  const { part: name, at } = update;
  const known = parts.get(name);
  if ("fields" in update) {
    const { fields, rows } = update;
    // whole, but told before what is known
    if (known && known.at > at) return parts;
    return new Map(parts).set(name, { at, part: { fields, rows } });
  }
  if (known && known.at >= at) return parts;
  if (known?.at !== update.from) return null;
  return new Map(parts).set(name, { at, part: changed(known.part, update) });
}

/** All updates of a message, or none: null when one before them was missed. */
export const foldedAll = (parts: Parts, { updates }: PartsMessage): Parts | null =>
  updates.reduce<Parts | null>((known, update) => known && folded(known, update), parts);
