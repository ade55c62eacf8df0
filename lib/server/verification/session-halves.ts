/** A worker's memory of the hidden halves: drawn once for a session. */
import type { Dataset } from "@/lib/spiral/config";
import { hiddenHalves, type Halves } from "./hidden-halves";

/** Whose hidden points a job is about. */
export interface SessionData {
  sessionId: string;
  dataset: Dataset;
  /** what the halves are drawn from */
  secret: string;
}

const kept = new Map<string, Halves>();
/** sessions whose points a worker keeps */
const sessionsKept = 16;

/** The halves of a session. */
export function halvesOf({ sessionId, dataset, secret }: SessionData): Halves {
  const key = JSON.stringify([sessionId, dataset, secret]);
  const halves = kept.get(key) ?? hiddenHalves(dataset, secret);
  kept.delete(key);
  kept.set(key, halves);
  const [oldest] = kept.keys();
  if (kept.size > sessionsKept) kept.delete(oldest);
  return halves;
}
