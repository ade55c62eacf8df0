/** Sums, means, norms and logical reductions. */
import { prod } from "../core/product";
import * as reduce from "../core/reduce";
import { cumulate } from "../core/running";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

const along = {
  input: arg.tensor,
  dim: arg.maybe(arg.ints),
  keepdim: arg.or(arg.flag, false),
};
const typed = { dtype: arg.keyword(arg.maybe(arg.dtype)) };

const spread = (f: typeof reduce.variance) => [
  operation({ input: arg.tensor, unbiased: arg.or(arg.flag, true) }, ({ input, unbiased }) =>
    f(input, null, unbiased ? 1 : 0, false),
  ),
  operation(
    {
      input: arg.tensor,
      dim: arg.maybe(arg.ints),
      unbiased: arg.or(arg.flag, true),
      keepdim: arg.or(arg.flag, false),
    },
    ({ input, dim, unbiased, keepdim }) => f(input, dim, unbiased ? 1 : 0, keepdim),
  ),
  operation(
    {
      input: arg.tensor,
      dim: arg.maybe(arg.ints),
      correction: arg.keyword(arg.or(arg.int, 1)),
      keepdim: arg.or(arg.flag, false),
    },
    ({ input, dim, correction, keepdim }) => f(input, dim, correction, keepdim),
  ),
];

const logical = (kind: "all" | "any") =>
  operation(
    { input: arg.tensor, dim: arg.maybe(arg.int), keepdim: arg.or(arg.flag, false) },
    ({ input, dim, keepdim }) => reduce.logicalReduce(input, kind, dim, keepdim),
  );

const running = (kind: "cumsum" | "cumprod") =>
  operation(
    { input: arg.tensor, dim: arg.int, ...typed },
    ({ input, dim, dtype }) => cumulate(input, dim, kind, dtype),
    { inPlace: true },
  );

/** Reductions, by name. */
export const reducing: Operations = {
  sum: operation({ ...along, ...typed }, ({ input, dim, keepdim, dtype }) =>
    reduce.sum(input, dim, keepdim, dtype),
  ),
  mean: operation({ ...along, ...typed }, ({ input, dim, keepdim, dtype }) =>
    reduce.mean(input, dim, keepdim, dtype),
  ),
  prod: operation(
    { input: arg.tensor, dim: arg.maybe(arg.int), keepdim: arg.or(arg.flag, false), ...typed },
    ({ input, dim, keepdim, dtype }) => prod(input, dim, keepdim, dtype),
  ),
  var: spread(reduce.variance),
  std: spread(reduce.deviation),
  all: logical("all"),
  any: logical("any"),
  logsumexp: operation(
    { input: arg.tensor, dim: arg.ints, keepdim: arg.or(arg.flag, false) },
    ({ input, dim, keepdim }) => reduce.logsumexp(input, dim, keepdim),
  ),
  cumsum: running("cumsum"),
  cumprod: running("cumprod"),
};
