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
  type Mistake,
  type SyntaxElement,
} from "@/lib/content/exercises/exercise";
import { decodeAnswers, judgeAnswers } from "@/lib/content/exercises/judge-answers";
import type { Localized } from "@/lib/content/language";
import { cutShort } from "@/lib/text/cut";
import { storable } from "@/lib/text/storable";
import type { Evaluate, Leavings, Program, ProgramError } from "./evaluate";
import * as say from "./feedback";
import { brokenRule } from "./structure";
import { compareValues } from "./value";

/** How far an attempt came: the first check that it failed, or "none". */
export type Stage =
  "none" | "syntax" | "error" | "missing" | "dtype" | "shape" | "value" | "aliasing" | "structure" | "limit";

/** What is said of an attempt. */
export interface Judgement {
  passed: boolean;
  stage: Stage;
  message: Localized;
  /** the student's own result as printed, for grouping wrong outputs; at most printedLimit characters */
  printed: string;
  /** the source with Python's own signs, where others made it no Python */
  fixed?: string;
}

const printedLimit = 400;

/** A program may print whatever it can think of, NUL and halves of pairs too. */
const told = (judgement: Judgement): Judgement =>
  storable({ ...judgement, printed: cutShort(judgement.printed, printedLimit) });

const failed = (stage: Stage, message: Localized, printed = ""): Judgement =>
  told({ passed: false, stage, message, printed });

const passed = (printed: string): Judgement =>
  told({ passed: true, stage: "none", message: say.passedMessage, printed });

type Left = Extract<Leavings, { error: null }>;

const programOf = (exercise: CodeExercise, source: string, seed: number | null): Program => ({
  given: ["import torch", seed === null ? exercise.given : `seed = ${seed}\n${exercise.inputs}`].join("\n"),
  source,
  watched: exercise.rules.flatMap(({ elements }) => elements),
  names: exercise.results,
  pairs: exercise.aliasing,
});

const printedOf = (found: Left): string =>
  Object.entries(found.values)
    .map(([name, value]) => `${name} = ${value?.repr ?? "–"}`)
    .join("\n");

function judgeLeavings(exercise: CodeExercise, found: Left, wanted: Left): Judgement | null {
  for (const [name, value] of Object.entries(wanted.values)) {
    if (value === null) throw new Error(`the model solution of ${exercise.id} leaves no ${name}`);
    const difference = compareValues(found.values[name] ?? null, value);
    if (difference)
      return failed(difference.stage, say.differenceMessage(name, difference), printedOf(found));
  }
  const pair = exercise.aliasing.findIndex((_, at) => found.shared[at] !== wanted.shared[at]);
  if (pair < 0) return null;
  return failed(
    "aliasing",
    say.aliasingMessage(exercise.aliasing[pair], found.shared[pair]),
    printedOf(found),
  );
}

/** Where the two kinds of programs run: what students write and what we wrote. */
interface Evaluators {
  student: Evaluate;
  model: Evaluate;
}

/** What Python raises where a source is no Python. */
const notPython: readonly string[] = ["SyntaxError", "IndentationError", "TabError"];

function failedRun(error: ProgramError): Judgement {
  const { type, message, signs } = error;
  const stage = notPython.includes(type) ? "syntax" : "error";
  const judgement = failed(stage, say.errorMessage(error), `${type}: ${message}`);
  return signs ? { ...judgement, fixed: signs.fixed } : judgement;
}

/** Says of what fails on further data alone that it does, and what they were. */
const onData = (judgement: Judgement, { given }: Leavings, seed: number | null): Judgement =>
  seed === null ? judgement : { ...judgement, message: say.onOtherInputs(given, judgement.message) };

/** Adds to a wrong value which of the known wrong ways ends in just this. @param of the same data */
async function withReason(
  wrong: Judgement,
  found: Left,
  mistakes: readonly Mistake[],
  of: (source: string) => Promise<Leavings>,
): Promise<Judgement> {
  if (wrong.stage !== "value") return wrong;
  for (const { source, message } of mistakes) {
    const left = await of(source);
    if (left.error) continue;
    const same = Object.entries(left.values).every(
      ([name, value]) => value !== null && compareValues(found.values[name] ?? null, value) === null,
    );
    if (same) return { ...wrong, message: say.withReason(wrong.message, message) };
  }
  return wrong;
}

/**
 * Judges code: syntax, error, missing, dtype, shape, value, aliasing, and last the way it is written. What is Python,
 * Python says.
 * @throws when the model solution fails, which is ours to mend
 */
async function checkCode(
  exercise: CodeExercise,
  key: CodeKey,
  source: string,
  { student, model }: Evaluators,
): Promise<Judgement> {
  const seeds = [null, ...(exercise.inputs === null ? [] : checkSeeds)];
  let printed = "";
  const seen: SyntaxElement[] = [];
  for (const seed of seeds) {
    const found = await student(programOf(exercise, source, seed));
    if (found.error) return onData(failedRun(found.error), found, seed);
    const wanted = await model(programOf(exercise, key.solution, seed));
    if (wanted.error) throw new Error(`the model solution of ${exercise.id} fails: ${wanted.error.message}`);
    const wrong = judgeLeavings(exercise, found, wanted);
    if (wrong) {
      const known = await withReason(wrong, found, key.mistakes ?? [], (way) =>
        model(programOf(exercise, way, seed)),
      );
      return onData(known, found, seed);
    }
    printed ||= printedOf(found);
    seen.push(...found.seen);
  }
  const rule = brokenRule(exercise.rules, seen);
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
  evaluators: Evaluators,
): Promise<Judgement> {
  if (isCodeExercise(exercise)) {
    if (!("solution" in key)) throw new Error(`the key of ${exercise.id} holds no solution`);
    return checkCode(exercise, key, source, evaluators);
  }
  if (!("answers" in key)) throw new Error(`the key of ${exercise.id} holds no answers`);
  return checkAnswers(exercise, key, source);
}
