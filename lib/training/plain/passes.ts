/** Forward and backward pass of a dense network as plain loops over Float32Array; the reference for all engines. */
import type { Layer } from "@/lib/spiral/network";

/** sums[n·outputs] = input[n·inputs] · W + b */
export function linear(
  input: Float32Array,
  rows: number,
  layer: Layer,
  weights: Float32Array,
  sums: Float32Array,
): void {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  for (let row = 0; row < rows; row++) {
    const to = row * outputs;
    for (let o = 0; o < outputs; o++) sums[to + o] = weights[biasOffset + o];
    for (let i = 0; i < inputs; i++) {
      const value = input[row * inputs + i];
      const from = weightOffset + i * outputs;
      for (let o = 0; o < outputs; o++) sums[to + o] += value * weights[from + o];
    }
  }
}

/** Adds a layer's weight and bias gradients of n rows to `gradient`. */
export function addGradient(
  input: Float32Array,
  delta: Float32Array,
  rows: number,
  layer: Layer,
  gradient: Float32Array,
): void {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  for (let row = 0; row < rows; row++) {
    const at = row * outputs;
    for (let o = 0; o < outputs; o++) gradient[biasOffset + o] += delta[at + o];
    for (let i = 0; i < inputs; i++) {
      const value = input[row * inputs + i];
      const to = weightOffset + i * outputs;
      for (let o = 0; o < outputs; o++) gradient[to + o] += value * delta[at + o];
    }
  }
}

/** below[n·inputs] = (delta[n·outputs] · Wᵀ) ∘ slopes */
export function deltaBelow(
  delta: Float32Array,
  rows: number,
  layer: Layer,
  weights: Float32Array,
  slopes: Float32Array,
  below: Float32Array,
): void {
  const { inputs, outputs, weightOffset } = layer;
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < inputs; i++) {
      const from = weightOffset + i * outputs;
      let sum = 0;
      for (let o = 0; o < outputs; o++) sum += weights[from + o] * delta[row * outputs + o];
      below[row * inputs + i] = sum * slopes[row * inputs + i];
    }
}

/** Replaces logits [n·classes] by probabilities. @returns the sum of the rows' cross-entropies */
export function softmaxLoss(
  logits: Float32Array,
  rows: number,
  classes: number,
  labelOf: (row: number) => number,
): number {
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * classes;
    let top = logits[at];
    for (let k = 1; k < classes; k++) if (!(logits[at + k] <= top)) top = logits[at + k];
    let sum = 0;
    const right = logits[at + labelOf(row)] - top;
    for (let k = 0; k < classes; k++) sum += logits[at + k] = Math.exp(logits[at + k] - top);
    for (let k = 0; k < classes; k++) logits[at + k] /= sum;
    loss += Math.log(sum) - right;
  }
  return loss;
}
