/** What is set in a tab's lab, written down in the same moment: a reload finds it even when nothing was trained. */
import { asJson, Remembered } from "@/lib/client/remembered";
import { runConfigSchema } from "@/lib/contract/run-config";
import * as z from "@/lib/contract/zod";

const setupSchema = z.object({
  /** the lab that it belongs to */
  place: z.string(),
  config: runConfigSchema,
  stop: z.object({ accuracy: z.number().optional(), patience: z.number().optional() }),
  speedLimit: z.number().nullable(),
  /** the kept run that is in front; null while nothing of it is kept */
  run: z.string().nullable(),
  /** that run was training when it was kept */
  going: z.boolean(),
});

/** One tab's lab. */
export type Setup = z.infer<typeof setupSchema>;

/** The setup of this tab, for as long as its owner is known here; null before the first. */
export const rememberedSetup = (owner: string): Remembered<Setup | null> =>
  new Remembered<Setup | null>({
    ...{ owner, key: `spiralroom-lab ${owner}`, scope: "tab" },
    schema: asJson(setupSchema),
    otherwise: null,
  });
