/** The optimizers in TensorFlow.js operations on one flat vector of parameters. */
import * as tf from "@tensorflow/tfjs-core";
import type { Optimizer } from "@/lib/spiral/config";
import { beta1, beta2, epsilon, type StepScalars } from "../optimizer";

/** Weights and running averages, each [parameters]. */
export interface Parameters {
  weights: tf.Tensor1D;
  slots: tf.Tensor1D[];
}

type Rule = (
  optimizer: Optimizer,
  scalars: StepScalars,
  parameters: Parameters,
  gradient: tf.Tensor1D,
) => Parameters;

const scaled = (x: tf.Tensor1D, factor: number): tf.Tensor1D => tf.mul(x, factor);

/** old·keep + news·(1-keep) */
const blend = (old: tf.Tensor1D, news: tf.Tensor1D, keep: number): tf.Tensor1D =>
  tf.add(scaled(old, keep), scaled(news, 1 - keep));

const sgd: Rule = (_, { learningRate }, { weights }, gradient) => ({
  weights: tf.sub(weights, scaled(gradient, learningRate)),
  slots: [],
});

const momentum: Rule = (optimizer, { learningRate }, { weights, slots }, gradient) => {
  const velocity: tf.Tensor1D = tf.add(scaled(slots[0], optimizer.momentum), gradient);
  return { weights: tf.sub(weights, scaled(velocity, learningRate)), slots: [velocity] };
};

const nesterov: Rule = (optimizer, { learningRate }, { weights, slots }, gradient) => {
  const velocity: tf.Tensor1D = tf.add(scaled(slots[0], optimizer.momentum), gradient);
  const ahead: tf.Tensor1D = tf.add(gradient, scaled(velocity, optimizer.momentum));
  return { weights: tf.sub(weights, scaled(ahead, learningRate)), slots: [velocity] };
};

const rmsprop: Rule = (optimizer, { learningRate }, { weights, slots }, gradient) => {
  const square = blend(slots[0], tf.square(gradient), optimizer.momentum);
  const move: tf.Tensor1D = tf.div(scaled(gradient, learningRate), tf.add(tf.sqrt(square), epsilon));
  return { weights: tf.sub(weights, move), slots: [square] };
};

const adam: Rule = (_, { stepSize, correction }, { weights, slots }, gradient) => {
  const mean = blend(slots[0], gradient, beta1);
  const square = blend(slots[1], tf.square(gradient), beta2);
  const root: tf.Tensor1D = tf.add(tf.div(tf.sqrt(square), correction), epsilon);
  return { weights: tf.sub(weights, tf.div(scaled(mean, stepSize), root)), slots: [mean, square] };
};

const adamw: Rule = (optimizer, scalars, { weights, slots }, gradient) => {
  const shrunk = scaled(weights, 1 - scalars.learningRate * optimizer.weightDecay);
  return adam(optimizer, scalars, { weights: shrunk, slots }, gradient);
};

const rules: Record<Optimizer["kind"], Rule> = { sgd, momentum, nesterov, rmsprop, adam, adamw };

/**
 * New weights and running averages.
 * @param isWeight 1 where the parameter is a weight, 0 where it is a bias: L1 leaves biases alone
 */
export function updated(
  optimizer: Optimizer,
  scalars: StepScalars,
  parameters: Parameters,
  gradient: tf.Tensor1D,
  isWeight: tf.Tensor1D,
): Parameters {
  const { kind, weightDecay, l1 } = optimizer;
  let whole = gradient;
  if (weightDecay && kind !== "adamw") whole = tf.add(whole, scaled(parameters.weights, weightDecay));
  if (l1) whole = tf.add(whole, scaled(tf.mul(tf.sign(parameters.weights), isWeight), l1));
  return rules[kind](optimizer, scalars, parameters, whole);
}
