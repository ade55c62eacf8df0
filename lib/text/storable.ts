/**
 * Values as everybody can hold them: a database takes neither NUL nor half of a surrogate pair, and no page shows them;
 * and it writes out every digit of a number, 324 of the smallest.
 */

const replacement = "\uFFFD";

const storableText = (text: string): string => text.toWellFormed().replaceAll("\u0000", replacement);

/** Beyond these no number of ours tells anything: float32, in which networks work, ends at 3.4e38. */
const [smallest, largest] = [1e-30, 1e40];

/** With at most some forty digits before or behind the point. */
function storableNumber(number: number): number {
  const size = Math.abs(number);
  if (size < smallest) return 0;
  return size > largest ? Math.sign(number) * largest : number;
}

/** The same value with every text and number made storable, no text longer than before; bytes are left alone. */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (typeof value === "number") return storableNumber(value);
  if (Array.isArray(value)) return value.map((item: unknown) => storable(item));
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storable(item)]));
}
