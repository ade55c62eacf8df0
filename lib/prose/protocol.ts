/** What page and worker say to one another: a text goes, and comes back formatted before the next one goes. */
import type { Formatted } from "./formatted";

export interface ToWorker {
  text: string;
}

export type FromWorker = "ready" | { formatted: Formatted };
