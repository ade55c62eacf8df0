/** What the process that runs programs is asked, and how it says what a program left. Its side needs no schemas. */
import type { Leavings, Program } from "@/lib/tensorlab/check/evaluate";
import type { PythonValue } from "@/lib/tensorlab/check/value";
import type { Answer, WireValue } from "./messages";

export interface Job {
  /** nobody can guess it who was not asked */
  id: string;
  program: Program;
}

function encode(value: PythonValue): WireValue {
  if (value.kind === "plain")
    return { ...value, number: value.number === null ? null : String(value.number) };
  const values = Buffer.from(Float64Array.from(value.values).buffer).toString("base64");
  return { ...value, shape: [...value.shape], values };
}

/** What a program left, as it is sent. */
export function answerOf(id: string, leavings: Leavings): Answer {
  if (leavings.error) return { id, leavings };
  const values = Object.entries(leavings.values).map(([name, value]) => [name, value && encode(value)]);
  return {
    id,
    leavings: { ...leavings, values: Object.fromEntries(values) as Record<string, WireValue | null> },
  };
}
