/** How the instructor leads the class: the sentence that everybody reads, whether all rest, and where they are brought. */
import { activitySchema } from "./ids";
import { setupSchema } from "./run-config";
import * as z from "./zod";

/** An activity, or one question, exercise or experiment of it, or a set-up that opens in everybody's lab. */
export const focusSchema = z.union([
  z.strictObject({
    activity: activitySchema,
    item: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
  }),
  z.strictObject({ activity: z.literal("spiral"), setup: setupSchema }),
]);
/** Where a class can be brought. */
export type Place = z.infer<typeof focusSchema>;

/** As it is stored; times in ms since the epoch. */
export const leadSchema = z.object({
  /** the newest sentence to all; null when there is none, or it was withdrawn */
  announcement: z.object({ text: z.string(), at: z.number() }).nullable().default(null),
  /** the newest sentence to some, by their ids */
  aside: z
    .object({ text: z.string(), at: z.number(), to: z.array(z.string()) })
    .nullable()
    .default(null),
  /** training and typing rest on everybody's page */
  paused: z.boolean().default(false),
  /** the class reads pseudonyms in the place of names */
  pseudonyms: z.boolean().default(false),
  /** to where everybody was brought; null when each goes their own way */
  focus: z
    .object({
      activity: activitySchema,
      item: z.string().nullable(),
      setup: setupSchema.nullable().default(null),
      at: z.number(),
    })
    .nullable()
    .default(null),
});
export type Lead = z.infer<typeof leadSchema>;
