/** Model answers and rubrics of the six questions. For the server only: no component may import this folder. */
import { activationsKey } from "./activations";
import { alexnetKey } from "./alexnet";
import type { AnswerKey } from "./answer-key";
import { sgdAdamKey } from "./sgd-adam";
import { softmaxKey } from "./softmax";
import { vanishingGradientKey } from "./vanishing-gradient";
import { widthDepthKey } from "./width-depth";
import type { QuestionId } from "../questions/question";

/** The key of every question, by its id. */
export const answerKeys: Readonly<Record<QuestionId, AnswerKey>> = {
  alexnet: alexnetKey,
  activations: activationsKey,
  "vanishing-gradient": vanishingGradientKey,
  "width-depth": widthDepthKey,
  softmax: softmaxKey,
  "sgd-adam": sgdAdamKey,
};
