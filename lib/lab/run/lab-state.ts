import type { LockableControl } from "@/lib/spiral/lockable-control";
import type { CurvePoint } from "@/lib/contract/run-config";
import type { Config } from "@/lib/spiral/config";
import type { Divergence, GradientSample, StopReason, StopRules } from "@/lib/training/protocol";
import type { Calibration, EngineFailure, EngineName, Probe } from "@/lib/training/protocol/engines";
import type { GridMap } from "../picture/grid-map";

/**
 * empty: there are no points yet; preparing: the engine is measured or loaded; ready: at the beginning; finished: a stop rule ended it;
 * diverged: stopped at the step that went wrong; failed: no engine is left.
 */
export type Phase =
  "empty" | "preparing" | "ready" | "training" | "paused" | "finished" | "diverged" | "failed";

/** What the student asked for: an engine, or the fastest. */
export type EngineWish = EngineName | "auto";

export interface EngineState {
  wish: EngineWish;
  /** what runs; null before it is loaded */
  running: EngineName | null;
  probe: Probe | null;
  calibration: Calibration | null;
  measuring: boolean;
  /** why another engine than the one wanted runs */
  instead: EngineFailure | null;
}

export interface LabState {
  config: Config;
  phase: Phase;
  /** full epochs done, with a fraction inside one */
  epoch: number;
  step: number;
  stepsPerEpoch: number;
  /** the newest measured point, null before the first */
  latest: CurvePoint | null;
  curve: readonly CurvePoint[];
  gradients: readonly GradientSample[];
  stepsPerSecond: number;
  learningRate: number;
  stop: StopRules;
  stopReason: StopReason | null;
  /** steps per second at most; null is full speed */
  speedLimit: number | null;
  divergence: Divergence | null;
  engine: EngineState;
  map: GridMap | null;
  /** the place on the map that one looks at */
  pointer: { x: number; y: number } | null;
  /** the network's parameters some moments ago; null before the first look */
  weights: Float32Array | null;
  /** locked controls that the last config asked for would have changed; it was not taken over */
  refused: readonly LockableControl[];
  /** the engine's own words when everything failed */
  failure: string | null;
  /** the weights are no longer what the config makes: one was edited by hand, or a file brought them */
  foreign: "edited" | "imported" | null;
}

/** A fresh run of a config, keeping what belongs to the lab rather than to the run. */
export function freshRun(config: Config, engine: EngineState, rest: Partial<LabState> = {}): LabState {
  return {
    stop: {},
    speedLimit: null,
    map: null,
    pointer: null,
    ...rest,
    config,
    phase: "preparing",
    epoch: 0,
    step: 0,
    stepsPerEpoch: 1,
    latest: null,
    curve: [],
    gradients: [],
    stepsPerSecond: 0,
    learningRate: config.optimizer.learningRate,
    stopReason: null,
    divergence: null,
    engine,
    weights: null,
    failure: null,
    refused: [],
    foreign: null,
  };
}
