/** What is set in a tab's lab, written down in the same moment: a reload finds it even when nothing was trained. */
import { asJson, Remembered } from "@/lib/client/remembered";
import { runConfigSchema } from "@/lib/contract/run-config";
import * as z from "@/lib/contract/zod";

const setShape = {
  config: runConfigSchema,
  stop: z.object({ accuracy: z.number().optional(), patience: z.number().optional() }),
};

/** What somebody had in front when the class was brought to a set-up: to go back to. */
const laidAsideSchema = z.object({
  ...setShape,
  /** the kept run; null when nothing had been trained */
  run: z.string().nullable(),
  /** it was training, or about to */
  going: z.boolean(),
});
/** That. */
export type LaidAside = z.infer<typeof laidAsideSchema>;

const setupSchema = z.object({
  /** the lab that it belongs to */
  place: z.string(),
  ...setShape,
  speedLimit: z.number().nullable(),
  /** the kept run that is in front; null while nothing of it is kept */
  run: z.string().nullable(),
  /** that run was training when it was kept */
  going: z.boolean(),
  /** null while they are at their own */
  laidAside: laidAsideSchema.nullable().default(null),
  /** which time of being brought to a set-up was followed last */
  led: z.string().nullable().default(null),
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
