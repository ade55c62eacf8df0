/** What a student committed to before an experiment, remembered for as long as they are known here. */
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "@/lib/client/remembered";
import type { ExperimentId } from "@/lib/content/experiment";

/** The id of the choice; null before. */
export const rememberedGuess = (owner: string, id: ExperimentId): Remembered<string | null> =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom-guess ${owner} ${id}` },
    schema: z.string(),
    otherwise: null,
  });

const runGuessSchema = z.object({ key: z.string(), guess: z.number().min(0).max(1) });

/** The accuracy foretold for the config that this tab's lab is set to, which is the key as JSON; null before. */
export const rememberedRunGuess = (owner: string): Remembered<z.infer<typeof runGuessSchema> | null> =>
  new Remembered<z.infer<typeof runGuessSchema> | null>({
    ...{ owner, key: `spiralroom-run-guess ${owner}`, scope: "tab" },
    schema: asJson(runGuessSchema),
    otherwise: null,
  });

/** The choice that stands before one commits to it; null before. */
export const rememberedChoice = (owner: string, about: string): Remembered<string | null> =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom-choice ${owner} ${about}`, scope: "tab" },
    schema: z.string(),
    otherwise: null,
  });
