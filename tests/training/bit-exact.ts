import type { EngineName } from "@/lib/training/engine-names";

/** Engines whose curve is the same bit for bit whenever the same config runs. */
export const bitExact: readonly EngineName[] = ["fused-wasm", "tfjs-wasm", "tfjs-cpu", "plain"];
