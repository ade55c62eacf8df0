/**
 * What crosses between the page and the training worker.
 * Every request is answered once, by its id; events come when they come.
 */
import type { Config } from "@/lib/spiral/config";
import type { CurvePoint } from "@/lib/spiral/curve-point";
import type { Calibration, EngineFailure, EngineName, Measurement, Probe } from "./engine-names";

/** Where a run stands. */
export interface Position {
  /** full epochs done, with a fraction inside one */
  epoch: number;
  step: number;
  stepsPerEpoch: number;
}

/** Gradient norms at a point of the curve. */
export interface GradientSample {
  epoch: number;
  /** of each layer, first to last */
  norms: number[];
}

/** Where a run stands and what it has come to. */
export interface Progress extends CurvePoint, Position {
  /** loss of the last batch, with dropout; null before the first step */
  batchLoss: number | null;
  /** over the last report's time, while running */
  stepsPerSecond: number;
  learningRate: number;
  /** Euclidean norm of the last batch's gradient, weights and biases of each layer together; empty before the first step */
  gradientNorms: number[];
  /** points of the curve since the last report, oldest first */
  curve: CurvePoint[];
  /** gradient norms at those points; none where the run begins or was moved to */
  gradients: GradientSample[];
}

/** When a run ends by itself; whichever is met first. */
export interface StopRules {
  /** stop after this many epochs; the config's when missing */
  epochs?: number;
  /** stop when the held-out accuracy (training accuracy without held-out points) reaches this, 0 to 1 */
  accuracy?: number;
  /** stop when the training loss has not fallen by 1e-4 of itself over this many epochs */
  patience?: number;
}

/** The rule that ended a run. */
export type StopReason = "epochs" | "accuracy" | "no-progress";

/** What the rules have seen and done: with it, and the run's state and curve, a run goes on as if it had never stopped. */
export interface StopMemory {
  /** lowest training loss, and the epoch at which it was seen; infinite before any */
  best: number;
  bestEpoch: number;
  /** rules that have ended the run once and do not again */
  spent: StopReason[];
}

/** Everything that training goes on from. */
export interface TrainingState {
  step: number;
  /** Float32Array[parameters], layout of lib/spiral/network.ts */
  weights: Float32Array;
  /** the optimizer's running averages, each Float32Array[parameters]; which ones depends on its kind */
  slots: Float32Array[];
  /** steps that the averages have seen; 0 where a run begins with weights alone */
  slotSteps: number;
}

/** What diverged: the loss or a weight is not a number, or the loss is beyond divergence's bound. */
export type DivergenceKind = "loss-not-finite" | "weights-not-finite" | "loss-exploded";

/** What went wrong, and where the run has returned to. */
export interface Divergence extends Position {
  what: DivergenceKind;
  /** the loss seen, NaN and infinities included */
  loss: number;
  learningRate: number;
  /** the state before the step that went wrong; also what the worker has returned to */
  lastGood: TrainingState;
}

/** Class probabilities on a square grid; same fields as the map that the page draws. */
export interface TrainedMap {
  epoch: number;
  step: number;
  /** cells along a side */
  size: number;
  /** half the side of the square, plane units */
  extent: number;
  classes: number;
  /** Float32Array[size·size·classes], rows from the top */
  probabilities: Float32Array;
}

/** The run's own points. */
export type PointSet = "training" | "held-out";

/** A copy of a run: enough to go on from, or to submit. */
export interface Snapshot extends TrainingState, Position {
  engine: EngineName;
  /** of the run so far, oldest first */
  curve: CurvePoint[];
  /** at points of the curve that the page has not heard of */
  gradients: GradientSample[];
  /** the rules in force, and what they remember */
  stop: StopRules;
  stopMemory: StopMemory;
}

/** How to begin a run. */
export interface LoadOptions {
  engine: EngineName;
  /** instead of the config's own initial weights, and what reset returns to */
  weights?: Float32Array;
  /** go on from here */
  state?: TrainingState;
  /** of the run until then, oldest first */
  curve?: readonly CurvePoint[];
  stop?: StopRules;
  stopMemory?: StopMemory;
}

/** What was loaded, at its first point. */
export interface Loaded extends Progress {
  /** what runs: another one than asked for when that one failed */
  engine: EngineName;
  /** why another one runs */
  instead: EngineFailure | null;
  parameters: number;
  trainingPoints: number;
  heldOutPoints: number;
}

/** Requests of the page: parameters and answer of each. */
export interface Requests {
  probe: { params: Record<string, never>; result: Probe };
  /** measures the available engines among those named; all when none is */
  calibrate: { params: { config: Config; engines?: EngineName[] }; result: Calibration };
  load: { params: { config: Config } & LoadOptions; result: Loaded };
  /** goes on until paused or stopped */
  start: { params: Record<string, never>; result: Position };
  pause: { params: Record<string, never>; result: Progress };
  /** runs so many steps, then pauses; the answer comes at once, a "paused" event at the end */
  step: { params: { steps: number }; result: Position };
  /** runs to the next full epoch, then pauses */
  stepEpoch: { params: Record<string, never>; result: Position };
  /** steps per second at most; null is full speed */
  setSpeed: { params: { stepsPerSecond: number | null }; result: null };
  setStop: { params: { stop: StopRules }; result: null };
  /** other weights in mid-run, the optimizer's averages kept: editing a weight */
  setWeights: { params: { weights: Float32Array }; result: Progress };
  map: { params: { size: number; extent?: number }; result: TrainedMap };
  snapshot: { params: Record<string, never>; result: Snapshot };
  /** ends the engine's device as a driver reset would, to see the fall-back at work */
  loseDevice: { params: Record<string, never>; result: boolean };
}

/** Name of a request. */
export type RequestKind = keyof Requests;

/** What the worker tells unasked. */
export interface Events {
  /** one engine of a calibration in progress */
  measured: Measurement;
  /** at most 20 a second while running */
  progress: Progress;
  paused: Progress;
  stopped: Progress & { reason: StopReason };
  diverged: Divergence;
  /** training goes on, from the last state that was read back, on `next`; null when none is left */
  engineLost: EngineFailure & { next: EngineName | null };
  /** the worker itself failed: a bug or no memory */
  failed: { message: string };
}

/** Name of an event. */
export type EventKind = keyof Events;

/** Why a request was refused. */
export type RefusalCode = "nothing-loaded" | "no-engine" | "bad-weights" | "failed";

/** A request on its way; ids are the page's own, each used once. */
export type ToWorker = {
  [K in RequestKind]: { kind: K; id: number; params: Requests[K]["params"] };
}[RequestKind];

/** An answer or a refusal of the request with that id, or an event. */
export type FromWorker =
  | { kind: "answer"; id: number; result: Requests[RequestKind]["result"] }
  | { kind: "refusal"; id: number; code: RefusalCode; message: string }
  | { kind: "event"; event: { [K in EventKind]: { name: K; data: Events[K] } }[EventKind] };
