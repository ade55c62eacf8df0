/** Which engines this browser can run, without loading any. */
import { onWebGpu } from "./plan";
import { engineNames, type Adapter, type EngineName, type Probe, type Unavailable } from "./engine-names";

/** The WebGPU adapter, described. Software adapters are told by their own flag or by their names. */
async function findAdapter(): Promise<Adapter | null> {
  const found = await navigator.gpu
    ?.requestAdapter({ powerPreference: "high-performance" })
    .catch(() => null);
  if (!found) return null;
  const { vendor, architecture, description, isFallbackAdapter } = found.info;
  const software = /swiftshader|llvmpipe|lavapipe|basic render|software/i;
  // the flag moved from the adapter to its info; older browsers have it on the adapter only
  const flag = isFallbackAdapter || ("isFallbackAdapter" in found && found.isFallbackAdapter === true);
  const named = software.test(`${vendor} ${architecture} ${description}`);
  return { vendor, architecture, description, fallback: flag || named };
}

function webGlMissing(): Unavailable | null {
  if (typeof OffscreenCanvas === "undefined") return "unsupported";
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context ? null : "no-adapter";
}

function webGpuMissing(adapter: Adapter | null): Unavailable | null {
  if (adapter) return null;
  if (!globalThis.isSecureContext) return "insecure-context";
  return navigator.gpu ? "no-adapter" : "unsupported";
}

/** An empty module with one SIMD instruction. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

function wasmMissing(): Unavailable | null {
  return typeof WebAssembly === "object" && WebAssembly.validate(simdModule) ? null : "unsupported";
}

/** Looks at the browser's interfaces. */
export async function probe(): Promise<Probe> {
  const adapter = await findAdapter();
  const missing = (engine: EngineName): Unavailable | null => {
    if (onWebGpu.includes(engine)) return webGpuMissing(adapter);
    if (engine === "tfjs-webgl") return webGlMissing();
    return engine === "fused-wasm" || engine === "tfjs-wasm" ? wasmMissing() : null;
  };
  const engines = engineNames.map((engine) => {
    const reason = missing(engine);
    return { engine, available: reason === null, reason };
  });
  return { engines, adapter };
}
