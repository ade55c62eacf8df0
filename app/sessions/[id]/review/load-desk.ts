import { loadSheet } from "../../../load-sheet";
import type { Language } from "@/lib/content/language";
import { checksIn } from "@/lib/db/review-checks";
import { tallyIn, writtenIn } from "@/lib/db/review";
import { buildDesk, choose, type Wish } from "@/lib/review/build-desk";
import type { CheckResult, Desk, SheetContent } from "@/lib/review/desk";
import { longestGrouped } from "@/lib/text/alike";
import { markItem } from "@/lib/review/mark-items";
import { instructorSight } from "../instructor-sight";

export interface LoadedDesk {
  desk: Desk;
  /** what the first line is about; null when there are no lines */
  first: SheetContent | null;
  /** what the class was asked at once, the oldest first */
  checks: CheckResult[];
  /** whether it may be released and exported by whoever reads it */
  mayExport: boolean;
}

/** What the wish selects of an instructor's session; null when it is not theirs. */
export async function loadDesk(
  instructorId: string,
  sessionId: string,
  wish: Wish,
  language: Language,
): Promise<LoadedDesk | null> {
  const sight = await instructorSight(instructorId, sessionId);
  if (!sight) return null;
  const tally = await tallyIn(sight);
  const choice = choose(tally, wish, language);
  const { by, selected } = choice;
  const of = by === "question" ? { questionId: selected } : { participantId: selected };
  const desk = buildDesk(tally, choice, await writtenIn(sight, of, longestGrouped), language);
  const line = desk.lines.at(0);
  const item = line && markItem(line.itemId);
  const first = item ? await loadSheet(sight, line.participantId, item, 0, language) : null;
  return { desk, first, checks: await checksIn(sight), mayExport: sight.mayExport };
}
