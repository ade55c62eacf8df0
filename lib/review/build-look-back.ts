/** What a student looks back on. */
import type { Language } from "@/lib/content/language";
import { isQuestionId, questionById } from "@/lib/content/questions";
import type { LookBackItem, SheetContent } from "./desk";
import { markItems } from "./mark-items";
import { markPoints } from "./points";
import type { ReviewMark, ReviewSession } from "./session-work";

/**
 * The student's own work item by item, with points and comments. Rubrics and keys stay behind.
 * @param contents the student's own work on each item, by its id
 */
export function buildLookBack(
  session: Pick<ReviewSession, "activities">,
  marks: readonly ReviewMark[],
  contents: ReadonlyMap<string, SheetContent>,
  language: Language,
): LookBackItem[] {
  return markItems(session.activities).flatMap((item): LookBackItem[] => {
    const mark = marks.find(({ itemId }) => itemId === item.id);
    const content = contents.get(item.id);
    if (!content) return [];
    return [
      {
        id: item.id,
        title: item.title[language],
        prompt: isQuestionId(item.id) ? questionById(item.id).prompt[language] : null,
        points: markPoints(item, mark),
        max: item.max,
        comment: mark?.comment ?? "",
        content,
      },
    ];
  });
}
