import type { Language } from "@/lib/content/language";
import { contendersIn } from "@/lib/db/review";
import { answerIn, ownersOfWeights, runsIn, triesIn, type SheetWork } from "@/lib/db/review-sheets";
import { standingRuns } from "@/lib/review/best-run";
import { buildContent } from "@/lib/review/build-content";
import type { SheetContent } from "@/lib/review/desk";
import type { MarkItem } from "@/lib/review/mark-items";
import { noRemarks, sameWeights, type RunRemarks } from "@/lib/review/run-remarks";
import type { Sight } from "@/lib/review/visibility";

interface Loaded extends SheetWork {
  remarks: RunRemarks;
}

async function loadRuns(sight: Sight, participantId: string, page: number): Promise<Loaded> {
  const best = standingRuns(sight.session, await contendersIn(sight));
  const loaded = await runsIn(sight, participantId, page, best.get(participantId));
  const owners = await ownersOfWeights(sight, loaded.work.runs);
  return { ...loaded, remarks: { best, sameWeights: sameWeights(owners) } };
}

async function load(sight: Sight, participantId: string, item: MarkItem, page: number): Promise<Loaded> {
  if (item.kind === "spiral") return loadRuns(sight, participantId, page);
  if (item.kind === "tensors") return { ...(await triesIn(sight, participantId)), remarks: noRemarks };
  return { ...(await answerIn(sight, participantId, item.id, page)), remarks: noRemarks };
}

/** A page of what one participant in sight did for an item, the newest first. @param page 0 for the newest */
export async function loadSheet(
  sight: Sight,
  participantId: string,
  item: MarkItem,
  page: number,
  language: Language,
): Promise<SheetContent> {
  const { work, remarks, more } = await load(sight, participantId, item, page);
  return buildContent(work, item, remarks, language, more);
}
