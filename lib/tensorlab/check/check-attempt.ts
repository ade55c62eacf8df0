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
import type { Evaluate, Leavings, Program } from "./evaluate";
import * as say from "./feedback";
import { brokenRule, syntaxErrorLine } from "./structure";
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

type Left = Extract<Leavings, { error: null }>;

const programOf = (exercise: CodeExercise, source: string, seed: number | null): Program => ({
  source: [
    "import torch",
    seed === null ? exercise.given : `seed = ${seed}\n${exercise.inputs}`,
    source,
  ].join("\n"),
  names: exercise.results,
  pairs: exercise.aliasing,
});

const printedOf = (found: Left): string =>
  Object.entries(found.values)
    .map(([name, value]) => `${name} = ${value?.repr ?? "–"}`)
    .join("\n");

function judgeLeavings(
  exercise: CodeExercise,
  found: Left,
  wanted: Left,
  further: boolean,
): Judgement | null {
  for (const [name, value] of Object.entries(wanted.values)) {
    if (value === null) throw new Error(`the model solution of ${exercise.id} leaves no ${name}`);
    const difference = compareValues(found.values[name] ?? null, value);
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

/** Where the two kinds of programs run: what students write and what we wrote. */
interface Evaluators {
  student: Evaluate;
  model: Evaluate;
}

const failedRun = ({ type, message }: { type: string; message: string }): Judgement =>
  failed(type === "SyntaxError" ? "syntax" : "error", say.errorMessage(type, message), `${type}: ${message}`);

/**
 * Judges code: syntax, error, missing, dtype, shape, value, aliasing, and last the way it is written.
 * @throws when the model solution fails, which is ours to mend
 */
async function checkCode(
  exercise: CodeExercise,
  key: CodeKey,
  source: string,
  { student, model }: Evaluators,
): Promise<Judgement> {
  const line = syntaxErrorLine(source);
  if (line !== null) return failed("syntax", say.syntaxMessage(line));
  const seeds = [null, ...(exercise.inputs === null ? [] : checkSeeds)];
  let printed = "";
  for (const seed of seeds) {
    const found = await student(programOf(exercise, source, seed));
    if (found.error) return failedRun(found.error);
    const wanted = await model(programOf(exercise, key.solution, seed));
    if (wanted.error) throw new Error(`the model solution of ${exercise.id} fails: ${wanted.error.message}`);
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
  evaluators: Evaluators,
): Promise<Judgement> {
  if (isCodeExercise(exercise)) {
    if (!("solution" in key)) throw new Error(`the key of ${exercise.id} holds no solution`);
    return checkCode(exercise, key, source, evaluators);
  }
  if (!("answers" in key)) throw new Error(`the key of ${exercise.id} holds no answers`);
  return checkAnswers(exercise, key, source);
}
