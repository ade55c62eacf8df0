/** What every engine can do. The worker's loop knows nothing else of it. */
import type { PointSet, TrainingState } from "./protocol";
import type { EngineName } from "./engine-names";
import type { Work } from "./work";

/** What some steps reported. */
export interface StepReport {
  /** mean cross-entropy of each step's batch before its update: Float32Array[steps] */
  losses: Float32Array;
  /** of the last step: Euclidean norm of each layer's gradient, weights and biases together */
  gradientNorms: number[];
}

/** Cross-entropy and fraction right. */
export interface Score {
  loss: number;
  accuracy: number;
}

/** One run's network on some device; whoever holds it calls one method at a time. */
export interface Engine {
  readonly name: EngineName;
  /** Runs steps of the work, batches and dropout by lib/training/batches.ts. Rejects with EngineLost when the device is gone. */
  run(steps: number): Promise<StepReport>;
  /** Without dropout, at the weights of now. */
  evaluate(points: PointSet): Promise<Score>;
  /** Class probabilities [n·classes] of features [n·features]. */
  predict(features: Float32Array): Promise<Float32Array>;
  /** A copy of the state. */
  read(): Promise<TrainingState>;
  /** Goes on from a state; its arrays are copied. */
  write(state: TrainingState): void;
  dispose(): void;
  /** Ends the device as a driver reset would. Only engines with a device. */
  lose?(): void;
}

/** Opens an engine on prepared work, at step 0 with the work's initial weights. */
export type OpenEngine = (work: Work) => Promise<Engine>;

/** The device or context behind an engine is gone; its state cannot be read any more. */
export class EngineLost extends Error {}
