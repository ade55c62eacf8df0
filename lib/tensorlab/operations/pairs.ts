/** Functions of two operands that are asked for less often. */
import * as arithmetic from "../core/arithmetic";
import { renamed } from "../core/autograd";
import { where } from "../core/choosing";
import { isFloating, legacyNames } from "../core/dtype";
import { mapOne, mapTwo } from "../core/elementwise";
import { runtimeError } from "../core/failure";
import { floatingType, resultType } from "../core/promotion";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";

const { add, mul, number, sub, toType } = arithmetic;

const pair = { input: arg.tensor, other: arg.tensor };

/** With a number on either side, but not on both. */
const withNumber = [
  { input: arg.tensor, other: arg.operand },
  { input: arg.scalar, other: arg.tensor },
];

const plain = (f: (a: Tensor, b: Tensor) => Tensor, inPlace = true): Operation =>
  operation(pair, ({ input, other }) => f(input, other), { inPlace });

/** The larger or smaller one; the other one where one is no number. */
function besideNan(a: Tensor, b: Tensor, kind: "maximum" | "minimum"): Tensor {
  const numberOf = (x: Tensor, y: Tensor) =>
    where(
      mapOne(x, "bool", (value) => Number(Number.isNaN(value))),
      y,
      x,
    );
  const out = arithmetic.extreme(numberOf(a, b), numberOf(b, a), kind);
  return renamed(out, kind === "maximum" ? "FmaxBackward0" : "FminBackward0", [a, b]);
}

/** log(eᵃ + eᵇ), and the same to the base of 2. */
function logAdd(a: Tensor, b: Tensor, base: "exp" | "exp2"): Tensor {
  const most = arithmetic.extreme(a, b, "maximum");
  const less = arithmetic.extreme(a, b, "minimum");
  const gap = unary(sub(less, most), base);
  const scale = base === "exp" ? 1 : 1 / Math.LN2;
  const name = base === "exp" ? "LogaddexpBackward0" : "Logaddexp2Backward0";
  return renamed(add(most, mul(unary(gap, "log1p"), number(scale))), name, [a, b]);
}

/** x·log y, zero where x is. */
function xlogy(x: Tensor, y: Tensor): Tensor {
  const dtype = floatingType(resultType(x, y));
  const value = mapTwo(x, y, dtype, dtype, (a, b) => (Number.isNaN(b) ? b : a === 0 ? 0 : a * Math.log(b)));
  if (!x.requiresGrad && !y.requiresGrad) return value;
  return renamed(mul(x, unary(y, "log")), "XlogyBackward0", [x, y]);
}

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);

/** The first one with the sign of the second. */
function copysign(a: Tensor, b: Tensor): Tensor {
  const dtype = floatingType(resultType(a, b));
  const turned = mapTwo(a, b, dtype, dtype, (x, y) => (isNegative(x) === isNegative(y) ? 1 : -1));
  return renamed(mul(a, turned), "CopysignBackward0", [a]);
}

const greatestDivisor = (x: number, y: number): number => {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
};

const whole = (name: string, f: (x: number, y: number) => number): Operation =>
  plain((a, b) => {
    const dtype = resultType(a, b);
    if (isFloating(dtype)) runtimeError(`"${name}_cpu" not implemented for '${legacyNames[dtype]}'`);
    return mapTwo(a, b, dtype, dtype, f);
  });

/** By name. */
export const pairs: Operations = {
  fmax: plain((a, b) => besideNan(a, b, "maximum"), false),
  fmin: plain((a, b) => besideNan(a, b, "minimum"), false),
  copysign: operation(
    { input: arg.tensor, other: arg.operand },
    ({ input, other }) => copysign(input, other),
    {
      inPlace: true,
    },
  ),
  logaddexp: plain((a, b) => logAdd(a, b, "exp"), false),
  logaddexp2: plain((a, b) => logAdd(a, b, "exp2"), false),
  xlogy: withNumber.map((taken) =>
    operation(taken, ({ input, other }) => xlogy(input, other), { inPlace: true }),
  ),
  float_power: withNumber.map(({ input, other }) =>
    operation({ input, exponent: other }, ({ input: base, exponent }) =>
      arithmetic.pow(toType(base, "float64"), toType(exponent, "float64")),
    ),
  ),
  ldexp: plain((a, b) => mul(a, arithmetic.pow(number(2), b))),
  gcd: whole("gcd", greatestDivisor),
  lcm: whole("lcm", (x, y) => (x === 0 || y === 0 ? 0 : Math.abs(x * y) / greatestDivisor(x, y))),
};
