/** Drafts that say something which was not handed in. */
import type { Answer, Work } from "./state";
import { answersInOrder } from "./work";

/** Whether a draft says something else than what was handed in, and was not saved before that was. */
export const isUnsent = ({ draft, draftAt, newest, submitted }: Answer): boolean =>
  draft.trim() !== "" && draft !== newest?.text && draftAt >= (submitted.at(-1)?.submittedAt ?? 0);

/** Questions to which a participant wrote something that was not handed in. */
export const unsentDrafts = (work: Pick<Work, "answers">): string[] =>
  answersInOrder(work)
    .filter(isUnsent)
    .map(({ questionId }) => questionId);
