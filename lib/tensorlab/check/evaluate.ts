/** Runs a program in a fresh Python and says what it left in the variables that are judged, and what it was seen to do. */
import type { SyntaxElement } from "@/lib/content/exercises/exercise";
import { cutShort } from "@/lib/text/cut";
import { storable } from "@/lib/text/storable";
import type { ForeignSigns } from "../protocol";
import type { PythonValue } from "./value";

/** An error as Python tells it. */
export interface ProgramError {
  type: string;
  message: string;
  /** 1-based line of the student's source; null when it is not in there */
  line: number | null;
  /** in a source that is not Python */
  signs: ForeignSigns | null;
}

/** A tensor or array that a program is given. */
export interface GivenTensor {
  name: string;
  shape: number[];
}

/** What checking needs of a Python. */
export interface CheckedPython {
  /** Forgets everything that programs did. */
  renew(): void;
  run(source: string): { error: ProgramError | null; variables: readonly GivenTensor[] };
  /** What the last source was seen to do: operations that it called, however that was written, and texts that it ran. */
  observed(): { calls: string[]; texts: string[] };
  /** What stands in sources; a Python in which no other program has run since it was renewed tells the truth. */
  elements(sources: readonly string[]): SyntaxElement[];
  value(name: string): PythonValue | null;
  shareMemory(a: string, b: string): boolean;
  /** What looking at a value raised, when the program had spoiled Python's own parts; null for other errors. */
  failureOf(error: unknown): { type: string; message: string } | null;
}

/** A program to run, and what to look at when it has ended. */
export interface Program {
  /** runs before the source and is ours: what it does is not looked at */
  given: string;
  source: string;
  /** variables to look at afterwards */
  names: readonly string[];
  /** pairs of variables that may share memory */
  pairs: readonly (readonly [string, string])[];
  /** what to look out for while the source runs */
  watched: readonly SyntaxElement[];
}

/** What a program left behind, or the error that ended it, and what it was given. */
export type Leavings = { given: GivenTensor[] } & (
  | {
      error: null;
      /** by name; null where there is no such variable */
      values: Record<string, PythonValue | null>;
      /** for each pair */
      shared: boolean[];
      /** of what was watched for, what stands in the source or was seen when it ran */
      seen: SyntaxElement[];
    }
  | { error: ProgramError }
);

/** Where programs run: here, or in a process of their own. */
export type Evaluate = (program: Program) => Promise<Leavings>;

/** Tensors given to a program whose shapes are told. */
const givenAtMost = 10;
/** A variable with more elements than this is judged by its kind and shape alone. */
const elementsCopied = 20_000;
/** characters of a printed form or an error that are kept */
const textKept = 2_000;
/** and of the name of an error's type */
const typeKept = 100;

/** No longer, and storable, whatever the program says; the end of a longer one is marked. */
const toldText = (text: string, most: number): string => storable(cutShort(text, most));

/** A longer source is not offered again without its foreign signs. */
const fixedKept = 20_000;

const bounded = ({ type, message, line, signs }: ProgramError): ProgramError => ({
  type: toldText(type, typeKept),
  message: toldText(message, textKept),
  line,
  signs: signs && signs.fixed.length <= fixedKept ? storable(signs) : null,
});

function boundedValue(value: PythonValue | null): PythonValue | null {
  if (value === null) return null;
  const repr = toldText(value.repr, textKept);
  if (value.kind === "plain") return { ...value, type: toldText(value.type, typeKept), repr };
  return { ...value, repr, values: value.values.length > elementsCopied ? [] : value.values };
}

function leavingsOf(python: CheckedPython, { given, source, names, pairs, watched }: Program): Leavings {
  const before = python.run(given);
  const isWatched = watched.length > 0;
  const written = isWatched ? python.elements([source]) : [];
  const { error } = before.error ? before : python.run(source);
  const shapes = before.variables
    .slice(0, givenAtMost)
    .map(({ name, shape }) => ({ name, shape: [...shape] }));
  if (error) return { given: shapes, error: bounded(error) };
  const { calls, texts } = python.observed();
  const values = Object.fromEntries(names.map((name) => [name, boundedValue(python.value(name))]));
  const exist = (name: string) => python.value(name) !== null;
  const shared = pairs.map(([a, b]) => exist(a) && exist(b) && python.shareMemory(a, b));
  // what it ran as text is read where it could spoil nothing
  if (isWatched && texts.length > 0) python.renew();
  const called = calls.map((name): SyntaxElement => `call:${name}`);
  const seen = new Set([...written, ...called, ...(isWatched ? python.elements(texts) : [])]);
  return { given: shapes, error: null, values, shared, seen: watched.filter((element) => seen.has(element)) };
}

/**
 * Evaluates with a Python made here. One program runs at a time, from beginning to end, and each finds the Python as it
 * was when it had seen none. @param create is called again after a program that broke the engine
 */
export function evaluateWith(create: () => Promise<CheckedPython>): Evaluate {
  let created: Promise<CheckedPython> | null = null;
  return async (program) => {
    const python = await (created ??= create());
    try {
      python.renew();
      return leavingsOf(python, program);
    } catch (error) {
      const told = python.failureOf(error);
      if (told) return { given: [], error: bounded({ ...told, line: null, signs: null }) };
      created = null;
      throw error;
    }
  };
}
