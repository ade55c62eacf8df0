/** The spotlight: what of somebody's work is on the screen, large, before everybody. */
import { activitySchema, idSchema } from "./ids";
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

/** As it is stored; the time in ms since the epoch. */
export const spotlightSchema = z.object({
  ...spotSchema.shape,
  at: z.number(),
});
export type Spotlight = z.infer<typeof spotlightSchema>;
