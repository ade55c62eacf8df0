/** The class's timer: it ends by the server's clock, whatever the clocks of those who look say. */
import { activitySchema } from "./ids";
import * as z from "./zod";

/** More than a class. */
export const longestTimerSeconds = 3 * 3_600;
export const timerSecondsSchema = z.number().int().min(5).max(longestTimerSeconds);

/** As it is stored; times in ms since the epoch. */
export const timerSchema = z.object({
  endsAt: z.number(),
  /** what closes with its end; null once it has, and for a timer that only tells */
  closes: activitySchema.nullable(),
});
export type Timer = z.infer<typeof timerSchema>;
