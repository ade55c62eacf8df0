/** The view of one page that takes parts, over the connections that it has. */
import type { Pane, PartsMessage } from "@/lib/contract/parts";
import { foldedAll, type Parts } from "./parts";
import { viewOf, type ViewOfParts } from "./views-of-parts";

export class PartedView {
  #parts: Parts = new Map();
  #panes: readonly Pane[] = [];

  /** Every connection begins with the whole. */
  begin(): void {
    this.#parts = new Map();
  }

  /** The page has this open now. @returns false when it had already */
  open(panes: readonly Pane[]): boolean {
    if (panes.join() === this.#panes.join()) return false;
    this.#panes = panes;
    return true;
  }

  /** The view after a message; null when one before it was missed. */
  take(message: PartsMessage): ViewOfParts | null {
    const parts = foldedAll(this.#parts, message);
    if (!parts) return null;
    this.#parts = parts;
    return viewOf(parts, this.#panes, message.time);
  }
}
