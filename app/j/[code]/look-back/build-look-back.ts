import { buildContent } from "@/app/sessions/[id]/review/build-content";
import type { LookBackItem } from "@/components/student/look-back";
import type { Language } from "@/lib/content/language";
import type { OwnWork } from "@/lib/db/review";
import { markItems } from "@/lib/review/mark-items";
import { markPoints } from "@/lib/review/mark-points";

/** The student's own work item by item, with points and comments. Rubrics and keys stay behind. */
export function buildLookBack(own: OwnWork, language: Language): LookBackItem[] {
  return markItems(own.session.activities).map((item): LookBackItem => {
    const mark = own.marks.find(({ itemId }) => itemId === item.id);
    return {
      id: item.id,
      title: item.title[language],
      points: markPoints(item, mark),
      max: item.max,
      comment: mark?.comment ?? "",
      content: buildContent(own, own, item, language),
    };
  });
}
