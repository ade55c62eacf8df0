import { loadSheet } from "../../../load-sheet";
import type { Language } from "@/lib/content/language";
import { marksIn } from "@/lib/db/review";
import { buildLookBack } from "@/lib/review/build-look-back";
import type { LookBackItem, SheetContent } from "@/lib/review/desk";
import { markItems } from "@/lib/review/mark-items";
import type { Sight } from "@/lib/review/visibility";

/** What is in sight for a student, item by item: of each the newest page. */
export async function loadLookBack(
  sight: Sight,
  participantId: string,
  language: Language,
): Promise<LookBackItem[]> {
  const contents = new Map<string, SheetContent>();
  for (const item of markItems(sight.session.activities))
    contents.set(item.id, await loadSheet(sight, participantId, item, 0, language));
  return buildLookBack(sight.session, await marksIn(sight), contents, language);
}
