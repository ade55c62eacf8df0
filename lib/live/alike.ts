/** What a class answered to a question, as it may be shown to all: without names, and those alike as one. */
import { wireLimits } from "@/lib/contract/protocol";
import { alikeAnswers } from "@/lib/text/alike";
import { cutShort } from "@/lib/text/cut";
import { isIn, type SessionState } from "./state";
import { workOf } from "./work";

interface Alike {
  /** one of those whose answer it is */
  participantId: string;
  text: string;
  count: number;
}

/** What was submitted last by everybody who is in and lets their work be shown; the most frequent first. */
export function alikeIn(state: SessionState, questionId: string): Alike[] {
  const submitted = [...state.participants.values()].flatMap((one) => {
    const newest = isIn(one) && !one.unshown ? workOf(state, one.id).answers.get(questionId)?.newest : null;
    return newest ? [{ participantId: one.id, text: newest.text }] : [];
  });
  return alikeAnswers(submitted).map(({ text, participantIds }) => ({
    participantId: participantIds[0],
    text: cutShort(text, wireLimits.shownCharacters),
    count: participantIds.length,
  }));
}
