/** Text that the database can hold: it takes neither NUL nor half of a surrogate pair. */

const replacement = "\uFFFD";

const wellFormedText = (text: string): string => text.toWellFormed().replaceAll("\u0000", replacement);

/** The same value with every text made storable; bytes are left alone. */
export function wellFormed<Value>(value: Value): Value;
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return wellFormedText(value);
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormed(item));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wellFormed(item)]));
}
