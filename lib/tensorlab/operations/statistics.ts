/** Reductions that come in pairs, skip what is no number, or compare rows. */
import { renamed } from "../core/autograd";
import { div, mul, number, sub } from "../core/arithmetic";
import { where } from "../core/choosing";
import { isFloating, legacyNames } from "../core/dtype";
import { mapOne } from "../core/elementwise";
import { extremeAlong, extremeOfAll } from "../core/extremes";
import { runtimeError } from "../core/failure";
import { matmul } from "../core/matmul";
import { deviation, mean, sum, variance } from "../core/reduce";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import { matrixTranspose, reshape, slice, unsqueeze } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Named, Sequence } from "./value";

const along = { input: arg.tensor, dim: arg.maybe(arg.ints), keepdim: arg.or(arg.flag, false) };

const isNumber = (x: Tensor): Tensor => mapOne(x, "bool", (value) => Number(!Number.isNaN(value)));

function nansum(x: Tensor, dim: number[] | null, keepdim: boolean): Tensor {
  const known = isFloating(x.dtype) ? where(isNumber(x), x, number(0)) : x;
  return renamed(sum(known, dim, keepdim), "NansumBackward0", [x]);
}

function nanmean(x: Tensor, dim: number[] | null, keepdim: boolean): Tensor {
  if (!isFloating(x.dtype))
    runtimeError(`nanmean(): expected input to have floating point dtype but got ${legacyNames[x.dtype]}`);
  return div(nansum(x, dim, keepdim), sum(isNumber(x), dim, keepdim));
}

/** torch.std_mean and var_mean: the spread, then the mean. */
const withMean = (name: string, f: typeof variance) =>
  operation(
    { ...along, dim: arg.maybe(arg.ints), unbiased: arg.or(arg.flag, true) },
    ({ input, dim, unbiased, keepdim }) => {
      if (!isFloating(input.dtype)) runtimeError(`${name} only support floating point and complex dtypes`);
      return new Sequence([f(input, dim, unbiased ? 1 : 0, keepdim), mean(input, dim, keepdim)]);
    },
  );

/** torch.cov: rows are variables, columns observations. */
function cov(x: Tensor, correction: number): Tensor {
  if (x.rank > 2)
    runtimeError(
      `cov(): expected input to have two or fewer dimensions but got an input with ${x.rank} dimensions`,
    );
  const rows = x.rank === 2 ? x : reshape(x, [1, -1]);
  const floats = isFloating(rows.dtype) ? rows : mul(rows, number(1.0));
  const centred = sub(floats, mean(floats, [1], true));
  const product = div(
    matmul(centred, matrixTranspose(centred)),
    number(Math.max(rows.shape[1] - correction, 0)),
  );
  return x.rank === 2 ? product : reshape(product, []);
}

/** torch.corrcoef. */
function corrcoef(x: Tensor): Tensor {
  const covariance = cov(x, 1);
  if (covariance.rank === 0) return div(covariance, covariance);
  const size = covariance.shape[0];
  const spread = unary(reshape(diagonalOf(covariance, size), [size]), "sqrt");
  return div(div(covariance, unsqueeze(spread, 1)), spread);
}

const diagonalOf = (square: Tensor, size: number): Tensor => {
  const identity = mapOne(square, square.dtype, () => 0);
  for (let at = 0; at < size; at++) identity.storage.data[at * size + at] = 1;
  return sum(mul(square, identity), [1]);
};

/** Reductions in pairs, by name. */
export const statistics: Operations = {
  nansum: operation(along, ({ input, dim, keepdim }) => nansum(input, dim, keepdim)),
  nanmean: operation(along, ({ input, dim, keepdim }) => nanmean(input, dim, keepdim)),
  std_mean: withMean("std_mean", deviation),
  var_mean: withMean("var_mean", variance),
  aminmax: operation(
    {
      input: arg.tensor,
      dim: arg.keyword(arg.maybe(arg.int)),
      keepdim: arg.keyword(arg.or(arg.flag, false)),
    },
    ({ input, dim, keepdim }) => {
      const one = (kind: "min" | "max") =>
        dim === null ? extremeOfAll(input, kind) : extremeAlong(input, dim, keepdim, kind).values;
      return new Named("aminmax", [
        ["min", one("min")],
        ["max", one("max")],
      ]);
    },
  ),
  cov: operation(
    { input: arg.tensor, correction: arg.keyword(arg.or(arg.int, 1)) },
    ({ input, correction }) => cov(input, correction),
  ),
  corrcoef: operation({ input: arg.tensor }, ({ input }) => corrcoef(input)),
  diff: operation(
    { input: arg.tensor, n: arg.or(arg.int, 1), dim: arg.or(arg.int, -1) },
    ({ input, n, dim }) => {
      let out = input;
      for (let step = 0; step < n; step++) out = difference(out, dim);
      return out;
    },
  ),
};

function difference(x: Tensor, dim: number): Tensor {
  if (x.rank === 0) runtimeError("diff expects input to be at least one-dimensional");
  const at = dim < 0 ? dim + x.rank : dim;
  const count = Math.max(x.shape[at] - 1, 0);
  return sub(slice(x, at, Math.min(1, x.shape[at]), count, 1), slice(x, at, 0, count, 1));
}
