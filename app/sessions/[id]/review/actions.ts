"use server";
import * as z from "@/lib/contract/zod";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { saveMark } from "@/lib/db/review";
import { storable } from "@/lib/text/storable";
import type { DeskMark, MarkPart, SavedMark } from "@/lib/review/desk";
import { markItem, type MarkItem } from "@/lib/review/mark-items";
import { mergeMark } from "@/lib/review/merge-mark";
import { itemsGiven, tidyPoints } from "@/lib/review/points";
import { instructorSight } from "../instructor-sight";

const givenFields = {
  rubric: z.array(z.string()).max(50),
  points: z.number().nullable(),
  comment: z.string().max(5_000),
};
const markSchema = z.object({
  ...{ participantId: idSchema, itemId: z.string(), ...givenFields },
  base: z.object({ ...givenFields, version: z.number().int().min(0) }),
});

/** A mark within its item's rubric and full marks, with a text that can be stored. */
const tidyMark = (item: MarkItem, { rubric, points, comment }: DeskMark): DeskMark => ({
  rubric: itemsGiven(item.rubric, rubric).map(({ id }) => id),
  points: points === null ? null : tidyPoints(points, item.max),
  comment: storable(comment),
});

/**
 * Stores a mark in the instructor's own session, together with what somebody else gave since it was read; what both gave
 * differently stays as it is stored, and is told. False when it is refused, "gone" when there is nobody whom it is of.
 */
export async function storeMark(
  sessionId: string,
  mark: z.input<typeof markSchema>,
): Promise<SavedMark | "gone" | false> {
  const instructor = await requireInstructor();
  const parsed = markSchema.safeParse(mark);
  const item = parsed.success ? markItem(parsed.data.itemId) : null;
  const sight = item && (await instructorSight(instructor.id, sessionId));
  if (!parsed.success || !item || !sight) return false;
  const [mine, base] = [tidyMark(item, parsed.data), tidyMark(item, parsed.data.base)];
  let conflicts: MarkPart[] = [];
  const saved = await saveMark(sight, parsed.data, (stored) => {
    const known = stored.version === parsed.data.base.version;
    const met = known ? { mark: mine, conflicts: [] } : mergeMark(base, mine, tidyMark(item, stored));
    conflicts = met.conflicts;
    return tidyMark(item, met.mark);
  });
  if (saved) return { mark: saved, conflicts };
  return sight.mayMark && "gone";
}
