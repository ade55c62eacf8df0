/** Opens engines by name. Each one's code is loaded when it is first asked for. */
import { checkEngine, EngineDisagrees } from "./agreement";
import type { Engine, OpenEngine } from "./engine";
import { nextEngines } from "./plan";
import type { EngineFailure, EngineName } from "./engine-names";
import type { Work } from "./work";

const doors: Record<EngineName, () => Promise<OpenEngine>> = {
  "fused-webgpu": async () => (await import("./fused/webgpu-engine")).openFusedWebGpu,
  "fused-wasm": async () => (await import("./fused/wasm-engine")).openFusedWasm,
  "tfjs-webgpu": async () => (await import("./tfjs/open")).openTfjs("tfjs-webgpu"),
  "tfjs-webgl": async () => (await import("./tfjs/open")).openTfjs("tfjs-webgl"),
  "tfjs-wasm": async () => (await import("./tfjs/open")).openTfjs("tfjs-wasm"),
  "tfjs-cpu": async () => (await import("./tfjs/open")).openTfjs("tfjs-cpu"),
  plain: async () => (await import("./plain/plain-engine")).openPlain,
};

/** Opens one engine by its name. */
export type OpenByName = (name: EngineName, work: Work) => Promise<Engine>;

/** Opens one engine. Rejects when it cannot run here. */
export async function openEngine(name: EngineName, work: Work): Promise<Engine> {
  const open = await doors[name]();
  return open(work);
}

/** Each engine's first step, of the first work that it is opened on, must agree with the plain loop's; else it rejects. */
export function trusting(open: OpenByName): OpenByName {
  const trusted = new Set<EngineName>(["plain"]);
  return async (name, work) => {
    const engine = await open(name, work);
    if (trusted.has(name)) return engine;
    try {
      await checkEngine(engine, work);
    } catch (error) {
      engine.dispose();
      throw error;
    }
    trusted.add(name);
    return engine;
  };
}

/** Opens engines for this worker, which believes each one once it has seen its first step. */
export const openTrusted = trusting(openEngine);

/** Why an engine that rejected cannot be used. */
export const reasonOf = (error: unknown): "disagrees" | "failed" =>
  error instanceof EngineDisagrees ? "disagrees" : "failed";

/** An engine that started. */
export interface Opened {
  engine: Engine;
  /** the first failure, when another engine than the wanted one runs */
  instead: EngineFailure | null;
}

/** Opens the wanted engine or, when it fails, the first one that starts. Null when none does. */
export async function openFirst(
  wanted: EngineName[],
  work: Work,
  open: OpenByName = openTrusted,
): Promise<Opened | null> {
  let instead: EngineFailure | null = null;
  for (const name of wanted) {
    try {
      return { engine: await open(name, work), instead };
    } catch (error) {
      instead ??= { engine: name, reason: reasonOf(error), detail: String(error) };
    }
  }
  return null;
}

/** The wanted engine, then those to fall back to. */
export const withFallbacks = (name: EngineName): EngineName[] => [name, ...nextEngines(name)];
