/** What comes from a process that runs students' programs. The process is not believed: what is no answer is nothing. */
import { z } from "zod";
import type { SyntaxElement } from "@/lib/content/exercises/exercise";
import { signKinds } from "@/lib/content/foreign-signs";
import { wireLimits } from "@/lib/contract/protocol";
import type { Leavings } from "@/lib/tensorlab/check/evaluate";
import type { PythonValue } from "@/lib/tensorlab/check/value";

const text = z
  .string()
  .max(4_000)
  .refine((value) => value.isWellFormed() && !value.includes("\u0000"));
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

const signsSchema = z.object({
  line: count,
  sign: text,
  kind: z.enum(signKinds),
  plain: text,
  count,
  fixed: z.string().max(wireLimits.sourceCharacters),
});

const givenSchema = z.array(z.object({ name: z.string().max(40), shape: z.array(count).max(64) })).max(10);

const answerSchema = z.object({
  id: z.string().max(40),
  leavings: z.union([
    z.object({
      given: givenSchema,
      error: z.null(),
      values: z.record(z.string().max(40), valueSchema.nullable()),
      shared: z.array(z.boolean()).max(20),
      seen: z.array(z.string().max(60)).max(200),
    }),
    z.object({
      given: givenSchema,
      error: z.object({ type: text, message: text, line: count.nullable(), signs: signsSchema.nullable() }),
    }),
  ]),
});

export type WireValue = z.infer<typeof valueSchema>;
export type Answer = z.infer<typeof answerSchema>;

function decode(value: WireValue): PythonValue {
  if (value.kind === "plain")
    return { ...value, number: value.number === null ? null : Number(value.number) };
  const bytes = Buffer.from(value.values, "base64");
  const values = new Float64Array(Math.floor(bytes.length / 8)).map((_, at) => bytes.readDoubleLE(8 * at));
  return { ...value, values };
}

/** What was sent, or null when it is no answer to this job. @param watched what the job was to look out for */
export function readAnswer(id: string, watched: readonly SyntaxElement[], message: unknown): Leavings | null {
  const parsed = answerSchema.safeParse(message);
  if (!parsed.success || parsed.data.id !== id) return null;
  const { leavings } = parsed.data;
  if (leavings.error) return leavings;
  const values = Object.entries(leavings.values).map(([name, value]) => [name, value && decode(value)]);
  return {
    ...leavings,
    values: Object.fromEntries(values) as Record<string, PythonValue | null>,
    seen: watched.filter((element) => leavings.seen.includes(element)),
  };
}
