/** Forward and backward pass of a dense network in TensorFlow.js operations, without its layers and gradients. */
import * as tf from "@tensorflow/tfjs-core";
import type { Activation } from "@/lib/spiral/config";
import type { Layer } from "@/lib/spiral/network";

/** Weights [inputs, outputs] and biases [outputs] of a layer, cut out of the flat vector. */
function partsOf(weights: tf.Tensor1D, layer: Layer): { w: tf.Tensor2D; b: tf.Tensor1D } {
  const { inputs, outputs, weightOffset, biasOffset } = layer;
  return {
    w: tf.reshape(tf.slice(weights, weightOffset, inputs * outputs), [inputs, outputs]),
    b: tf.slice(weights, biasOffset, outputs),
  };
}

const gaussian = 1 / Math.sqrt(2 * Math.PI);

/** Φ(x), the normal distribution function. */
const phi = (x: tf.Tensor2D): tf.Tensor2D => tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);

const activationOf: Record<Activation, (x: tf.Tensor2D) => tf.Tensor2D> = {
  none: (x) => x,
  relu: (x) => tf.relu(x),
  "leaky-relu": (x) => tf.maximum(x, tf.mul(x, 0.01)),
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  gelu: (x) => tf.mul(x, phi(x)),
};

type Slope = (x: tf.Tensor2D, a: tf.Tensor2D) => tf.Tensor2D;

const slopeOf: Record<Exclude<Activation, "none">, Slope> = {
  relu: (x) => tf.step(x),
  "leaky-relu": (x) => tf.step(x, 0.01),
  tanh: (_, a) => tf.sub(1, tf.square(a)),
  sigmoid: (_, a) => tf.mul(a, tf.sub(1, a)),
  gelu: (x) => tf.add(phi(x), tf.mul(tf.mul(x, gaussian), tf.exp(tf.mul(tf.square(x), -0.5)))),
};

/** One layer's pass kept for the way back. */
export interface Passed {
  input: tf.Tensor2D;
  w: tf.Tensor2D;
  sums: tf.Tensor2D;
  /** before dropout */
  activated: tf.Tensor2D;
  /** dropout's factors, or null */
  mask: tf.Tensor2D | null;
}

/**
 * Passes a batch through all layers.
 * @param masks dropout factors of each layer, or null
 * @returns the logits and what the way back needs
 */
export function forwardPass(
  layers: Layer[],
  weights: tf.Tensor1D,
  input: tf.Tensor2D,
  masks: (tf.Tensor2D | null)[],
): { logits: tf.Tensor2D; passed: Passed[] } {
  let current = input;
  const passed = layers.map((layer, l) => {
    const { w, b } = partsOf(weights, layer);
    // two matrices in, one matrix out: the declared result leaves the rank open
    const sums = tf.fused.matMul({ a: current, b: w, bias: b }) as tf.Tensor2D;
    const activated = activationOf[layer.activation](sums);
    const mask = masks[l] ?? null;
    const kept = { input: current, w, sums, activated, mask };
    current = mask ? tf.mul(activated, mask) : activated;
    return kept;
  });
  return { logits: current, passed };
}

/** Mean cross-entropy of logits against one-hot labels, and the gradient at the logits. */
export function lossAndDelta(
  logits: tf.Tensor2D,
  oneHot: tf.Tensor2D,
): { loss: tf.Scalar; delta: tf.Tensor2D } {
  const rows = logits.shape[0];
  const shifted = tf.sub(logits, tf.max(logits, 1, true));
  const exps = tf.exp(shifted);
  const sums = tf.sum(exps, 1, true);
  const entropy: tf.Scalar = tf.sub(tf.sum(tf.log(sums)), tf.sum(tf.mul(shifted, oneHot)));
  const delta: tf.Tensor2D = tf.div(tf.sub(tf.div(exps, sums), oneHot), rows);
  return { loss: tf.div(entropy, rows), delta };
}

/** The gradient of all parameters, flat in the layout of the weights. */
export function backwardPass(layers: Layer[], passed: Passed[], delta: tf.Tensor2D): tf.Tensor1D {
  const pieces: tf.Tensor1D[] = [];
  let current = delta;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { input, w } = passed[l];
    const dw = tf.matMul<tf.Tensor2D>(input, current, true, false);
    pieces.unshift(tf.reshape(dw, [layers[l].inputs * layers[l].outputs]), tf.sum(current, 0));
    if (l > 0) current = throughActivation(layers[l - 1], passed[l - 1], tf.matMul(current, w, false, true));
  }
  return tf.concat(pieces);
}

function throughActivation(
  { activation }: Layer,
  { sums, activated, mask }: Passed,
  delta: tf.Tensor2D,
): tf.Tensor2D {
  const masked: tf.Tensor2D = mask ? tf.mul(delta, mask) : delta;
  return activation === "none" ? masked : tf.mul(masked, slopeOf[activation](sums, activated));
}
