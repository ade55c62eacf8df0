/** sort, argsort, topk, median, unique and their like. */
import * as counting from "../core/counting";
import * as sorting from "../core/sorting";
import { fromValues, type Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { Named, Sequence, type Value } from "./value";

const input = { input: arg.tensor };
const along = { dim: arg.or(arg.int, -1), keepdim: arg.or(arg.flag, false) };
const order = { dim: arg.or(arg.int, -1), descending: arg.or(arg.flag, false) };
const stable = { stable: arg.keyword(arg.or(arg.flag, false)) };

const named = (name: string, { values, indices }: sorting.Ordered): Named =>
  new Named(name, [
    ["values", values],
    ["indices", indices],
  ]);

const running = (kind: "max" | "min"): Operation =>
  operation({ ...input, dim: arg.int }, ({ input: x, dim }) =>
    named(`cum${kind}`, sorting.cumulativeExtreme(x, dim, kind)),
  );

interface Wanted {
  return_inverse: boolean;
  return_counts: boolean;
}

function uniqueValue({ values, inverse, counts }: counting.Unique, wanted: Wanted): Value {
  const parts = [
    values,
    ...(wanted.return_inverse ? [inverse] : []),
    ...(wanted.return_counts ? [counts] : []),
  ];
  return parts.length === 1 ? values : new Sequence(parts);
}

const wanted = { return_inverse: arg.or(arg.flag, false), return_counts: arg.or(arg.flag, false) };

const share: arg.Argument<Tensor> = {
  word: "Tensor",
  read: (value) => {
    const operand = arg.operand.read(value);
    if (!operand) return undefined;
    const share = fromValues(operand.storage.data.slice(0, operand.count), "float64", operand.shape);
    share.wrapped = operand.wrapped;
    return share;
  },
};

/** Sorting and counting, by name. */
export const sortings: Operations = {
  sort: operation({ ...input, ...order, ...stable }, ({ input: x, dim, descending, stable: kept }) =>
    named("sort", sorting.sort(x, dim, descending, kept)),
  ),
  argsort: operation(
    { ...input, ...order, ...stable },
    ({ input: x, dim, descending, stable: kept }) => sorting.sort(x, dim, descending, kept).indices,
  ),
  msort: operation(input, ({ input: x }) => sorting.sort(x, 0, false, true).values),
  topk: operation(
    {
      ...input,
      k: arg.int,
      dim: arg.or(arg.int, -1),
      largest: arg.or(arg.flag, true),
      sorted: arg.or(arg.flag, true),
    },
    ({ input: x, k, dim, ...how }) => named("topk", sorting.topk(x, k, dim, how)),
  ),
  kthvalue: operation({ ...input, k: arg.int, ...along }, ({ input: x, k, dim, keepdim }) =>
    named("kthvalue", sorting.kthvalue(x, k, dim, keepdim)),
  ),
  median: [
    operation(input, ({ input: x }) => sorting.medianOfAll(x)),
    operation({ ...input, ...along }, ({ input: x, dim, keepdim }) =>
      named("median", sorting.medianAlong(x, dim, keepdim)),
    ),
  ],
  mode: operation({ ...input, ...along }, ({ input: x, dim, keepdim }) =>
    named("mode", sorting.mode(x, dim, keepdim)),
  ),
  cummax: running("max"),
  cummin: running("min"),
  quantile: operation(
    { ...input, q: share, dim: arg.maybe(arg.int), keepdim: arg.or(arg.flag, false) },
    ({ input: x, q, dim, keepdim }) => sorting.quantile(x, q, dim, keepdim),
  ),
  unique: operation(
    { ...input, sorted: arg.or(arg.flag, true), ...wanted, dim: arg.maybe(arg.int) },
    ({ input: x, return_inverse, return_counts, dim }) =>
      uniqueValue(dim === null ? counting.unique(x, false) : counting.uniqueRows(x, dim), {
        return_inverse,
        return_counts,
      }),
  ),
  unique_consecutive: operation({ ...input, ...wanted }, ({ input: x, return_inverse, return_counts }) =>
    uniqueValue(counting.unique(x, true), { return_inverse, return_counts }),
  ),
  searchsorted: operation(
    { sorted_sequence: arg.tensor, input: arg.operand, right: arg.keyword(arg.or(arg.flag, false)) },
    ({ sorted_sequence, input: x, right }) => counting.searchSorted(sorted_sequence, x, right),
    { on: "torch" },
  ),
  bucketize: operation(
    { input: arg.operand, boundaries: arg.tensor, right: arg.keyword(arg.or(arg.flag, false)) },
    ({ input: x, boundaries, right }) => counting.searchSorted(boundaries, x, right),
    { on: "torch" },
  ),
  histc: operation(
    { ...input, bins: arg.or(arg.int, 100), min: arg.or(arg.number, 0), max: arg.or(arg.number, 0) },
    ({ input: x, bins, min, max }) => counting.histogram(x, bins, min, max),
  ),
  isin: operation(
    { elements: arg.tensor, test_elements: arg.tensor },
    ({ elements, test_elements }) => counting.isIn(elements, test_elements),
    { on: "torch" },
  ),
};
