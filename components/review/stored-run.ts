"use client";
import * as z from "@/lib/contract/zod";
import { curvePointSchema, runConfigSchema } from "@/lib/contract/run-config";
import { useFetched } from "./fetched";

/** A run as the review's route sends it: what it takes to redraw it. */
const storedRunSchema = z.object({
  config: runConfigSchema,
  curve: z.array(curvePointSchema),
  /** base64 of little-endian float32 */
  weights: z.string(),
  /** the program that trained it; null where the lab did */
  source: z.string().nullable(),
});

export interface DrawnRun extends Omit<z.output<typeof storedRunSchema>, "weights"> {
  weights: Float32Array;
}

function floatsOf(base64: string): Float32Array {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

function runOf(json: unknown): DrawnRun {
  const run = storedRunSchema.parse(json);
  return { ...run, weights: floatsOf(run.weights) };
}

/** Loads a stored run; null while it is on its way. */
export const useStoredRun = (address: string): DrawnRun | "failed" | null => useFetched(address, runOf);
