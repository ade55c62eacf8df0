/** Lesson mode: set-ups that an instructor offers in a session's lab, and controls that students may not change. */
import * as z from "./zod";
import { lockableControls } from "@/lib/spiral/lockable-control";
import { setupSchema } from "./run-config";

export const lessonLimits = { presets: 6, nameCharacters: 40, reasonCharacters: 200 } as const;

export const lessonSchema = z.strictObject({
  /** the first one is what the lab opens with */
  presets: z
    .array(
      z.strictObject({ name: z.string().trim().min(1).max(lessonLimits.nameCharacters), setup: setupSchema }),
    )
    .max(lessonLimits.presets)
    .default([]),
  /** offers the course's two set-ups too */
  coursePresets: z.boolean().default(true),
  locked: z.array(z.enum(lockableControls)).max(lockableControls.length).default([]),
  /** the instructor's own sentence about what is locked; may be empty */
  reason: z.string().trim().max(lessonLimits.reasonCharacters).default(""),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** Nothing locked, the course's set-ups. */
export const openLesson: Lesson = lessonSchema.parse({});
