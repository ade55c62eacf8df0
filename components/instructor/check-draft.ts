/** A quick check as its form holds it, and what is wrong with it. */
import type { RawPayload } from "@/lib/contract/requests";
import { lineProblem } from "@/lib/contract/plain-line";
import { wireLimits } from "@/lib/contract/protocol";

/** What is asked for. */
export const checkKinds = ["choice", "number", "prediction"] as const;
export type CheckKind = (typeof checkKinds)[number];

export interface CheckDraft {
  /** of the check that it becomes: sent twice it is one */
  id: string;
  question: string;
  kind: CheckKind;
  /** one on each line */
  options: string;
}

export const emptyCheck = (id: string): CheckDraft => ({ id, question: "", kind: "choice", options: "" });

const { checkCharacters, checkOptions, optionCharacters } = wireLimits;

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

export type CheckProblem =
  "empty" | "question-long" | "question-hidden" | "options" | "options-few" | "options-hidden";

/** What keeps it from being asked; too little is no fault while one is typing. */
export function problemOf({ question, kind, options }: CheckDraft): CheckProblem | null {
  if (question.length > checkCharacters) return "question-long";
  const problem = lineProblem(question);
  if (problem) return problem === "empty" ? "empty" : "question-hidden";
  if (kind !== "choice") return null;
  const lines = linesOf(options);
  if (lines.length > checkOptions || lines.some((line) => line.length > optionCharacters)) return "options";
  if (lines.some((line) => lineProblem(line) !== null)) return "options-hidden";
  return lines.length < 2 ? "options-few" : null;
}

/** What is asked; null while something is wrong. */
export function askedIn(draft: CheckDraft): RawPayload<"check.ask">["asked"] | null {
  if (problemOf(draft) !== null) return null;
  const { question, kind, options } = draft;
  if (kind === "prediction") return { question, predicts: true };
  return kind === "number" ? { question } : { question, options: linesOf(options) };
}
