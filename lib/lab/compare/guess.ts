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
type RunGuess = z.infer<typeof runGuessSchema>;

/** More than anybody foretells before a run. */
const guessesKept = 12;
const none: readonly RunGuess[] = [];

/** The accuracies foretold, each for a config, which is the key as JSON; the newest last. */
export const rememberedRunGuesses = (owner: string): Remembered<readonly RunGuess[]> =>
  new Remembered<readonly RunGuess[]>({
    ...{ owner, key: `spiralroom-run-guesses ${owner}` },
    schema: asJson(z.array(runGuessSchema)),
    otherwise: none,
  });

/** Those with one more, in the place of an older one for the same config. */
export const withGuess = (guesses: readonly RunGuess[], guess: RunGuess): RunGuess[] => [
  ...guesses.filter(({ key }) => key !== guess.key).slice(1 - guessesKept),
  guess,
];

/** The choice that stands before one commits to it; null before. */
export const rememberedChoice = (owner: string, about: string): Remembered<string | null> =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom-choice ${owner} ${about}` },
    schema: z.string(),
    otherwise: null,
  });
