/** Activations with their slopes, over whole arrays. */
import type { Activation } from "@/lib/spiral/config";
import { activate } from "@/lib/spiral/forward";

const gaussian = 1 / Math.sqrt(2 * Math.PI);

/** Derivative of an activation: of the input x and the output a = f(x). Source: GELU as Φ(x) + x·φ(x). */
const slopeOf: Record<Activation, (x: number, a: number) => number> = {
  none: () => 1,
  relu: (x) => (x > 0 ? 1 : 0),
  "leaky-relu": (x) => (x > 0 ? 1 : 0.01),
  tanh: (_, a) => 1 - a * a,
  sigmoid: (_, a) => a * (1 - a),
  gelu: (x, a) => (x === 0 ? 0.5 : a / x + x * gaussian * Math.exp((-x * x) / 2)),
};

function reluInPlace(values: Float32Array, slopes: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const on = values[i] > 0;
    slopes[i] = on ? 1 : 0;
    // NaN is not cut off: divergence must show
    if (values[i] <= 0) values[i] = 0;
  }
}

/** Replaces `count` sums by the activation's outputs and writes the slopes beside them. */
export function activateInPlace(
  activation: Activation,
  values: Float32Array,
  slopes: Float32Array,
  count: number,
): void {
  if (activation === "none") return void slopes.fill(1, 0, count);
  if (activation === "relu") return reluInPlace(values, slopes, count);
  const f = activate[activation];
  const slope = slopeOf[activation];
  for (let i = 0; i < count; i++) {
    const x = values[i];
    const a = f(x);
    values[i] = a;
    slopes[i] = slope(x, a);
  }
}
