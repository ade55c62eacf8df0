/** The lab's state: the run in front and what is seen of it, without anything of a page. */
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { LockableControl } from "@/lib/spiral/lockable-control";
import type { Divergence, GradientSample, Progress, StopReason, StopRules } from "@/lib/training/protocol";
import {
  engineNames,
  type Calibration,
  type EngineFailure,
  type EngineName,
  type Probe,
} from "@/lib/training/engine-names";
import type { UnderwayRun } from "../keep/underway-run";
import type { GridMap } from "../picture/grid-map";
import type { Place } from "../picture/place";
import { extendCurve, extendGradients } from "./history";

/**
 * empty: there are no points yet; preparing: the engine is measured or loaded; ready: at the beginning; finished: a stop rule ended it;
 * diverged: stopped at the step that went wrong; failed: no engine is left.
 */
export type Phase =
  "empty" | "preparing" | "ready" | "training" | "paused" | "finished" | "diverged" | "failed";

/** What the student may ask for: an engine, or the fastest. */
export const engineWishes = [...engineNames, "auto"] as const;
/** One of them. */
export type EngineWish = (typeof engineWishes)[number];

/** Which engine runs, and what is known of the others. */
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

/** Before anything is known of this device. */
export const noEngine: EngineState = {
  ...{ wish: "auto", running: null, probe: null },
  ...{ calibration: null, measuring: false, instead: null },
};

/** A training that was cut off and stands where it was last kept. */
export interface Resumed {
  epoch: number;
  /** milliseconds of training that were lost at most */
  lostMs: number;
}

/** One run at a time, and what belongs to the lab rather than to the run: rules, speed, engine, the place looked at. */
export interface LabState {
  config: Config;
  phase: Phase;
  /** start was pressed before the engine was prepared: training begins as soon as it is */
  starting: boolean;
  /** full epochs done, with a fraction inside one */
  epoch: number;
  step: number;
  stepsPerEpoch: number;
  /** the newest measured point, null before the first */
  latest: CurvePoint | null;
  curve: readonly CurvePoint[];
  gradients: readonly GradientSample[];
  /** while training; 0 at rest */
  stepsPerSecond: number;
  /** of the last step, after the schedule */
  learningRate: number;
  stop: StopRules;
  stopReason: StopReason | null;
  /** steps per second at most; null is full speed */
  speedLimit: number | null;
  divergence: Divergence | null;
  engine: EngineState;
  map: GridMap | null;
  /** the place on the map that one looks at */
  pointer: Place | null;
  /** the training point that one follows through the network, by its index */
  followed: number | null;
  /** the network's parameters some moments ago; null before the first look */
  weights: Float32Array | null;
  /** locked controls that the last config asked for would have changed; it was not taken over */
  refused: readonly LockableControl[];
  /** the engine's own words when everything failed */
  failure: string | null;
  /** where a kept run was taken up again that had been training; null once it goes on */
  resumed: Resumed | null;
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
    followed: null,
    starting: false,
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
    resumed: null,
    foreign: null,
  };
}

/** What is seen of a kept run before the trainer has it again. */
export function seenOf({
  snapshot,
  gradients,
  foreign,
  stopReason,
  going,
  gap,
}: UnderwayRun): Partial<LabState> {
  const { epoch, step, stepsPerEpoch, curve, weights } = snapshot;
  return {
    ...{ epoch, step, stepsPerEpoch, curve, weights, gradients, foreign, stopReason },
    latest: curve.at(-1) ?? null,
    resumed: going ? { epoch: Math.floor(epoch), lostMs: gap } : null,
  };
}

/** What a report of the trainer changes: where the run stands, and its curve and gradients with the new points. */
export function afterProgress(
  { curve, gradients }: Pick<LabState, "curve" | "gradients">,
  progress: Progress,
): Partial<LabState> {
  const { epoch, step, stepsPerEpoch, stepsPerSecond, learningRate } = progress;
  const { loss, trainAccuracy, heldOutLoss, heldOutAccuracy } = progress;
  return {
    ...{ epoch, step, stepsPerEpoch, stepsPerSecond, learningRate },
    latest: { epoch, loss, trainAccuracy, heldOutLoss, heldOutAccuracy },
    curve: extendCurve(curve, progress.curve),
    gradients: [...progress.gradients, { epoch, norms: progress.gradientNorms }].reduce(
      extendGradients,
      gradients,
    ),
  };
}

/** Epochs at which a run that had come to its end ends next, when it is started again: as many again. */
export function nextGoal({ epoch, config, stop, stopReason }: LabState): number {
  const again = Math.round(epoch) + config.epochs;
  return stopReason === "epochs" ? again : (stop.epochs ?? again);
}
