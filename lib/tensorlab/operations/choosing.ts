/** Largest and smallest elements, conditions, and what is equal. */
import * as arithmetic from "../core/arithmetic";
import * as choose from "../core/choosing";
import { renamed } from "../core/autograd";
import { clamp } from "../core/clamping";
import { allocate, compiledNames, isFloating, legacyNames as legacy } from "../core/dtype";
import { mapOne, mapTwo } from "../core/elementwise";
import * as extremes from "../core/extremes";
import { runtimeError } from "../core/failure";
import { checkHeld } from "../core/held";
import { copyInto } from "../core/in-place";
import { nonzero } from "../core/indexing";
import { resultType } from "../core/promotion";
import { fold, planReduction } from "../core/reduce";
import { dense, fromData, fromValues, onlyValue, type Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { Named, Sequence } from "./value";

const input = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const inPlace = { inPlace: true };

const extreme = (kind: extremes.Extreme): readonly Operation[] => [
  operation(input, ({ input: x }) => extremes.extremeOfAll(x, kind)),
  operation({ ...input, other: arg.tensor }, ({ input: x, other }) =>
    arithmetic.extreme(x, other, kind === "max" ? "maximum" : "minimum"),
  ),
  operation({ ...input, dim: arg.int, keepdim: arg.or(arg.flag, false) }, ({ input: x, dim, keepdim }) => {
    const { values, indices } = extremes.extremeAlong(x, dim, keepdim, kind);
    return new Named(kind, [
      ["values", values],
      ["indices", indices],
    ]);
  }),
];

const over = (kind: extremes.Extreme): Operation =>
  operation(
    { ...input, dim: arg.or(arg.ints, []), keepdim: arg.or(arg.flag, false) },
    ({ input: x, dim, keepdim }) => extremes.extremeOver(x, dim, keepdim, kind),
  );

const argument = (kind: extremes.Extreme): Operation =>
  operation(
    { ...input, dim: arg.maybe(arg.int), keepdim: arg.or(arg.flag, false) },
    ({ input: x, dim, keepdim }) => extremes.argExtreme(x, dim, keepdim, kind),
  );

const clamping = operation(
  { ...input, min: arg.maybe(arg.operand), max: arg.maybe(arg.operand) },
  ({ input: x, min, max }) => clamp(x, min, max),
  inPlace,
);

const test = (f: (x: number) => boolean): Operation =>
  operation(input, ({ input: x }) => mapOne(x, "bool", (value) => Number(f(value))));

interface Tolerance {
  rtol: number;
  atol: number;
  equal_nan: boolean;
}

/** RuntimeError where the two ends have not one type, or one that the kernel has not. */
function checkEnds(x: Tensor, end: Tensor, weight: Tensor): void {
  const differing = (name: string, other: Tensor): void => {
    if (other.dtype !== x.dtype)
      runtimeError(
        `expected dtype ${compiledNames[x.dtype]} for \`${name}\` but got dtype ${compiledNames[other.dtype]}`,
      );
  };
  differing("end", end);
  if (!weight.wrapped) differing("weight", weight);
  if (isFloating(x.dtype) && x.dtype !== "float16") return;
  const kernel = weight.wrapped ? "lerp_kernel_scalar" : "lerp_kernel_tensor";
  runtimeError(`"${kernel}" not implemented for '${legacy[x.dtype]}'`);
}

const tolerance = {
  rtol: arg.or(arg.number, 1e-5),
  atol: arg.or(arg.number, 1e-8),
  equal_nan: arg.or(arg.flag, false),
};

function isclose(a: Tensor, b: Tensor, { rtol, atol, equal_nan }: Tolerance): Tensor {
  if (a.dtype !== b.dtype) runtimeError(`${nameOf(a)} did not match ${nameOf(b)}`);
  return mapTwo(a, b, resultType(a, b), "bool", (x, y) =>
    Number(
      x === y ||
        (equal_nan && Number.isNaN(x) && Number.isNaN(y)) ||
        (Number.isFinite(y) && Math.abs(x - y) <= atol + rtol * Math.abs(y)),
    ),
  );
}

const nameOf = (x: Tensor): string => legacy[x.dtype];

function equal(a: Tensor, b: Tensor): boolean {
  if (a.shape.join() !== b.shape.join()) return false;
  const other = dense(b);
  return dense(a).every((value, at) => value === other[at]);
}

function countNonzero(x: Tensor, dim: number[] | null): Tensor {
  const plan = planReduction(x.shape, dim, false);
  const counts = fold(dense(x), plan, 0, (sum, value) => sum + (value !== 0 ? 1 : 0));
  return fromValues(counts, "int64", plan.shape);
}

function bincount(x: Tensor, minlength: number): Tensor {
  if (isFloating(x.dtype) || x.dtype === "bool")
    runtimeError(`"bincount_cpu" not implemented for '${legacy[x.dtype]}'`);
  const values = dense(x);
  if (x.rank !== 1 || values.some((value) => value < 0))
    runtimeError("bincount only supports 1-d non-negative integral inputs.");
  const counts = allocate(
    "int64",
    Math.max(
      minlength,
      Array.from(values).reduce((most, value) => Math.max(most, value + 1), 0),
    ),
  );
  values.forEach((value) => counts[value]++);
  return fromData(counts, "int64", [counts.length]);
}

/** Extremes, bounds, conditions and equality, by name. */
export const choosing: Operations = {
  max: extreme("max"),
  min: extreme("min"),
  amax: over("max"),
  amin: over("min"),
  argmax: argument("max"),
  argmin: argument("min"),
  clamp: clamping,
  clip: clamping,
  clamp_min: operation({ ...input, min: arg.operand }, ({ input: x, min }) => clamp(x, min, null), inPlace),
  clamp_max: operation({ ...input, max: arg.operand }, ({ input: x, max }) => clamp(x, null, max), inPlace),
  where: [
    operation(
      { condition: arg.tensor, input: arg.operand, other: arg.operand },
      ({ condition, input: x, other }) => choose.where(condition, x, other),
      { on: "torch" },
    ),
    operation({ condition: arg.tensor }, ({ condition }) => new Sequence(nonzero(condition)), {
      on: "torch",
    }),
  ],
  count_nonzero: operation({ ...input, dim: arg.maybe(arg.ints) }, ({ input: x, dim }) =>
    countNonzero(x, dim),
  ),
  bincount: operation({ ...input, minlength: arg.keyword(arg.or(arg.int, 0)) }, ({ input: x, minlength }) =>
    bincount(x, minlength),
  ),
  isnan: test(Number.isNaN),
  isinf: test((x) => Math.abs(x) === Infinity),
  isfinite: test(Number.isFinite),
  isposinf: test((x) => x === Infinity),
  isneginf: test((x) => x === -Infinity),
  signbit: test((x) => x < 0 || Object.is(x, -0)),
  isclose: operation({ ...input, other: arg.tensor, ...tolerance }, ({ input: x, other, ...rest }) =>
    isclose(x, other, rest),
  ),
  allclose: operation({ ...input, other: arg.tensor, ...tolerance }, ({ input: x, other, ...rest }) =>
    dense(isclose(x, other, rest)).every((value) => value === 1),
  ),
  equal: operation({ ...input, other: arg.tensor }, ({ input: x, other }) => equal(x, other)),
  fill_: operation(
    { ...input, value: arg.operand },
    ({ input: x, value }) => {
      if (value.rank > 0)
        runtimeError(
          `fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`,
        );
      checkHeld(onlyValue(value), !isFloating(value.dtype), x.dtype);
      return copyInto(x, value);
    },
    onTensor,
  ),
  zero_: operation(input, ({ input: x }) => copyInto(x, arithmetic.number(0)), onTensor),
  lerp: operation(
    { ...input, end: arg.tensor, weight: arg.operand },
    ({ input: x, end, weight }) => {
      checkEnds(x, end, weight);
      return renamed(
        arithmetic.add(x, arithmetic.mul(weight, arithmetic.sub(end, x))),
        weight.wrapped ? "LerpBackward0" : "LerpBackward1",
        weight.wrapped ? [x, end] : [x, end, weight],
      );
    },
    inPlace,
  ),
  addcmul: operation(
    { ...input, tensor1: arg.tensor, tensor2: arg.tensor, value: arg.keyword(arg.or(arg.number, 1)) },
    ({ input: x, tensor1, tensor2, value }) =>
      arithmetic.add(x, arithmetic.mul(arithmetic.mul(tensor1, arithmetic.number(value)), tensor2)),
    inPlace,
  ),
  addcdiv: operation(
    { ...input, tensor1: arg.tensor, tensor2: arg.tensor, value: arg.keyword(arg.or(arg.number, 1)) },
    ({ input: x, tensor1, tensor2, value }) =>
      arithmetic.add(x, arithmetic.div(arithmetic.mul(tensor1, arithmetic.number(value)), tensor2)),
    inPlace,
  ),
};
