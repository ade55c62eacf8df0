/** What the staff did with the class as a whole, as it is stored for the replay. */
import { openFinaleSchema } from "./finale";
import { activitySchema } from "./ids";
import { setupSchema } from "./run-config";
import { timerSchema } from "./timer";
import { boardModeSchema } from "./views";
import * as z from "./zod";

export const momentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("activity"), activity: activitySchema, open: z.boolean() }),
  z.object({ kind: z.literal("timer"), ...timerSchema.shape }),
  /** whether all rest, and where they were brought, after a change of how the class is led */
  z.object({
    kind: z.literal("lead"),
    paused: z.boolean(),
    focus: z
      .object({
        activity: activitySchema,
        item: z.string().nullable(),
        // of classes before it was kept there is none
        setup: setupSchema.nullable().default(null),
      })
      .nullable(),
  }),
  z.object({ kind: z.literal("finale"), step: openFinaleSchema }),
  z.object({ kind: z.literal("board"), mode: boardModeSchema }),
]);
export type Moment = z.infer<typeof momentSchema>;
