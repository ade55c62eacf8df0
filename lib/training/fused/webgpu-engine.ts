/** The fused WebGPU engine. */
import type { OpenEngine } from "../engine";

/** Opens the fused WebGPU engine. */
export const openFusedWebGpu: OpenEngine = () => Promise.reject(new Error("not built yet"));
