/** Opens the TensorFlow.js engine on one of its backends. */
import type { OpenEngine } from "../engine";
import type { EngineName } from "../engine-names";
import { useBackend, type BackendName } from "./backend";
import { TfjsEngine } from "./tfjs-engine";

const backendOf = {
  "tfjs-webgpu": "webgpu",
  "tfjs-webgl": "webgl",
  "tfjs-wasm": "wasm",
  "tfjs-cpu": "cpu",
} as const satisfies Partial<Record<EngineName, BackendName>>;

/** How to open one of the four. */
export function openTfjs(name: keyof typeof backendOf): OpenEngine {
  return async (work) => {
    await useBackend(backendOf[name]);
    return new TfjsEngine(name, backendOf[name], work);
  };
}
