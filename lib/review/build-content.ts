/** What one participant did for an item, whatever its kind. */
import type { Language } from "@/lib/content/language";
import type { SheetContent } from "./desk";
import type { MarkItem } from "./mark-items";
import { questionContent } from "./question-content";
import type { RunRemarks } from "./run-remarks";
import type { SessionWork } from "./session-work";
import { spiralContent } from "./spiral-content";
import { tensorsContent } from "./tensors-content";

/** The participant's work on the item, as it is read. @param own that participant's work and nobody else's, @param more whether `own` is a page with older work behind it */
export function buildContent(
  own: SessionWork,
  item: Pick<MarkItem, "id" | "kind" | "max">,
  remarks: RunRemarks,
  language: Language,
  more = false,
): SheetContent {
  if (item.kind === "spiral") return spiralContent(own, remarks, more);
  if (item.kind === "tensors") return tensorsContent(own, item.max, language);
  return questionContent(own, item.id, more);
}
