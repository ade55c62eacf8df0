/** The fused WebAssembly engine. */
import type { OpenEngine } from "../engine";

/** Opens the fused WebAssembly engine. */
export const openFusedWasm: OpenEngine = () => Promise.reject(new Error("not built yet"));
