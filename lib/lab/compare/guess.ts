/** What a student committed to before an experiment, remembered for as long as they are known here. */
import * as z from "@/lib/contract/zod";
import { Remembered } from "@/lib/client/remembered";
import type { ExperimentId } from "@/lib/content/experiment";

/** The id of the choice; null before. */
export const rememberedGuess = (owner: string, id: ExperimentId): Remembered<string | null> =>
  new Remembered<string | null>({
    ...{ owner, key: `spiralroom-guess ${owner} ${id}` },
    schema: z.string(),
    otherwise: null,
  });
