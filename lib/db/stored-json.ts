/** JSON out of the database. It was checked on its way in; it is checked again on its way out, and never believed. */
import type { z } from "zod";

/**
 * The value by the schema that it was stored under.
 * @param what names the row when it does not fit: "evidence Xy…"
 * @throws when an older or another hand stored something else; the cause says where
 */
export function storedJson<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${what} is stored in a form that this version does not know`, { cause: parsed.error });
}
