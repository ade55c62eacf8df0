/** What a student looks back on. */
import type { Language } from "@/lib/content/language";
import { standingRuns, type Contender } from "./best-run";
import { buildContent } from "./build-content";
import type { LookBackItem } from "./desk";
import { markItems } from "./mark-items";
import { markPoints } from "./points";
import { sameWeights } from "./run-remarks";
import type { SessionWork } from "./session-work";

/**
 * The student's own work item by item, with points and comments. Rubrics and keys stay behind.
 * @param contenders the whole class's runs, since which of one's own stands depends on them; no other's is shown
 */
export function buildLookBack(
  own: SessionWork,
  contenders: readonly Contender[],
  language: Language,
): LookBackItem[] {
  const remarks = { best: standingRuns(own.session, contenders), sameWeights: sameWeights(own) };
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
