/** Judges answers to predict-output, is-it-a-view and what-shape; they need no Python. */
import type { AnswerExercise, AnswersKey } from "./exercise";

/** An attempt's source for an answer exercise: JSON of ask id to text. */
export function encodeAnswers(answers: Readonly<Record<string, string>>): string {
  return JSON.stringify(answers);
}

/** The answers in an attempt's source; null unless it is a JSON object of strings. */
export function decodeAnswers(source: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    return entries.every(([, text]) => typeof text === "string") ? Object.fromEntries(entries) : null;
  } catch {
    return null;
  }
}

/**
 * A shape as people write it, brought to one form: `(2, 4)` for `2,4`, `2×4`, `[2, 4]` or `torch.Size([2, 4])`,
 * `()` for a scalar, `error` for an error by whatever name (`IndexError`, 会报错); null if it is none of these.
 */
function readShape(text: string): string | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  if (/error|报错|错误|出错|exception|fails?\b/.test(plain)) return "error";
  if (/^(a )?(scalar|标量|0 ?维(张量)?)$/.test(plain)) return "()";
  const inside = plain
    .replace(/^torch\.size/, "")
    .replace(/[()[\]]/g, " ")
    .trim();
  if (inside === "") return /[()[\]]/.test(plain) ? "()" : null;
  const sizes = inside.split(/[\s,×x*、]+/).filter(Boolean);
  if (!sizes.every((size) => /^\d{1,9}$/.test(size))) return null;
  return sizes.length === 1 ? `(${Number(sizes[0])},)` : `(${sizes.map(Number).join(", ")})`;
}

/** Printed forms are compared without white space and with full-width signs made plain. */
function readPrinted(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "");
}

/** UTF-16 units beyond four times the right answer's: spaces, names of errors, torch's own words. */
const answerSlack = 200;

function isRight(kind: AnswerExercise["kind"], given: string, expected: string): boolean {
  // before it is normalised, which takes time that grows with the square of a long text
  if (given.length > answerSlack + 4 * expected.length) return false;
  switch (kind) {
    case "predict-output":
      return readPrinted(given) === readPrinted(expected);
    case "what-shape":
      return readShape(given) === expected;
    case "is-it-a-view":
      return given.trim() === expected;
  }
}

export interface AnswersJudgement {
  passed: boolean;
  /** ask ids without an answer */
  missing: string[];
  /** ask ids answered wrongly, in order */
  wrong: string[];
}

/** Compares every ask with the key; an unreadable source misses them all. */
export function judgeAnswers(exercise: AnswerExercise, key: AnswersKey, source: string): AnswersJudgement {
  const answers = decodeAnswers(source) ?? {};
  const ids = exercise.asks.map(({ id }) => id);
  const missing = ids.filter((id) => !Object.hasOwn(answers, id) || answers[id].trim() === "");
  const wrong = ids.filter(
    (id) => !missing.includes(id) && !isRight(exercise.kind, answers[id], key.answers[id]),
  );
  return { passed: missing.length + wrong.length === 0, missing, wrong };
}
