/** What the lab that stands alone was last set to on this device, as its link says it: for whoever brings a class to it. */
import { Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";

/** The query of the link; null before the first. */
export const lastLink = new Remembered<string | null>({
  ...{ owner: null, key: "spiralroom-lab-link" },
  ...{ schema: z.string().max(20_000), otherwise: null },
});
