/** What everybody's networks do together, as it is stored and as it is told. */
import * as z from "./zod";

/** The class's ensemble scored: the points of each half that the average of all networks puts into their own class. */
export const ensembleScoreSchema = z.object({
  /** networks that were averaged, one of each participant */
  networks: z.number(),
  publicCorrect: z.number(),
  privateCorrect: z.number(),
  /** points in each half */
  of: z.number(),
});
export type EnsembleScore = z.infer<typeof ensembleScoreSchema>;
