/** Runs a program in a fresh Python and says what it left in the variables that are judged. */
import type { PythonValue } from "./value";

/** What checking needs of a Python: fresh for every program. */
export interface CheckedPython {
  run(source: string): Promise<{ error: { type: string; message: string } | null; output: string }>;
  value(name: string): PythonValue | null;
  shareMemory(a: string, b: string): boolean;
  dispose(): void;
}

/** A program to run, and what to look at when it has ended. */
export interface Program {
  source: string;
  /** variables to look at afterwards */
  names: readonly string[];
  /** pairs of variables that may share memory */
  pairs: readonly (readonly [string, string])[];
}

/** What a program left behind, or the error that ended it. */
export type Leavings =
  | {
      error: null;
      /** by name; null where there is no such variable */
      values: Record<string, PythonValue | null>;
      /** for each pair */
      shared: boolean[];
    }
  | { error: { type: string; message: string } };

/** Where programs run: here, or in a process of their own. */
export type Evaluate = (program: Program) => Promise<Leavings>;

/** A variable with more elements than this is judged by its kind and shape alone. */
const elementsCopied = 20_000;
/** characters of a printed form or an error that are kept */
const textKept = 2_000;

function bounded(value: PythonValue | null): PythonValue | null {
  if (value === null) return null;
  const repr = value.repr.slice(0, textKept);
  if (value.kind === "plain") return { ...value, repr };
  return { ...value, repr, values: value.values.length > elementsCopied ? [] : value.values };
}

/** Evaluates with Pythons made here. @param create makes one that has seen nothing */
export const evaluateWith =
  (create: () => Promise<CheckedPython>): Evaluate =>
  async ({ source, names, pairs }) => {
    const python = await create();
    try {
      const { error } = await python.run(source);
      if (error) return { error: { type: error.type, message: error.message.slice(0, textKept) } };
      const values = Object.fromEntries(names.map((name) => [name, bounded(python.value(name))]));
      const exist = (name: string) => python.value(name) !== null;
      const shared = pairs.map(([a, b]) => exist(a) && exist(b) && python.shareMemory(a, b));
      return { error: null, values, shared };
    } finally {
      python.dispose();
    }
  };
