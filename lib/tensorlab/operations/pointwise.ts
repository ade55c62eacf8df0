/** Elementwise arithmetic, comparisons and functions. */
import * as arithmetic from "../core/arithmetic";
import { runtimeError } from "../core/failure";
import type { Tensor } from "../core/tensor";
import { unaries, unary, unaryAliases } from "../core/unary";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";

type Binary = (a: Tensor, b: Tensor) => Tensor;

const inPlace = { inPlace: true };
const pair = { input: arg.operand, other: arg.operand };

const binary = (f: Binary): Operation => operation(pair, ({ input, other }) => f(input, other), inPlace);

const scaled = (f: (a: Tensor, b: Tensor, alpha: number) => Tensor): Operation =>
  operation(
    { ...pair, alpha: arg.keyword(arg.or(arg.number, 1)) },
    ({ input, other, alpha }) => f(input, other, alpha),
    inPlace,
  );

function divide(a: Tensor, b: Tensor, mode: string | null): Tensor {
  if (mode === null) return arithmetic.div(a, b);
  if (mode !== "floor" && mode !== "trunc")
    runtimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`);
  return arithmetic.divRounded(a, b, mode as "floor" | "trunc");
}

const division = operation(
  { ...pair, rounding_mode: arg.keyword(arg.maybe(arg.text)) },
  ({ input, other, rounding_mode }) => divide(input, other, rounding_mode),
  inPlace,
);

const comparing = (kind: string): Operation => binary((a, b) => arithmetic.compare(a, b, kind));
const combining = (kind: string): Operation => binary((a, b) => arithmetic.combine(a, b, kind));
const bitwise = (kind: string): Operation => binary((a, b) => arithmetic.bitwise(a, b, kind));

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

export const pointwise: Operations = {
  ...functions,
  round: operation(
    { input: arg.tensor, decimals: arg.keyword(arg.or(arg.int, 0)) },
    ({ input, decimals }) => roundTo(input, decimals),
    inPlace,
  ),
  neg: one(arithmetic.neg),
  negative: one(arithmetic.neg),
  positive: operation({ input: arg.tensor }, ({ input }) => input),
  add: scaled(arithmetic.add),
  sub: scaled((a, b, alpha) => arithmetic.sub(a, b, alpha)),
  subtract: scaled((a, b, alpha) => arithmetic.sub(a, b, alpha)),
  rsub: scaled((a, b, alpha) => arithmetic.sub(b, a, alpha, "RsubBackward1")),
  mul: binary(arithmetic.mul),
  multiply: binary(arithmetic.mul),
  div: division,
  divide: division,
  true_divide: binary(arithmetic.div),
  floor_divide: binary((a, b) => arithmetic.divRounded(a, b, "floor")),
  remainder: binary(arithmetic.remainder),
  fmod: binary(arithmetic.fmod),
  pow: operation(
    { input: arg.operand, exponent: arg.operand },
    ({ input, exponent }) => arithmetic.pow(input, exponent),
    inPlace,
  ),
  atan2: binary(arithmetic.atan2),
  maximum: binary((a, b) => arithmetic.extreme(a, b, "maximum")),
  minimum: binary((a, b) => arithmetic.extreme(a, b, "minimum")),
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
  logical_not: one((x) => arithmetic.compare(x, arithmetic.number(0), "eq")),
  bitwise_and: bitwise("bitwise_and"),
  bitwise_or: bitwise("bitwise_or"),
  bitwise_xor: bitwise("bitwise_xor"),
  bitwise_not: one(arithmetic.bitwiseNot),
};
