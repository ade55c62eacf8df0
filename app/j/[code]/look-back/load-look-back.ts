import type { Language } from "@/lib/content/language";
import { contendersIn, workIn } from "@/lib/db/review";
import { buildLookBack } from "@/lib/review/build-look-back";
import type { LookBackItem } from "@/lib/review/desk";
import type { Sight } from "@/lib/review/visibility";

/** What is in sight for a student, item by item. */
export async function loadLookBack(sight: Sight, language: Language): Promise<LookBackItem[]> {
  const [own, contenders] = await Promise.all([workIn(sight), contendersIn(sight)]);
  return buildLookBack(own, contenders, language);
}
