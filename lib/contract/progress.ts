/** What a page says of its student, and where an attempt stopped. */
import { activations, optimizerKinds } from "@/lib/spiral/config";
import { activitySchema } from "./ids";
import * as z from "./zod";

/** The step of checking that an attempt did not get past. */
export const attemptStageSchema = z.enum([
  "none",
  "syntax",
  "error",
  "missing",
  "dtype",
  "shape",
  "value",
  "aliasing",
  "structure",
  "limit",
]);

/** Why a run stands still far from its goal, as its page has measured it. */
export const stillSchema = z.enum([
  ...(["alike", "dead", "saturated", "vanishing", "silent", "too-large", "too-small"] as const),
  "unexplained",
]);
/** What a run is made of, as far as a class is grouped by it: activation of the first hidden layer, optimizer, hidden layers. */
export const tryingSchema = z.strictObject({
  activation: z.enum(activations),
  optimizer: z.enum(optimizerKinds),
  layers: z.number().int().min(0).max(8),
});
/** What a student's page says of itself; a hint for the instructor, never ranked. */
export const progressSchema = z.strictObject({
  activity: activitySchema,
  state: z.enum(["idle", "training", "paused", "diverged", "finished", "writing"]),
  epoch: z.number().int().min(0).max(1e9),
  accuracy: z.number().min(0).max(1).nullable(),
  /** the exercise or question that is open */
  item: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  /** the run stands still */
  still: stillSchema.optional(),
  /** of the run in front */
  trying: tryingSchema.optional(),
});
