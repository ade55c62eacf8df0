/** What a tensor exercise is, and what its key holds. Keys themselves live in ../answers/exercises, for the server only. */
import type { Localized } from "../language";

/** The tables of the reading; an exercise practises one of them. */
export const topics = [
  "create",
  "inspect",
  "sequences",
  "arithmetic",
  "pointwise",
  "comparing",
  "reducing",
  "linear-algebra",
  "numpy",
  "learning",
  "networks",
] as const;
export type Topic = (typeof topics)[number];

/** 1 easy, 2 medium, 3 hard. */
export type Difficulty = 1 | 2 | 3;

/**
 * Something in the syntax of a source that a rule can ask for:
 * - `slice`: a subscript with a colon, `m[:, 1]`, or with `slice(…)`
 * - `comparison`: `x < 0`, `x == y`
 * - `loop`: `for`, `while` or a comprehension
 * - `matmul`: the operator `@`
 * - `call:NAME`: a call whose last name is NAME, as `torch.NAME(…)` or `x.NAME(…)`
 */
export type SyntaxElement = "slice" | "comparison" | "loop" | "matmul" | `call:${string}`;

/** A demand on how the source is written, where the point of the exercise is in the writing. */
export interface StructureRule {
  rule: "must-use" | "must-not-use";
  /** For must-use one of these suffices; for must-not-use none may occur. */
  elements: readonly SyntaxElement[];
  /** Shown when the rule is broken. Markdown. */
  message: Localized;
}

interface ExerciseBase {
  /** Stable; stored with attempts. */
  id: string;
  topic: Topic;
  difficulty: Difficulty;
  title: Localized;
  /** Markdown. */
  prompt: Localized;
  /** Two or three, shown one at a time. */
  hints: readonly Localized[];
  /** The principle behind it, shown after passing. It names no answer, since it travels to the browser. */
  explanation: Localized;
  /**
   * Python that runs before the student's source or before each ask, after `import torch`.
   * Where it uses numpy it imports it itself, as `np`.
   */
  given: string;
}

/** The student writes or repairs code. Judged by what it leaves in the named variables. */
export interface CodeExercise extends ExerciseBase {
  kind: "type-it" | "fix-the-error";
  /** What the editor holds at first. */
  starter: string;
  /**
   * Variables compared with the model solution's, in order: dtype, shape, requires_grad and values of tensors and arrays, type and
   * value of Python numbers. A given variable stands here when it must (or must not) have changed.
   */
  results: readonly string[];
  /** Pairs of variables that must share memory exactly if the model solution's do. */
  aliasing: readonly (readonly [string, string])[];
  /**
   * Python that stands in for `given` on further checks, with the variable `seed` (an int) set before it;
   * null where there is nothing to vary. Sizes vary with the seed as well as values.
   */
  inputs: string | null;
  rules: readonly StructureRule[];
}

/** One thing to say about an expression. Each is evaluated on its own, after a fresh run of `given`. */
export interface Ask {
  id: string;
  expression: string;
}

/** The student answers without running anything. */
export interface AnswerExercise extends ExerciseBase {
  /**
   * What each ask wants: the printed form of the expression (its repr); whether the expression shares memory with
   * `base` (`view`) or not (`copy`); its shape, as `(2, 4)`, or `error`.
   */
  kind: "predict-output" | "is-it-a-view" | "what-shape";
  /** For is-it-a-view: the variable that memory may be shared with. */
  base?: string;
  asks: readonly Ask[];
}

export type Exercise = CodeExercise | AnswerExercise;

/** A wrong way that many go, and what is said to whoever ends where it ends. */
export interface Mistake {
  /** Replaces the student's source. */
  source: string;
  /** Shown below the wrong value; it names what went wrong, not the answer. */
  message: Localized;
}

/** Key of a code exercise. */
export interface CodeKey {
  /** A model solution: replaces the student's source. */
  solution: string;
  mistakes?: readonly Mistake[];
}

/** Key of an answer exercise: for each ask id the canonical answer. */
export interface AnswersKey {
  answers: Readonly<Record<string, string>>;
}

export type ExerciseKey = CodeKey | AnswersKey;

/** Seeds of the further checks with `inputs`. */
export const checkSeeds = [11, 12, 13, 14, 15] as const;

/** Largest difference between floating-point values that counts as equal: |a − b| ≤ absolute + relative·|b|. */
export const checkTolerance = { absolute: 1e-5, relative: 1e-4 } as const;

/** Whether the student of this exercise writes code. */
export function isCodeExercise(exercise: Exercise): exercise is CodeExercise {
  return exercise.kind === "type-it" || exercise.kind === "fix-the-error";
}
