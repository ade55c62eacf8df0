import type { OutboxItem } from "@/lib/client/outbox-item";
import type { AnswerState } from "@/lib/contract/views";

export type AnswerStatus = "none" | "draft" | "sending" | "submitted" | "changed";

/** Items of one question that are still on their way. */
export const waitingFor = (items: readonly OutboxItem[], questionId: string): OutboxItem[] =>
  items.filter(
    ({ payload, refused }) => !refused && "questionId" in payload && payload.questionId === questionId,
  );

/** Where an answer stands, for the list. */
export function answerStatus(answer: AnswerState | undefined, waiting: readonly OutboxItem[]): AnswerStatus {
  if (waiting.some(({ name }) => name === "answer.submit")) return "sending";
  const drafting = waiting.some(({ name }) => name === "answer.draft");
  if (answer?.submitted != null)
    return drafting || (answer.draft !== "" && answer.draft !== answer.submitted) ? "changed" : "submitted";
  return drafting || answer?.draft ? "draft" : "none";
}
