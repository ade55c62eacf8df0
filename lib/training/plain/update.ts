/** One optimizer step over all parameters, as PyTorch 1.13 does it. */
import type { Optimizer } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";
import { beta1, beta2, epsilon, type StepScalars } from "../optimizer";

/** Adds what regularisation contributes: weightDecay·w to all (unless decoupled), l1·sign(w) to weights. */
function regularise(
  { kind, weightDecay, l1 }: Optimizer,
  layers: Layer[],
  weights: Float32Array,
  gradient: Float32Array,
): void {
  if (weightDecay && kind !== "adamw")
    for (let i = 0; i < weights.length; i++) gradient[i] += weightDecay * weights[i];
  if (!l1) return;
  for (const { weightOffset, biasOffset } of layers)
    for (let i = weightOffset; i < biasOffset; i++) gradient[i] += l1 * Math.sign(weights[i]);
}

type Rule = (
  optimizer: Optimizer,
  scalars: StepScalars,
  weights: Float32Array,
  gradient: Float32Array,
  slots: Float32Array[],
) => void;

const sgd: Rule = (_, { learningRate }, weights, gradient) => {
  for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradient[i];
};

const momentum: Rule = (optimizer, { learningRate }, weights, gradient, [velocity]) => {
  for (let i = 0; i < weights.length; i++) {
    velocity[i] = optimizer.momentum * velocity[i] + gradient[i];
    weights[i] -= learningRate * velocity[i];
  }
};

const nesterov: Rule = (optimizer, { learningRate }, weights, gradient, [velocity]) => {
  for (let i = 0; i < weights.length; i++) {
    velocity[i] = optimizer.momentum * velocity[i] + gradient[i];
    weights[i] -= learningRate * (gradient[i] + optimizer.momentum * velocity[i]);
  }
};

const rmsprop: Rule = (optimizer, { learningRate }, weights, gradient, [square]) => {
  const keep = optimizer.momentum;
  for (let i = 0; i < weights.length; i++) {
    square[i] = keep * square[i] + (1 - keep) * gradient[i] * gradient[i];
    weights[i] -= (learningRate * gradient[i]) / (Math.sqrt(square[i]) + epsilon);
  }
};

const adam: Rule = (_, { stepSize, correction }, weights, gradient, [mean, square]) => {
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    mean[i] = beta1 * mean[i] + (1 - beta1) * g;
    square[i] = beta2 * square[i] + (1 - beta2) * g * g;
    weights[i] -= (stepSize * mean[i]) / (Math.sqrt(square[i]) / correction + epsilon);
  }
};

const adamw: Rule = (optimizer, scalars, weights, gradient, slots) => {
  const shrink = 1 - scalars.learningRate * optimizer.weightDecay;
  for (let i = 0; i < weights.length; i++) weights[i] *= shrink;
  adam(optimizer, scalars, weights, gradient, slots);
};

const rules: Record<Optimizer["kind"], Rule> = { sgd, momentum, nesterov, rmsprop, adam, adamw };

/** Updates weights and running averages in place; `gradient` is used up. */
export function updateWeights(
  optimizer: Optimizer,
  scalars: StepScalars,
  layers: Layer[],
  weights: Float32Array,
  gradient: Float32Array,
  slots: Float32Array[],
): void {
  regularise(optimizer, layers, weights, gradient);
  rules[optimizer.kind](optimizer, scalars, weights, gradient, slots);
}
