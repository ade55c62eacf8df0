/** A quick check: one question to all at once, voted on once or, after talking it over, twice. */
import { idSchema } from "./ids";
import { plainLineSchema } from "./plain-line";
import { wireLimits } from "./protocol";
import * as z from "./zod";

const questionSchema = plainLineSchema(wireLimits.checkCharacters);

/** In percent: what a run is predicted to come to, and what it came to. */
export const percentSchema = z.number().min(0).max(100);

/** What the instructor asks. */
export const askedSchema = z.union([
  z.strictObject({
    question: questionSchema,
    options: z.array(plainLineSchema(wireLimits.optionCharacters)).min(2).max(wireLimits.checkOptions),
  }),
  /** for a number */
  z.strictObject({ question: questionSchema }),
  /** how a run will come out, in percent, before anybody sees it */
  z.strictObject({ question: questionSchema, predicts: z.literal(true) }),
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
  /** a prediction is asked for, in percent */
  predicts: z.literal(true).optional(),
  /** what it came to, once that is told; nobody predicts any more then */
  outcome: z.number().optional(),
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
  /** every option by its place, or the most common numbers in order, or every ten percent by where they begin */
  bars: z.array(z.object({ value: z.number(), count: z.number() })).max(wireLimits.checkBars),
  /** numbers and percents: the one in the middle; null without any */
  median: z.number().nullable().optional(),
});
export type Tally = z.infer<typeof tallySchema>;
/** Of the first round, and of the second once there is one. */
export const talliesSchema = z.array(tallySchema).min(1).max(2);
