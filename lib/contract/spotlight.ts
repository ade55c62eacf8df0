/** The spotlight: what of people's work is on the screen, large, before everybody. */
import { activitySchema, idSchema } from "./ids";
import { wireLimits } from "./protocol";
import * as z from "./zod";

/** Somebody's work at one thing: what they open next is not shown with it. */
export const spotSchema = z.strictObject({
  participantId: idSchema,
  activity: activitySchema,
  /** the exercise or question */
  item: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
});

/** Snapshots of the tray, side by side. */
export const shownSnapshotsSchema = z.strictObject({
  snapshots: z.array(idSchema).min(1).max(wireLimits.snapshotsShown),
});

const questionIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** Answers to a question without names, as they were read: whoever is named stands for all who say the same. */
export const shownAnswersSchema = z.strictObject({
  questionId: questionIdSchema,
  chosen: z
    .array(z.strictObject({ participantId: idSchema, text: z.string().max(wireLimits.shownCharacters) }))
    .min(1)
    .max(wireLimits.answersShown),
});

/** One answer, and of how many people it is. */
export const alikeSchema = z.object({ text: z.string(), count: z.number() });

/** As it is stored; the time in ms since the epoch. */
export const liveSpotlightSchema = z.object({ ...spotSchema.shape, at: z.number() });
export const spotlightSchema = z.union([
  liveSpotlightSchema,
  z.object({ ...shownSnapshotsSchema.shape, at: z.number() }),
  z.object({
    questionId: z.string(),
    // as they were when they were chosen
    answers: z.array(alikeSchema.extend({ participantId: idSchema })),
    at: z.number(),
  }),
]);
export type LiveSpotlight = z.infer<typeof liveSpotlightSchema>;
export type Spotlight = z.infer<typeof spotlightSchema>;

/** The work that is shown as it comes about; null when none is. */
export const liveIn = <Shown extends object>(
  spotlight: Shown | null | undefined,
): Extract<Shown, { participantId: string }> | null =>
  // those with an owner are shown as their work comes about
  spotlight && "participantId" in spotlight ? (spotlight as Extract<Shown, { participantId: string }>) : null;
