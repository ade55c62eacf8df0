/** Judges an attempt by what it does, on the given and on further seeded inputs, and by how it is written where that is the point. */
import {
  checkSeeds,
  isCodeExercise,
  type AnswerExercise,
  type AnswersKey,
  type CodeExercise,
  type CodeKey,
  type Exercise,
  type ExerciseKey,
} from "@/lib/content/exercises/exercise";
import { decodeAnswers, judgeAnswers } from "@/lib/content/exercises/judge-answers";
import type { Localized } from "@/lib/content/language";
import * as say from "./feedback";
import { brokenRule, syntaxErrorLine } from "./structure";
import { compareValues, type PythonValue } from "./value";

/** What checking needs of a Python: fresh for every program. */
export interface CheckedPython {
  run(source: string): Promise<{ error: { type: string; message: string } | null; output: string }>;
  value(name: string): PythonValue | null;
  shareMemory(a: string, b: string): boolean;
  dispose(): void;
}

export type Stage =
  "none" | "syntax" | "error" | "missing" | "dtype" | "shape" | "value" | "aliasing" | "structure" | "limit";

export interface Judgement {
  passed: boolean;
  stage: Stage;
  message: Localized;
  /** the student's own result as printed, for grouping wrong outputs; at most printedLimit characters */
  printed: string;
}

const printedLimit = 400;

const failed = (stage: Stage, message: Localized, printed = ""): Judgement => ({
  passed: false,
  stage,
  message,
  printed: printed.slice(0, printedLimit),
});

const passed = (printed: string): Judgement => ({
  passed: true,
  stage: "none",
  message: say.passedMessage,
  printed: printed.slice(0, printedLimit),
});

/** What a program leaves in the variables that are judged. */
interface Leavings {
  values: Map<string, PythonValue | null>;
  /** for each pair of the exercise's aliasing */
  shared: boolean[];
}

const program = (exercise: CodeExercise, source: string, seed: number | null): string =>
  ["import torch", seed === null ? exercise.given : `seed = ${seed}\n${exercise.inputs}`, source].join("\n");

async function leavings(
  exercise: CodeExercise,
  source: string,
  seed: number | null,
  python: CheckedPython,
): Promise<Leavings | { type: string; message: string }> {
  const { error } = await python.run(program(exercise, source, seed));
  if (error) return error;
  return {
    values: new Map(exercise.results.map((name) => [name, python.value(name)])),
    shared: exercise.aliasing.map(
      ([a, b]) => python.value(a) !== null && python.value(b) !== null && python.shareMemory(a, b),
    ),
  };
}

const printedOf = (found: Leavings): string =>
  [...found.values].map(([name, value]) => `${name} = ${value?.repr ?? "–"}`).join("\n");

function judgeLeavings(
  exercise: CodeExercise,
  found: Leavings,
  wanted: Leavings,
  further: boolean,
): Judgement | null {
  for (const [name, value] of wanted.values) {
    if (value === null) throw new Error(`the model solution of ${exercise.id} leaves no ${name}`);
    const difference = compareValues(found.values.get(name) ?? null, value);
    if (difference)
      return failed(difference.stage, say.differenceMessage(name, difference, further), printedOf(found));
  }
  const pair = exercise.aliasing.findIndex((_, at) => found.shared[at] !== wanted.shared[at]);
  if (pair < 0) return null;
  return failed(
    "aliasing",
    say.aliasingMessage(exercise.aliasing[pair], found.shared[pair]),
    printedOf(found),
  );
}

async function withPython<Result>(
  create: () => Promise<CheckedPython>,
  task: (python: CheckedPython) => Promise<Result>,
): Promise<Result> {
  const python = await create();
  try {
    return await task(python);
  } finally {
    python.dispose();
  }
}

/**
 * Judges code: syntax, error, missing, dtype, shape, value, aliasing, and last the way it is written.
 * @param create makes a fresh Python for every program, so that none sees another's variables
 */
export async function checkCode(
  exercise: CodeExercise,
  key: CodeKey,
  source: string,
  create: () => Promise<CheckedPython>,
): Promise<Judgement> {
  const line = syntaxErrorLine(source);
  if (line !== null) return failed("syntax", say.syntaxMessage(line));
  const seeds = [null, ...(exercise.inputs === null ? [] : checkSeeds)];
  let printed = "";
  for (const seed of seeds) {
    const found = await withPython(create, (python) => leavings(exercise, source, seed, python));
    if ("type" in found)
      return failed(
        found.type === "SyntaxError" ? "syntax" : "error",
        say.errorMessage(found.type, found.message),
        `${found.type}: ${found.message}`,
      );
    const wanted = await withPython(create, (python) => leavings(exercise, key.solution, seed, python));
    if ("type" in wanted) throw new Error(`the model solution of ${exercise.id} fails: ${wanted.message}`);
    const wrong = judgeLeavings(exercise, found, wanted, seed !== null);
    if (wrong) return wrong;
    printed ||= printedOf(found);
  }
  const rule = brokenRule(source, exercise.rules);
  return rule ? failed("structure", say.ruleMessage(rule), printed) : passed(printed);
}

function checkAnswers(exercise: AnswerExercise, key: AnswersKey, source: string): Judgement {
  const { passed: right, missing, wrong } = judgeAnswers(exercise, key, source);
  const printed = Object.entries(decodeAnswers(source) ?? {})
    .map(([id, text]) => `${id}: ${text}`)
    .join("\n");
  if (right) return passed(printed);
  const expressions = new Map(exercise.asks.map(({ id, expression }) => [id, expression]));
  return failed(
    missing.length > 0 ? "missing" : "value",
    say.answersMessage(missing, wrong, expressions),
    printed,
  );
}

/** Judges any attempt. */
export async function checkAttempt(
  exercise: Exercise,
  key: ExerciseKey,
  source: string,
  create: () => Promise<CheckedPython>,
): Promise<Judgement> {
  if (isCodeExercise(exercise)) {
    if (!("solution" in key)) throw new Error(`the key of ${exercise.id} holds no solution`);
    return checkCode(exercise, key, source, create);
  }
  if (!("answers" in key)) throw new Error(`the key of ${exercise.id} holds no answers`);
  return checkAnswers(exercise, key, source);
}
