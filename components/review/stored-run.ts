"use client";
import { useEffect, useState } from "react";
import * as z from "@/lib/contract/zod";
import { curvePointSchema, runConfigSchema } from "@/lib/contract/run-config";

/** A run as the review's route sends it: what it takes to redraw it. */
const storedRunSchema = z.object({
  config: runConfigSchema,
  curve: z.array(curvePointSchema),
  /** base64 of little-endian float32 */
  weights: z.string(),
});

export interface DrawnRun extends Omit<z.output<typeof storedRunSchema>, "weights"> {
  weights: Float32Array;
}

function floatsOf(base64: string): Float32Array {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

async function fetchRun(address: string, signal: AbortSignal): Promise<DrawnRun> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const run = storedRunSchema.parse(await response.json());
  return { ...run, weights: floatsOf(run.weights) };
}

type Loaded = { address: string; run: DrawnRun | "failed" };

/** Loads a stored run; null while it is on its way. */
export function useStoredRun(address: string): DrawnRun | "failed" | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetchRun(address, stop.signal)
      .then((run) => setLoaded({ address, run }))
      .catch(() => !stop.signal.aborted && setLoaded({ address, run: "failed" }));
    return () => stop.abort();
  }, [address]);
  return loaded?.address === address ? loaded.run : null;
}
