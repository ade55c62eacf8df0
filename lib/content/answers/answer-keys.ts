// Model answers and rubrics of the six questions. For the server only: no component may import this folder.
import { activationsKey } from "@/lib/content/answers/activations";
import { alexnetKey } from "@/lib/content/answers/alexnet";
import type { AnswerKey } from "@/lib/content/answers/answer-key";
import { sgdAdamKey } from "@/lib/content/answers/sgd-adam";
import { softmaxKey } from "@/lib/content/answers/softmax";
import { vanishingGradientKey } from "@/lib/content/answers/vanishing-gradient";
import { widthDepthKey } from "@/lib/content/answers/width-depth";
import type { QuestionId } from "@/lib/content/questions/question";

/** The key of every question, by its id. */
export const answerKeys: Readonly<Record<QuestionId, AnswerKey>> = {
  alexnet: alexnetKey,
  activations: activationsKey,
  "vanishing-gradient": vanishingGradientKey,
  "width-depth": widthDepthKey,
  softmax: softmaxKey,
  "sgd-adam": sgdAdamKey,
};
