/** Elementwise functions of one operand, with their derivatives. */
import { add, div, mul, neg, number, pow, sub } from "./arithmetic";
import { record, recording } from "./autograd";
import { allocate, isFloating, legacyNames, type DType } from "./dtype";
import { mapOne } from "./elementwise";
import { runtimeError } from "./failure";
import { digamma, farErfc, lgamma, sinc, trigamma } from "./special";
import { kernelsFor } from "./worthwhile";
import { floatingType } from "./promotion";
import { dense, fromData, type Tensor } from "./tensor";

interface Unary {
  f: (x: number) => number;
  /** derivative times grad, from the input x and the output y */
  grad: (grad: Tensor, x: Tensor, y: Tensor) => Tensor;
  /** keeps whole numbers as they are, as abs and sign do */
  keepsType?: boolean;
  /** PyTorch's node, when it is not the name in camel case */
  node?: string;
}

const one = () => number(1);
const zero = (grad: Tensor) => mul(grad, number(0));
const constant = (f: (x: number) => number) => (x: Tensor) => mapOne(x, x.dtype, f);

/** A derivative that cannot be differentiated again: RuntimeError when somebody is about to. */
export function slope(x: Tensor, name: string, f: (x: number) => number): Tensor {
  if (recording() && x.requiresGrad) runtimeError(`the second derivative of ${name} is not part of this lab`);
  return mapOne(x, x.dtype, f);
}

/** Rounds halves to even, as C's nearbyint does. */
function roundHalfEven(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Gauss error function, to about 1e-16 (series below 2.5, continued fraction above). */
function erf(x: number): number {
  const a = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (a > 6) return Math.sign(x);
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let n = 1; n < 80; n++) {
      term *= (-a * a) / n;
      sum += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (a + fraction);
  return Math.sign(x) * (1 - Math.exp(-a * a) / ((a + fraction) * Math.sqrt(Math.PI)));
}

/** The x whose erf is y: S. Winitzki's approximation, made exact by Newton's steps. */
function erfinv(y: number): number {
  if (!(Math.abs(y) < 1)) return Math.abs(y) === 1 ? y * Infinity : Number.NaN;
  const log = Math.log1p(-y * y);
  const half = 2 / (Math.PI * 0.147) + log / 2;
  let x = Math.sign(y) * Math.sqrt(Math.sqrt(half * half - log / 0.147) - half);
  for (let step = 0; step < 3; step++) x -= ((erf(x) - y) * Math.sqrt(Math.PI) * Math.exp(x * x)) / 2;
  return x;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** As float32 computes it: beyond −88 the exponential overflows and nothing is left. */
const sigmoidSingle = (x: number): number => 1 / (1 + Math.fround(Math.exp(-x)));

/** Nothing is left of what float32 cannot hold, and so no -0. */
const logsigmoidSingle = (x: number): number =>
  Math.min(x, 0) - Math.fround(Math.log1p(Math.exp(-Math.abs(x))));

/** What float32 computes otherwise than by rounding the whole. */
const singles: Readonly<Record<string, (x: number) => number>> = {
  sigmoid: sigmoidSingle,
  logsigmoid: logsigmoidSingle,
};

const sign = (x: number): number => (x > 0 ? 1 : x < 0 ? -1 : 0);
const rsqrt2pi = 1 / Math.sqrt(2 * Math.PI);
const normalCdf = (x: number): number => 0.5 * (1 + erf(x / Math.SQRT2));

/** relu: quicker than a function for each element. */
function positivePart(x: Tensor): Tensor {
  const values = dense(x);
  const out = allocate(x.dtype, values.length);
  const kernels = kernelsFor(out.length);
  if (kernels && values instanceof Float32Array && out instanceof Float32Array) kernels.relu(values, out);
  else for (let at = 0; at < out.length; at++) out[at] = Math.max(values[at], 0);
  return fromData(out, x.dtype, x.shape);
}

/** A gradient where y, which came out of relu, is not zero; else zero. */
function gate(grad: Tensor, y: Tensor): Tensor {
  const [slopes, values] = [dense(grad), dense(y)];
  const out = allocate(grad.dtype, slopes.length);
  const kernels = kernelsFor(out.length);
  if (
    kernels &&
    out instanceof Float32Array &&
    slopes instanceof Float32Array &&
    values instanceof Float32Array
  )
    kernels.gate(slopes, values, out);
  else for (let at = 0; at < out.length; at++) out[at] = values[at] === 0 ? 0 : slopes[at];
  const passed = fromData(out, grad.dtype, grad.shape);
  return record(passed, "ThresholdBackwardBackward0", [grad], (again) => [gate(again, y)]);
}

/** Every function of one operand, by PyTorch's name. */
export const unaries: Record<string, Unary> = {
  abs: { f: Math.abs, grad: (g, x) => mul(g, constant(sign)(x)), keepsType: true },
  sign: { f: sign, grad: zero, keepsType: true },
  ceil: { f: Math.ceil, grad: zero, keepsType: true },
  floor: { f: Math.floor, grad: zero, keepsType: true },
  trunc: { f: Math.trunc, grad: zero, keepsType: true },
  round: { f: roundHalfEven, grad: zero, keepsType: true },
  frac: { f: (x) => x - Math.trunc(x), grad: (g) => g, keepsType: true },
  square: {
    f: (x) => x * x,
    grad: (g, x) => mul(g, mul(x, number(2))),
    keepsType: true,
    node: "PowBackward0",
  },
  relu: {
    f: (x) => (x > 0 || Number.isNaN(x) ? x : 0),
    grad: (g, _, y) => gate(g, y),
    keepsType: true,
  },
  sqrt: { f: Math.sqrt, grad: (g, _, y) => div(g, mul(y, number(2))) },
  rsqrt: { f: (x) => 1 / Math.sqrt(x), grad: (g, _, y) => mul(mul(g, pow(y, number(3))), number(-0.5)) },
  exp: { f: Math.exp, grad: (g, _, y) => mul(g, y) },
  exp2: { f: (x) => 2 ** x, grad: (g, _, y) => mul(mul(g, y), number(Math.LN2)) },
  expm1: { f: Math.expm1, grad: (g, _, y) => mul(g, add(y, one())) },
  log: { f: Math.log, grad: (g, x) => div(g, x) },
  log2: { f: Math.log2, grad: (g, x) => div(g, mul(x, number(Math.LN2))) },
  log10: { f: Math.log10, grad: (g, x) => div(g, mul(x, number(Math.LN10))) },
  log1p: { node: "Log1PBackward0", f: Math.log1p, grad: (g, x) => div(g, add(x, one())) },
  sin: { f: Math.sin, grad: (g, x) => mul(g, unary(x, "cos")) },
  cos: { f: Math.cos, grad: (g, x) => mul(g, neg(unary(x, "sin"))) },
  tan: { f: Math.tan, grad: (g, _, y) => mul(g, add(mul(y, y), one())) },
  asin: { f: Math.asin, grad: (g, x) => mul(g, unary(sub(one(), mul(x, x)), "rsqrt")) },
  acos: { f: Math.acos, grad: (g, x) => neg(mul(g, unary(sub(one(), mul(x, x)), "rsqrt"))) },
  atan: { f: Math.atan, grad: (g, x) => div(g, add(mul(x, x), one())) },
  sinh: { f: Math.sinh, grad: (g, x) => mul(g, unary(x, "cosh")) },
  cosh: { f: Math.cosh, grad: (g, x) => mul(g, unary(x, "sinh")) },
  asinh: { f: Math.asinh, grad: (g, x) => mul(g, unary(add(mul(x, x), one()), "rsqrt")) },
  acosh: { f: Math.acosh, grad: (g, x) => mul(g, unary(sub(mul(x, x), one()), "rsqrt")) },
  atanh: { f: Math.atanh, grad: (g, x) => div(g, sub(one(), mul(x, x))) },
  tanh: { f: Math.tanh, grad: (g, _, y) => mul(g, sub(one(), mul(y, y))) },
  sigmoid: { f: sigmoid, grad: (g, _, y) => mul(g, mul(y, sub(one(), y))) },
  reciprocal: { f: (x) => 1 / x, grad: (g, _, y) => neg(mul(g, mul(y, y))) },
  erfinv: {
    f: erfinv,
    grad: (g, _, y) => mul(mul(g, unary(mul(y, y), "exp")), number(Math.sqrt(Math.PI) / 2)),
  },
  erf: { f: erf, grad: (g, x) => mul(mul(g, unary(neg(mul(x, x)), "exp")), number(2 / Math.sqrt(Math.PI))) },
  erfc: {
    f: (x) => (x < 2 ? 1 - erf(x) : farErfc(x)),
    grad: (g, x) => mul(mul(g, unary(neg(mul(x, x)), "exp")), number(-2 / Math.sqrt(Math.PI))),
  },
  lgamma: { f: lgamma, grad: (g, x) => mul(g, slope(x, "lgamma", digamma)) },
  digamma: { f: digamma, grad: (g, x) => mul(g, slope(x, "digamma", trigamma)) },
  sinc: {
    f: sinc,
    grad: (g, x) =>
      mul(
        g,
        slope(x, "sinc", (v) => (v === 0 ? 0 : (Math.cos(Math.PI * v) - sinc(v)) / v)),
      ),
  },
  silu: {
    f: (x) => x * sigmoid(x),
    grad: (g, x) =>
      mul(
        g,
        slope(x, "silu", (v) => sigmoid(v) * (1 + v * (1 - sigmoid(v)))),
      ),
  },
  gelu: {
    f: (x) => x * normalCdf(x),
    grad: (g, x) =>
      mul(
        g,
        slope(x, "gelu", (v) => normalCdf(v) + v * rsqrt2pi * Math.exp((-v * v) / 2)),
      ),
  },
  logsigmoid: {
    f: (x) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x))),
    grad: (g, x) =>
      mul(
        g,
        slope(x, "logsigmoid", (v) => sigmoid(-v)),
      ),
    node: "LogSigmoidBackward0",
  },
};

/** Other names of the same functions. */
export const unaryAliases: Record<string, string> = {
  absolute: "abs",
  fix: "trunc",
  arcsin: "asin",
  arccos: "acos",
  arctan: "atan",
  arcsinh: "asinh",
  arccosh: "acosh",
  arctanh: "atanh",
};

const camel = (name: string): string => name[0].toUpperCase() + name.slice(1);

/** Kernels of functions that have no truth values. */
const noTruth: Readonly<Record<string, string>> = {
  abs: "abs_cpu",
  ...Object.fromEntries(["floor", "ceil", "round", "trunc"].map((name) => [name, `${name}_vml_cpu`])),
};

/** RuntimeError for what the function's kernel does not take. */
function refuseKind({ dtype }: Tensor, name: string): void {
  const kernel = name === "frac" && !isFloating(dtype) ? "frac_cpu" : dtype === "bool" ? noTruth[name] : null;
  if (kernel) runtimeError(`"${kernel}" not implemented for '${legacyNames[dtype]}'`);
  if (name === "relu" && dtype === "bool") runtimeError("Boolean inputs not supported for relu");
}

/** Applies one of `unaries`; whole numbers become floats unless the function keeps them. */
export function unary(x: Tensor, name: string): Tensor {
  const { f, grad, keepsType, node } = unaries[name];
  refuseKind(x, name);
  const kept: DType = name === "square" && x.dtype === "bool" ? "int64" : x.dtype;
  const dtype: DType = keepsType ? kept : floatingType(x.dtype);
  const untouched = keepsType && !isFloating(x.dtype) && /^(ceil|floor|trunc|round)$/.test(name);
  const own = (dtype === "float32" && singles[name]) || f;
  const y = name === "relu" ? positivePart(x) : mapOne(x, dtype, untouched ? (v) => v : own, dtype);
  return record(y, node ?? `${camel(name)}Backward0`, [x], (g) => [grad(g, x, y)], [
    savesOutput.has(name) ? y : x,
  ]);
}

/** These read their output in backward; changing the input in place is harmless. */
const savesOutput: ReadonlySet<string> = new Set(
  "sqrt rsqrt exp exp2 expm1 tan tanh sigmoid erfinv reciprocal relu".split(" "),
);
