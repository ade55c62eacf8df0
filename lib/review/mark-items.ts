/** What is marked in a session: each question by its rubric, the spiral and the tensor exercises as a whole. */
import { fullMarks, type AnswerKey, type RubricItem } from "@/lib/content/answers/answer-key";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import type { Localized } from "@/lib/content/language";
import { questions } from "@/lib/content/questions";
import type { ActivityStates } from "@/lib/contract/views";

export interface MarkItem {
  /** a question's id, "spiral" or "tensors"; stored with marks */
  id: string;
  kind: "question" | "spiral" | "tensors";
  title: Localized;
  /** empty where only points are given */
  rubric: readonly RubricItem[];
  /** full marks */
  max: number;
}

const spiral: MarkItem = {
  id: "spiral",
  kind: "spiral",
  title: { zh: "螺旋分类", en: "Spiral classification" },
  rubric: [],
  max: fullMarks,
};

const tensors: MarkItem = {
  id: "tensors",
  kind: "tensors",
  title: { zh: "张量练习", en: "Tensor exercises" },
  rubric: [],
  max: fullMarks,
};

const questionItems: readonly MarkItem[] = questions.map(({ id, title }) => ({
  id,
  kind: "question",
  title,
  rubric: answerKeys[id].rubric,
  max: fullMarks,
}));

/** The items of a session: those of the activities that it offers, in teaching order. */
export function markItems(activities: ActivityStates): readonly MarkItem[] {
  return [
    ...(activities.tensors === "off" ? [] : [tensors]),
    ...(activities.spiral === "off" ? [] : [spiral]),
    ...(activities.questions === "off" ? [] : questionItems),
  ];
}

/** The item of this id whatever the session offers, or null for an id from nowhere. */
export function markItem(id: string): MarkItem | null {
  return [tensors, spiral, ...questionItems].find((item) => item.id === id) ?? null;
}

/** Model answer and misconceptions of a question; null for the other items. */
export function keyOf(itemId: string): AnswerKey | null {
  const keys: Readonly<Record<string, AnswerKey | undefined>> = answerKeys;
  return Object.hasOwn(keys, itemId) ? (keys[itemId] ?? null) : null;
}
