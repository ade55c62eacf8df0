/**
 * JSON out of the database. It was checked on its way in; it is checked again on its way out, and never believed: a column
 * of JSON, and what a query takes out of one, is unknown until it is read here. What a query builds of columns with types
 * of their own (json_agg) is known as well as they are.
 */
import { z } from "zod";
import type { CurvePoint } from "@/lib/spiral/curve-point";

/** A point's fields, and which of them may be null. */
const pointFields = Object.entries({
  epoch: false,
  loss: false,
  trainAccuracy: true,
  heldOutLoss: true,
  heldOutAccuracy: true,
} satisfies Record<keyof CurvePoint, boolean>);

const isPoint = (point: unknown): boolean =>
  typeof point === "object" &&
  point !== null &&
  pointFields.every(([name, nullable]) => {
    const value: unknown = Reflect.get(point, name);
    return typeof value === "number" || (nullable && value === null);
  });

/**
 * A stored curve. A desk reads a hundred thousand points at once, so they are looked at by one check of their shape:
 * their limits were the wire's concern.
 */
export const storedCurveSchema = z.custom<CurvePoint[]>(
  (value) => Array.isArray(value) && value.every(isPoint),
);

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
