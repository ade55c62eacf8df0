/** What a question of the course is. Its model answer and rubric live apart, in ../answers. */
import type { ExperimentId } from "../experiment";
import type { Language, Localized } from "../language";

/** Stable ids of the six questions, in teaching order; they are stored with answers. */
export const questionIds = [
  "alexnet",
  "activations",
  "vanishing-gradient",
  "width-depth",
  "softmax",
  "sgd-adam",
] as const;

export type QuestionId = (typeof questionIds)[number];

/** A suggested length: words in English, characters in Chinese. */
export interface SuggestedLength {
  from: number;
  to: number;
}

export interface Question {
  id: QuestionId;
  /** A short name, for tabs and tables. */
  title: Localized;
  /** The question as asked. Markdown with maths in `$…$`. */
  prompt: Localized;
  /** Two to four pointers, shown one at a time. They lead towards the answer and do not give it. */
  hints: Localized[];
  /** What a good answer covers, in general terms. */
  covers: Localized;
  /** The experiment or explorer that belongs to the question. */
  experimentId: ExperimentId;
  suggestedLength: Record<Language, SuggestedLength>;
}
