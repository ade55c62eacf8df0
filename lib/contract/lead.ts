/** How the instructor leads the class: the sentence that everybody reads, and whether all rest. */
import * as z from "./zod";

/** As it is stored; times in ms since the epoch. */
export const leadSchema = z.object({
  /** the newest sentence to all; null when there is none, or it was withdrawn */
  announcement: z.object({ text: z.string(), at: z.number() }).nullable().default(null),
  /** training and typing rest on everybody's page */
  paused: z.boolean().default(false),
});
export type Lead = z.infer<typeof leadSchema>;

/** The class goes its own way. */
export const noLead: Lead = leadSchema.parse({});
