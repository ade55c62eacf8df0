/** What the worker tells of its engines: which there are, which run here, how fast, which was chosen and why. */

/** "fused-…" are our own engines for dense networks, "tfjs-…" the backends of TensorFlow.js, "plain" a Float32Array loop. */
export const engineNames = [
  "fused-webgpu",
  "fused-wasm",
  "tfjs-webgpu",
  "tfjs-webgl",
  "tfjs-wasm",
  "tfjs-cpu",
  "plain",
] as const;

/** One of engineNames. */
export type EngineName = (typeof engineNames)[number];

/** The adapter that WebGPU offers in this browser. */
export interface Adapter {
  vendor: string;
  architecture: string;
  description: string;
  /** computes on the CPU: correct, and slower than the other engines */
  fallback: boolean;
}

/** Why an engine cannot run here. */
export type Unavailable =
  /** WebGPU needs HTTPS or localhost */
  | "insecure-context"
  /** the browser has no such interface */
  | "unsupported"
  /** the browser has the interface, and no device behind it */
  | "no-adapter"
  /** the engine was tried and failed; the detail says how */
  | "failed"
  /** its first step was not the plain loop's; the detail says in what */
  | "disagrees";

/** Whether an engine runs here, and why not. */
export interface EngineReport {
  engine: EngineName;
  available: boolean;
  reason: Unavailable | null;
}

/** What the browser offers, seen without loading any engine. */
export interface Probe {
  /** in the order of engineNames */
  engines: EngineReport[];
  /** null without WebGPU */
  adapter: Adapter | null;
}

/** How fast one engine trained a config. */
export interface Measurement {
  engine: EngineName;
  /** null when it was not measured */
  stepsPerSecond: number | null;
  /** why it was not measured; "software" is WebGPU without a real adapter */
  reason: Unavailable | "software" | null;
  /** milliseconds from nothing to ready: loading, compiling, first step */
  startMs: number;
}

/** Why an engine was chosen. */
export type ChoiceReason =
  /** WebGPU on a real adapter, and no other engine is 1.5 times as fast */
  | "webgpu"
  /** at least 1.5 times as fast as WebGPU here */
  | "faster-than-webgpu"
  /** no real WebGPU adapter; the fastest of the others */
  | "fastest"
  /** nothing could be measured */
  | "fallback";

/** All measurements of a config, and the engine that they speak for. */
export interface Calibration {
  measurements: Measurement[];
  chosen: EngineName;
  because: ChoiceReason;
  /** milliseconds of measured work, at most 300 */
  measuredMs: number;
}

/** An engine that did not start, or that was lost in mid-run. */
export interface EngineFailure {
  engine: EngineName;
  reason: Unavailable | "lost";
  /** the engine's own words, for a details field; English */
  detail: string;
}
