/** Activations that have a shape of their own to set: leaky ReLU, ELU, SELU, softplus, hardtanh; PReLU, which learns it; and GLU. */
import { mul } from "./arithmetic";
import { record, renamed } from "./autograd";
import { where } from "./choosing";
import { isFloating, legacyNames } from "./dtype";
import { mapOne } from "./elementwise";
import { runtimeError } from "./failure";
import { wrapDim } from "./shape";
import type { Tensor } from "./tensor";
import { slope, unary } from "./unary";
import { reshape, slice } from "./views";

interface Curve {
  f: (x: number) => number;
  derivative: (x: number) => number;
}

function curved(x: Tensor, name: string, kernel: string, { f, derivative }: Curve): Tensor {
  if (!isFloating(x.dtype)) runtimeError(`"${kernel}" not implemented for '${legacyNames[x.dtype]}'`);
  const out = mapOne(x, x.dtype, f);
  return record(out, name, [x], (grad) => [mul(grad, slope(x, kernel, derivative))], [x]);
}

/** F.leaky_relu. */
export const leakyRelu = (x: Tensor, negative: number): Tensor =>
  curved(x, "LeakyReluBackward0", "leaky_relu_cpu", {
    f: (v) => (v > 0 ? v : v * negative),
    derivative: (v) => (v > 0 ? 1 : negative),
  });

/** F.elu. */
export const elu = (x: Tensor, alpha: number): Tensor =>
  curved(x, "EluBackward0", "elu_cpu", {
    f: (v) => (v > 0 ? v : alpha * Math.expm1(v)),
    derivative: (v) => (v > 0 ? 1 : alpha * Math.exp(v)),
  });

/** F.softplus: log(1 + exp(beta·x)) / beta, linear above the threshold. */
export const softplus = (x: Tensor, beta: number, threshold: number): Tensor =>
  curved(x, "SoftplusBackward0", "softplus_cpu", {
    f: (v) => (v * beta > threshold ? v : Math.log1p(Math.exp(v * beta)) / beta),
    derivative: (v) => (v * beta > threshold ? 1 : 1 / (1 + Math.exp(-v * beta))),
  });

/** F.hardtanh. */
export const hardtanh = (x: Tensor, min: number, max: number): Tensor =>
  curved(x, "HardtanhBackward0", "hardtanh_cpu", {
    f: (v) => Math.min(Math.max(v, min), max),
    derivative: (v) => (v > min && v < max ? 1 : 0),
  });

/** F.celu. */
export const celu = (x: Tensor, alpha: number): Tensor =>
  curved(x, "CeluBackward0", "elu_cpu", {
    f: (v) => (v > 0 ? v : alpha * Math.expm1(v / alpha)),
    derivative: (v) => (v > 0 ? 1 : Math.exp(v / alpha)),
  });

/** F.hardsigmoid: a line from 0 at −3 to 1 at 3. */
export const hardsigmoid = (x: Tensor): Tensor =>
  curved(x, "HardsigmoidBackward0", "hardsigmoid", {
    f: (v) => Math.min(Math.max(v + 3, 0), 6) / 6,
    derivative: (v) => (v > -3 && v < 3 ? 1 / 6 : 0),
  });

/** F.hardswish. */
export const hardswish = (x: Tensor): Tensor =>
  curved(x, "HardswishBackward0", "hardswish", {
    f: (v) => (v * Math.min(Math.max(v + 3, 0), 6)) / 6,
    derivative: (v) => (v < -3 ? 0 : v <= 3 ? v / 3 + 0.5 : 1),
  });

/** F.mish: x·tanh(softplus x) (Misra 2019). */
export const mish = (x: Tensor): Tensor =>
  curved(x, "MishBackward0", "mish_cpu", {
    f: (v) => v * Math.tanh(Math.log1p(Math.exp(v))),
    derivative: (v) => {
      const share = Math.tanh(Math.log1p(Math.exp(v)));
      return share + (v * (1 - share * share)) / (1 + Math.exp(-v));
    },
  });

/** A bound as the tensor's type holds it. */
const asHeld = ({ dtype }: Tensor, bound: number): number =>
  dtype === "float32" ? Math.fround(bound) : bound;

/** F.hardshrink: zero between −λ and λ. */
export function hardshrink(x: Tensor, lambd: number): Tensor {
  const bound = asHeld(x, lambd);
  return curved(x, "HardshrinkBackward0", "hardshrink_cpu", {
    f: (v) => (v >= -bound && v <= bound ? 0 : v),
    derivative: (v) => (v >= -bound && v <= bound ? 0 : 1),
  });
}

/** F.softshrink: λ nearer to zero, zero between. */
export function softshrink(x: Tensor, lambd: number): Tensor {
  const bound = asHeld(x, lambd);
  return curved(x, "SoftshrinkBackward0", "softshrink_cpu", {
    f: (v) => (v > bound ? v - bound : v < -bound ? v + bound : 0),
    derivative: (v) => (v >= -bound && v <= bound ? 0 : 1),
  });
}

/** F.threshold: another value wherever x is not above a bound. */
export function threshold(x: Tensor, from: number, value: number): Tensor {
  const bound = asHeld(x, from);
  return curved(x, "ThresholdBackward0", "threshold_cpu", {
    f: (v) => (v <= bound ? value : v),
    derivative: (v) => (v <= bound ? 0 : 1),
  });
}

const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;

/** F.selu. */
export const selu = (x: Tensor): Tensor =>
  curved(x, "SeluBackward0", "elu_cpu", {
    f: (v) => seluScale * (v > 0 ? v : seluAlpha * Math.expm1(v)),
    derivative: (v) => seluScale * (v > 0 ? 1 : seluAlpha * Math.exp(v)),
  });

/** F.prelu: x above zero, weight·x below; one weight, or one for each channel. RuntimeError for another number of weights. */
export function prelu(x: Tensor, weight: Tensor): Tensor {
  const channels = x.rank > 1 ? x.shape[1] : 1;
  if (weight.count !== 1 && weight.count !== channels)
    runtimeError(
      `Mismatch of parameter numbers and input channel size. Found parameter numbers = ${weight.count} and channel size = ${channels}.`,
    );
  const steep = reshape(
    weight,
    x.shape.map((_, dim) => (dim === 1 ? weight.count : 1)),
  );
  const above = mapOne(x, "bool", (value) => Number(value > 0));
  return renamed(where(above, x, mul(steep, x)), "PreluBackward0", [x, weight]);
}

/** F.glu: the first half along a dimension, times the sigmoid of the second. RuntimeError where there are no halves. */
export function glu(x: Tensor, dim: number): Tensor {
  const at = wrapDim(dim, x.rank);
  const size = x.shape[at];
  if (size % 2 !== 0) runtimeError(`Halving dimension must be even, but dimension ${at} is size ${size}`);
  const [first, second] = [0, size / 2].map((start) => slice(x, at, start, size / 2, 1));
  return renamed(mul(first, unary(second, "sigmoid")), "GluBackward0", [x]);
}
