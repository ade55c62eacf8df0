/** A quick check: one question to all at once, voted on once or, after talking it over, twice. */
import { idSchema } from "./ids";
import { plainLineSchema } from "./plain-line";
import { wireLimits } from "./protocol";
import * as z from "./zod";

const questionSchema = plainLineSchema(wireLimits.checkCharacters);

/** What the instructor asks. */
export const askedSchema = z.union([
  z.strictObject({
    question: questionSchema,
    options: z.array(plainLineSchema(wireLimits.optionCharacters)).min(2).max(wireLimits.checkOptions),
  }),
  /** for a number */
  z.strictObject({ question: questionSchema }),
]);

/** The first vote, and the one after talking it over. */
export const roundSchema = z.literal([1, 2]);
export type Round = z.infer<typeof roundSchema>;

/** What is done with the check that is before the class. */
export const checkStepSchema = z.enum(["close", "open", "again", "show", "hide", "end"]);
export type CheckStep = z.infer<typeof checkStepSchema>;

/** As everybody who is in is told it. */
export const checkViewSchema = z.object({
  id: idSchema,
  question: z.string(),
  /** absent where a number is asked for */
  options: z.array(z.string()).optional(),
  round: roundSchema,
  /** it takes votes */
  open: z.boolean(),
  /** how the votes fall is on the screen */
  shown: z.boolean(),
});
export type CheckView = z.infer<typeof checkViewSchema>;

/** How the votes of a round fall, without anybody's name. */
export const tallySchema = z.object({
  /** those who voted */
  voted: z.number(),
  /** every option by its place, or the most common numbers in order */
  bars: z.array(z.object({ value: z.number(), count: z.number() })).max(wireLimits.checkBars),
  /** numbers: the one in the middle; null without any */
  median: z.number().nullable().optional(),
});
export type Tally = z.infer<typeof tallySchema>;
/** Of the first round, and of the second once there is one. */
export const talliesSchema = z.array(tallySchema).min(1).max(2);
