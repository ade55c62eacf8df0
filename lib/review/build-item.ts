/** An item as it lies on the desk. */
import type { Language } from "@/lib/content/language";
import { isQuestionId, questionById } from "@/lib/content/questions";
import type { DeskItem } from "./desk";
import { keyOf, type MarkItem } from "./mark-items";
import { markPoints } from "./points";
import { participantsWith, type SessionTally } from "./session-tally";
import { marksByParticipant } from "./work-of";

/** Who handed in an item and was not removed, and how many of them are marked. */
function countsOf(item: MarkItem, tally: SessionTally): { handedIn: number; marked: number } {
  const marks = marksByParticipant(tally.marks);
  const removed = new Set(tally.participants.filter((one) => one.removed).map(({ id }) => id));
  const handedIn = [...participantsWith(tally, item.id)].filter((id) => !removed.has(id));
  const marked = handedIn.filter((id) => markPoints(item, marks.get(id)?.get(item.id)) !== null);
  return { handedIn: handedIn.length, marked: marked.length };
}

/** An item with rubric and model answer, in the reader's language. */
export function buildItem(item: MarkItem, tally: SessionTally, language: Language): DeskItem {
  const { id, kind, title, max, rubric } = item;
  const key = keyOf(id);
  return {
    ...{ id, kind, max },
    title: title[language],
    rubric: rubric.map((one) => ({ ...one, text: one.text[language] })),
    prompt: isQuestionId(id) ? questionById(id).prompt[language] : null,
    modelAnswer: key?.modelAnswer[language] ?? null,
    misconceptions:
      key?.misconceptions.map(({ claim, reply }) => ({ claim: claim[language], reply: reply[language] })) ??
      [],
    ...countsOf(item, tally),
  };
}
