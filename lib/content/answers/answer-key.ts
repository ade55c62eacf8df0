/** What the server alone knows about a question: a model answer, the rubric it is marked by, and what goes wrong. */
import type { Localized } from "../language";
import type { QuestionId } from "../questions/question";

/** One thing an answer can earn marks for. */
export interface RubricItem {
  /** Stable within its question; stored with marks. */
  id: string;
  points: number;
  /** the item that this one was a part of before: marks that were given it keep its points */
  formerly?: string;
  text: Localized;
}

/** A wrong belief that answers often show, with what to reply. */
export interface Misconception {
  claim: Localized;
  reply: Localized;
}

export interface AnswerKey {
  questionId: QuestionId;
  /** Markdown with maths in `$…$`. */
  modelAnswer: Localized;
  /** The points of a question's items sum to `fullMarks`. */
  rubric: RubricItem[];
  misconceptions: Misconception[];
}

/** Full marks for each question. */
export const fullMarks = 10;
