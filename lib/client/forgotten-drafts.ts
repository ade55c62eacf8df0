/** Drafts that a server which was put back to a backup has forgotten, and that this page was told of before. */
import type { RawPayload } from "@/lib/contract/requests";
import type { AnswerState } from "@/lib/contract/views";

type Known = Pick<AnswerState, "questionId" | "draft" | "draftVersion">;
/** A draft to be sent once more, but for its id. */
export type ForgottenDraft = Omit<RawPayload<"answer.draft">, "id">;

/** Of what was told before, the texts of which the server now tells an older version. */
export const forgottenDrafts = (before: readonly Known[], now: readonly Known[]): ForgottenDraft[] =>
  before.flatMap(({ questionId, draft, draftVersion }) => {
    const standing = now.find((one) => one.questionId === questionId);
    const baseVersion = standing?.draftVersion ?? 0;
    const isForgotten = baseVersion < draftVersion && draft.trim() !== "" && draft !== standing?.draft;
    return isForgotten ? [{ questionId, text: draft, baseVersion }] : [];
  });
