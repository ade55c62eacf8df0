/** The optimizers as PyTorch defines them, and the learning rate's schedule. */
import type { Optimizer } from "@/lib/spiral/config";

/** Added to denominators by Adam, AdamW and RMSProp: PyTorch's default. */
export const epsilon = 1e-8;
/** How much of the mean gradient Adam keeps from step to step: PyTorch's default. */
export const beta1 = 0.9;
/** The same of the mean square. */
export const beta2 = 0.999;

/** Running averages that an optimizer keeps for each parameter. */
export function slotCount({ kind }: Optimizer): number {
  return { sgd: 0, momentum: 1, nesterov: 1, rmsprop: 1, adam: 2, adamw: 2 }[kind];
}

/** New running averages, all zero. */
export function emptySlots(optimizer: Optimizer, parameters: number): Float32Array[] {
  return Array.from({ length: slotCount(optimizer) }, () => new Float32Array(parameters));
}

/**
 * Learning rate in an epoch, as PyTorch's StepLR and CosineAnnealingLR give it.
 * @param epochs the run's length: where the cosine ends
 */
export function learningRateAt({ learningRate, schedule }: Optimizer, epoch: number, epochs: number): number {
  if (schedule.kind === "step") return learningRate * schedule.factor ** Math.floor(epoch / schedule.every);
  if (schedule.kind === "constant") return learningRate;
  const low = learningRate * schedule.factor;
  const done = Math.min(1, epoch / epochs);
  return low + ((learningRate - low) * (1 + Math.cos(Math.PI * done))) / 2;
}

/** The numbers of one step's update; with them every optimizer is a few products and sums per parameter. */
export interface StepScalars {
  learningRate: number;
  /** Adam: learningRate / (1 - beta1^t) */
  stepSize: number;
  /** Adam: sqrt(1 - beta2^t) */
  correction: number;
}

/** @param slotStep 1 for the first step of the running averages */
export function stepScalars(learningRate: number, slotStep: number): StepScalars {
  return {
    learningRate,
    stepSize: learningRate / (1 - beta1 ** slotStep),
    correction: Math.sqrt(1 - beta2 ** slotStep),
  };
}
