/** What a student looks back on. */
import type { Language } from "@/lib/content/language";
import { buildContent } from "./build-content";
import type { LookBackItem } from "./desk";
import { markItems } from "./mark-items";
import { markPoints } from "./points";
import { remarksOn } from "./run-remarks";
import type { SessionWork } from "./session-work";

/** The student's own work item by item, with points and comments. Rubrics and keys stay behind. */
export function buildLookBack(own: SessionWork, language: Language): LookBackItem[] {
  const remarks = remarksOn(own);
  return markItems(own.session.activities).map((item): LookBackItem => {
    const mark = own.marks.find(({ itemId }) => itemId === item.id);
    return {
      id: item.id,
      title: item.title[language],
      points: markPoints(item, mark),
      max: item.max,
      comment: mark?.comment ?? "",
      content: buildContent(own, item, remarks, language),
    };
  });
}
