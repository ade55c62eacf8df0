"use server";
import * as z from "@/lib/contract/zod";
import { requireInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { saveMark } from "@/lib/db/review";
import { wellFormed } from "@/lib/db/well-formed";
import { markItem } from "@/lib/review/mark-items";
import { tidyPoints } from "@/lib/review/points";

const markSchema = z.object({
  participantId: idSchema,
  itemId: z.string(),
  rubric: z.array(z.string()).max(50),
  points: z.number().nullable(),
  comment: z.string().max(5_000),
});

/** Stores a mark in the instructor's own session; false when it is refused. */
export async function storeMark(sessionId: string, mark: z.input<typeof markSchema>): Promise<boolean> {
  const instructor = await requireInstructor();
  const id = idSchema.safeParse(sessionId);
  const parsed = markSchema.safeParse(mark);
  const item = parsed.success ? markItem(parsed.data.itemId) : null;
  if (!id.success || !parsed.success || !item) return false;
  const { rubric, points } = parsed.data;
  return saveMark(instructor.id, id.data, {
    ...wellFormed(parsed.data),
    rubric: item.rubric.map((one) => one.id).filter((one) => rubric.includes(one)),
    points: points === null ? null : tidyPoints(points, item.max),
  });
}
