/** What crosses between the server and a process that runs students' programs. The process is not believed. */
import { z } from "zod";
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import type { PythonValue } from "@/lib/tensorlab/check/value";

export interface Job {
  id: number;
  program: Program;
}

const text = z.string().max(4_000);
const count = z.number().int().min(0);

const valueSchema = z.union([
  z.object({
    kind: z.enum(["tensor", "array"]),
    dtype: text,
    shape: z.array(count).max(64),
    /** float64 as base64: JSON knows neither NaN nor infinity */
    values: z.string().max(250_000),
    requiresGrad: z.boolean(),
    repr: text,
  }),
  z.object({
    kind: z.literal("plain"),
    type: text,
    repr: text,
    /** as text, for the same reason */
    number: z.string().max(40).nullable(),
  }),
]);

const answerSchema = z.object({
  id: z.number(),
  leavings: z.union([
    z.object({
      error: z.null(),
      values: z.record(z.string().max(40), valueSchema.nullable()),
      shared: z.array(z.boolean()).max(20),
    }),
    z.object({ error: z.object({ type: text, message: text }) }),
  ]),
});

type WireValue = z.infer<typeof valueSchema>;
export type Answer = z.infer<typeof answerSchema>;

function encode(value: PythonValue): WireValue {
  if (value.kind === "plain")
    return { ...value, number: value.number === null ? null : String(value.number) };
  const values = Buffer.from(Float64Array.from(value.values).buffer).toString("base64");
  return { ...value, shape: [...value.shape], values };
}

function decode(value: WireValue): PythonValue {
  if (value.kind === "plain")
    return { ...value, number: value.number === null ? null : Number(value.number) };
  const bytes = Buffer.from(value.values, "base64");
  const values = new Float64Array(Math.floor(bytes.length / 8)).map((_, at) => bytes.readDoubleLE(8 * at));
  return { ...value, values };
}

const mapValues = <From, To>(
  record: Record<string, From | null>,
  convert: (value: From) => To,
): Record<string, To | null> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value && convert(value)]));

/** What a program left, as it is sent. */
export function answerOf(id: number, leavings: Leavings): Answer {
  if (leavings.error) return { id, leavings };
  return { id, leavings: { ...leavings, values: mapValues(leavings.values, encode) } };
}

/** What was sent, or null when it is no answer to this job. */
export function readAnswer(id: number, message: unknown): Leavings | null {
  const parsed = answerSchema.safeParse(message);
  if (!parsed.success || parsed.data.id !== id) return null;
  const { leavings } = parsed.data;
  if (leavings.error) return leavings;
  return { ...leavings, values: mapValues(leavings.values, decode) };
}
