/** Guided starts that this browser's people have had, or did not want: none is offered twice. */
import * as z from "@/lib/contract/zod";
import { asJson, Remembered } from "./remembered";

export type GuideName = "lab" | "tensors" | "live";

export const guidesHad = new Remembered<readonly string[]>({
  ...{ owner: null, key: "spiralroom-guides" },
  ...{ schema: asJson(z.array(z.string()).max(20)), otherwise: [] },
});

/** It is not offered again. */
export function noteGuide(name: GuideName): void {
  const had = guidesHad.get();
  if (!had.includes(name)) guidesHad.set([...had, name]);
}
