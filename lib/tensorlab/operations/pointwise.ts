/** Elementwise arithmetic, comparisons and functions. */
import * as arithmetic from "../core/arithmetic";
import { record, renamed, withoutRecording } from "../core/autograd";
import { clamp } from "../core/clamping";
import { bitwise, bitwiseNot, combine, compare } from "../core/comparing";
import { divRounded, fmod, remainder } from "../core/division";
import { isFloating } from "../core/dtype";
import { held } from "../core/held";
import { mapOne, mapTwo } from "../core/elementwise";
import { runtimeError } from "../core/failure";
import { clone } from "../core/views";
import { resultType } from "../core/promotion";
import { onlyValue, type Tensor } from "../core/tensor";
import { unaries, unary, unaryAliases } from "../core/unary";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";

type Binary = (a: Tensor, b: Tensor) => Tensor;

const inPlace = { inPlace: true };
const pair = { input: arg.operand, other: arg.operand };
const bothTensors = { input: arg.tensor, other: arg.tensor };

const binary = (f: Binary): Operation => operation(pair, ({ input, other }) => f(input, other), inPlace);

const scaled = (f: (a: Tensor, b: Tensor, alpha: number) => Tensor): Operation =>
  operation(
    { ...pair, alpha: arg.keyword(arg.or(arg.operand, null)) },
    ({ input, other, alpha }) => f(input, other, alpha === null ? 1 : shareOf(alpha, input, other)),
    inPlace,
  );

/** How much of the second one is added. RuntimeError for a fraction of whole numbers. */
function shareOf(alpha: Tensor, input: Tensor, other: Tensor): number {
  const found = resultType(input, other);
  if (alpha.dtype === "bool" && found !== "bool")
    runtimeError("Boolean alpha only supported for Boolean results.");
  if (isFloating(alpha.dtype) && !isFloating(found))
    runtimeError("For integral input tensors, argument alpha must not be a floating point number.");
  return onlyValue(held(alpha, found));
}

function divide(a: Tensor, b: Tensor, mode: string | null): Tensor {
  if (mode === null) return arithmetic.div(a, b);
  if (mode !== "floor" && mode !== "trunc")
    runtimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`);
  return divRounded(a, b, mode as "floor" | "trunc");
}

const division = operation(
  { ...pair, rounding_mode: arg.keyword(arg.maybe(arg.text)) },
  ({ input, other, rounding_mode }) => divide(input, other, rounding_mode),
  inPlace,
);

/** A number may stand only for the second one. */
const besideNumber = (f: Binary): Operation =>
  operation({ input: arg.tensor, other: arg.operand }, ({ input, other }) => f(input, other), inPlace);

/** A number may stand for either, but not for both. */
const aroundNumber = (f: Binary): Operation[] => [
  besideNumber(f),
  operation({ input: arg.scalar, other: arg.tensor }, ({ input, other }) => f(input, other)),
];

const ofTensors = (f: Binary): Operation =>
  operation(bothTensors, ({ input, other }) => f(input, other), inPlace);

const comparing = (kind: string): Operation => besideNumber((a, b) => compare(a, b, kind));
const combining = (kind: string): Operation => ofTensors((a, b) => combine(a, b, kind));
const onBits = (kind: string): Operation[] => aroundNumber((a, b) => bitwise(a, b, kind));

const one = (f: (x: Tensor) => Tensor): Operation =>
  operation({ input: arg.tensor }, ({ input }) => f(input), inPlace);

const functions = Object.fromEntries(
  [...Object.keys(unaries), ...Object.keys(unaryAliases)]
    .filter((name) => !["round", "silu", "gelu", "logsigmoid"].includes(name))
    .map((name) => [name, one((x) => unary(x, unaryAliases[name] ?? name))]),
);

function roundTo(x: Tensor, decimals: number): Tensor {
  if (decimals === 0) return unary(x, "round");
  const scale = arithmetic.number(10 ** decimals);
  return arithmetic.div(unary(arithmetic.mul(x, scale), "round"), scale);
}

function logit(x: Tensor, eps: number | null): Tensor {
  const within = eps === null ? x : clamp(x, arithmetic.number(eps), arithmetic.number(1 - eps));
  return unary(arithmetic.div(within, arithmetic.sub(arithmetic.number(1), within)), "log");
}

/** Whole numbers are never NaN. The largest float stands for infinity unless another is given. */
function nanToNum(x: Tensor, nan: number, posinf: number | null, neginf: number | null): Tensor {
  if (!isFloating(x.dtype)) return clone(x);
  const most = x.dtype === "float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;
  const put = (value: number): number => {
    if (Number.isNaN(value)) return nan;
    if (value === Infinity) return posinf ?? most;
    return value === -Infinity ? (neginf ?? -most) : value;
  };
  const kept = mapOne(x, x.dtype, (value) => Number(Number.isFinite(value)));
  return record(mapOne(x, x.dtype, put), "NanToNumBackward0", [x], (grad) => [arithmetic.mul(grad, kept)]);
}

/** Elementwise operations, by name. */
export const pointwise: Operations = {
  ...functions,
  round: operation(
    { input: arg.tensor, decimals: arg.keyword(arg.or(arg.int, 0)) },
    ({ input, decimals }) => roundTo(input, decimals),
    inPlace,
  ),
  neg: one(arithmetic.neg),
  negative: one(arithmetic.neg),
  positive: operation({ input: arg.tensor }, ({ input }) =>
    input.dtype === "bool" ? runtimeError("The `+` operator, on a bool tensor is not supported.") : input,
  ),
  add: scaled(arithmetic.add),
  sub: scaled((a, b, alpha) => arithmetic.sub(a, b, alpha)),
  subtract: scaled((a, b, alpha) => arithmetic.sub(a, b, alpha)),
  rsub: operation(
    { input: arg.tensor, other: arg.operand, alpha: arg.keyword(arg.or(arg.number, 1)) },
    ({ input, other, alpha }) =>
      renamed(
        arithmetic.sub(other, input, alpha),
        other.wrapped ? "RsubBackward1" : "RsubBackward0",
        other.wrapped ? [input] : [input, other],
      ),
  ),
  mul: binary(arithmetic.mul),
  multiply: binary(arithmetic.mul),
  div: division,
  divide: division,
  true_divide: binary(arithmetic.div),
  floor_divide: binary((a, b) => {
    const out = withoutRecording(() => divRounded(a, b, "floor"));
    const refuse = () => runtimeError("derivative for aten::floor_divide is not implemented");
    return record(out, "NotImplemented", b.wrapped ? [a] : [a, b], refuse);
  }),
  remainder: aroundNumber(remainder),
  fmod: besideNumber(fmod),
  pow: [
    operation(
      { input: arg.tensor, exponent: arg.operand },
      ({ input, exponent }) => arithmetic.pow(input, exponent),
      inPlace,
    ),
    operation({ input: arg.scalar, exponent: arg.tensor }, ({ input, exponent }) =>
      arithmetic.pow(input, exponent),
    ),
  ],
  atan2: ofTensors(arithmetic.atan2),
  hypot: ofTensors(arithmetic.hypot),
  deg2rad: one((x) => arithmetic.mul(x, arithmetic.number(Math.PI / 180))),
  rad2deg: one((x) => arithmetic.mul(x, arithmetic.number(180 / Math.PI))),
  sgn: one((x) => unary(x, "sign")),
  logit: operation(
    { input: arg.tensor, eps: arg.maybe(arg.number) },
    ({ input, eps }) => logit(input, eps),
    inPlace,
  ),
  heaviside: operation(
    { input: arg.tensor, values: arg.tensor },
    ({ input, values }) =>
      mapTwo(input, values, input.dtype, input.dtype, (x, zero) => (x > 0 ? 1 : x < 0 ? 0 : zero)),
    inPlace,
  ),
  nan_to_num: operation(
    {
      input: arg.tensor,
      nan: arg.maybe(arg.number),
      posinf: arg.maybe(arg.number),
      neginf: arg.maybe(arg.number),
    },
    ({ input, nan, posinf, neginf }) => nanToNum(input, nan ?? 0, posinf, neginf),
    inPlace,
  ),
  bitwise_left_shift: onBits("bitwise_left_shift"),
  bitwise_right_shift: onBits("bitwise_right_shift"),
  maximum: operation(bothTensors, ({ input, other }) => arithmetic.extreme(input, other, "maximum")),
  minimum: operation(bothTensors, ({ input, other }) => arithmetic.extreme(input, other, "minimum")),
  eq: comparing("eq"),
  ne: comparing("ne"),
  lt: comparing("lt"),
  le: comparing("le"),
  gt: comparing("gt"),
  ge: comparing("ge"),
  less: comparing("lt"),
  less_equal: comparing("le"),
  greater: comparing("gt"),
  greater_equal: comparing("ge"),
  not_equal: comparing("ne"),
  logical_and: combining("logical_and"),
  logical_or: combining("logical_or"),
  logical_xor: combining("logical_xor"),
  logical_not: one((x) => compare(x, arithmetic.number(0), "eq")),
  bitwise_and: onBits("bitwise_and"),
  bitwise_or: onBits("bitwise_or"),
  bitwise_xor: onBits("bitwise_xor"),
  bitwise_not: one(bitwiseNot),
};
