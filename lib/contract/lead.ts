/** How the instructor leads the class: the sentence that everybody reads, whether all rest, and where they are brought. */
import { activitySchema } from "./ids";
import * as z from "./zod";

/** An activity, or one question or exercise of it. */
export const focusSchema = z.union([
  z.strictObject({ activity: z.literal("spiral") }),
  z.strictObject({
    activity: z.enum(["tensors", "questions"]),
    item: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
  }),
]);

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
    .object({ activity: activitySchema, item: z.string().nullable(), at: z.number() })
    .nullable()
    .default(null),
});
export type Lead = z.infer<typeof leadSchema>;
