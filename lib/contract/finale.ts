/** The finale's steps, which the instructor takes one by one. */
import * as z from "./zod";

/**
 * 0: before it; 1: the public board stands; 2: the private half has placed everybody but the first few; 3: all places and
 * who is honoured are told.
 */
export const finaleStepSchema = z.literal([0, 1, 2, 3]);
export type FinaleStep = z.infer<typeof finaleStepSchema>;

/** The steps that end again: behind them the board is revealed. */
export const openFinaleSchema = z.literal([0, 1, 2]);
export type OpenFinale = z.infer<typeof openFinaleSchema>;
