import { replayIn } from "@/lib/db/review-replay";
import { buildReplay } from "@/lib/review/build-replay";
import type { Replay } from "@/lib/review/replay/replay";
import { instructorSight } from "../instructor-sight";

export interface LoadedReplay {
  /** null while the class goes on, or has not begun: what is told again is over */
  replay: Replay | null;
}

/** The replay of a session that the instructor is of the staff of; null when they are not. */
export async function loadReplay(instructorId: string, sessionId: string): Promise<LoadedReplay | null> {
  const sight = await instructorSight(instructorId, sessionId);
  if (!sight) return null;
  const over = sight.session.status === "ended" || sight.session.status === "released";
  return { replay: over ? buildReplay(await replayIn(sight)) : null };
}
