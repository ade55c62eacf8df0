import type { OutboxItem } from "@/lib/client/outbox-item";
import type { AnswerState } from "@/lib/contract/views";

export type AnswerStatus = "none" | "draft" | "sending" | "submitted" | "changed" | "other";

/** Items of one question that are still on their way. */
export const waitingFor = (items: readonly OutboxItem[], questionId: string): OutboxItem[] =>
  items.filter(
    ({ payload, refused }) => !refused && "questionId" in payload && payload.questionId === questionId,
  );

/**
 * Where an answer stands, for the list.
 * @param other another device's text waits to be looked at
 */
export function answerStatus(
  answer: AnswerState | undefined,
  waiting: readonly OutboxItem[],
  other: boolean,
): AnswerStatus {
  if (other) return "other";
  if (waiting.some(({ name }) => name === "answer.submit")) return "sending";
  const drafting = waiting.some(({ name }) => name === "answer.draft");
  if (answer?.submitted != null)
    return drafting || (answer.draft !== "" && answer.draft !== answer.submitted) ? "changed" : "submitted";
  return drafting || answer?.draft ? "draft" : "none";
}

/** Whether what stands in the editor is what was submitted last, and the server shows that, or it is on its way. */
export type Submitted = "same" | "waiting" | "changed";

interface Written {
  text: string;
  /** ids of what it refers to */
  cited: readonly string[];
}

const says = (some: Written, other: Written): boolean =>
  some.text === other.text && [...some.cited].sort().join() === [...other.cited].sort().join();

/**
 * Where what was written stands.
 * @param onTheWay items of the question that the server is not known to have shown, oldest first
 */
export function submittedAs(
  written: Written,
  answer: AnswerState | undefined,
  onTheWay: readonly OutboxItem[],
): Submitted {
  const newest = onTheWay.findLast((item) => item.name === "answer.submit")?.payload;
  if (newest) return says(written, { text: newest.text, cited: newest.evidence }) ? "waiting" : "changed";
  const { submitted = null, cited = [] } = answer ?? {};
  return submitted !== null && says(written, { text: submitted, cited }) ? "same" : "changed";
}
