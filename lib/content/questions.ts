/** The six questions of the week, in teaching order. */
import { activations } from "./questions/activations";
import { alexnet } from "./questions/alexnet";
import { type Question, type QuestionId, questionIds } from "./questions/question";
import { sgdAdam } from "./questions/sgd-adam";
import { softmax } from "./questions/softmax";
import { vanishingGradient } from "./questions/vanishing-gradient";
import { widthDepth } from "./questions/width-depth";

export { questionIds, type Question, type QuestionId };

/** The questions in teaching order, the same order as `questionIds`. */
export const questions: readonly Question[] = [
  alexnet,
  activations,
  vanishingGradient,
  widthDepth,
  softmax,
  sgdAdam,
];

/** Whether a string from outside is the id of a question. */
export function isQuestionId(id: string): id is QuestionId {
  return (questionIds as readonly string[]).includes(id);
}

/** The question with this id; throws for an id that `isQuestionId` refuses. */
export function questionById(id: QuestionId): Question {
  const question = questions.find((candidate) => candidate.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return question;
}
