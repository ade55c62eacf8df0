import type { Language } from "@/lib/content/language";
import { workIn } from "@/lib/db/review";
import { buildDesk, type Wish } from "@/lib/review/build-desk";
import type { Desk } from "@/lib/review/desk";
import { instructorSight } from "../instructor-sight";

/** What the wish selects of an instructor's session; null when it is not theirs. */
export async function loadDesk(
  instructorId: string,
  sessionId: string,
  wish: Wish,
  language: Language,
): Promise<Desk | null> {
  const sight = await instructorSight(instructorId, sessionId);
  return sight && buildDesk(await workIn(sight), wish, language);
}
