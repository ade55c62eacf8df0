/** Sorting and what rests on it: topk, kthvalue, median, mode, quantiles. NaN counts as larger than every number. */
import { add, mul, sub } from "./arithmetic";
import type { Data } from "./dtype";
import { indexError, runtimeError } from "./failure";
import { firstPlaces, sortedPlaces, type Before } from "./introsort";
import { pickFlat } from "./places";
import { countOf, wrapDim, type Shape } from "./shape";
import { dense, fromValues, onlyValue, type Tensor } from "./tensor";

/** Values with their places along the sorted dimension. */
export interface Ordered {
  values: Tensor;
  indices: Tensor;
}

/** Which of two elements comes first, ascending; NaN last. */
export const inOrder = (x: number, y: number): number =>
  Number.isNaN(x) ? (Number.isNaN(y) ? 0 : 1) : Number.isNaN(y) ? -1 : x - y;

/** The rows of a tensor along a dimension: flat places of their elements, row after row. */
interface Rows {
  /** dimension, from 0 */
  dim: number;
  size: number;
  /** row-major distance of neighbours in a row */
  inner: number;
  /** flat places of the rows' first elements */
  starts: number[];
}

/** Takes a tensor apart into rows along a dimension; a scalar is one row of one. */
function rowsOf(shape: Shape, dim: number): Rows {
  const at = wrapDim(dim, shape.length);
  const size = shape[at] ?? 1;
  const inner = countOf(shape.slice(at + 1));
  const starts: number[] = [];
  const outer = countOf(shape.slice(0, at));
  for (let block = 0; block < outer; block++)
    for (let offset = 0; offset < inner; offset++) starts.push(block * size * inner + offset);
  return { dim: at, size, inner, starts };
}

/** Positions along the row in sorted order; equal elements keep theirs. */
function orderOf(values: Data, start: number, { size, inner }: Rows, descending: boolean): number[] {
  const own = (at: number) => values[start + at * inner];
  const sign = descending ? -1 : 1;
  return Array.from({ length: size }, (_, at) => at).sort((a, b) => sign * inOrder(own(a), own(b)));
}

/** Keeps `kept` positions of every row: the picked values (with gradient) and the positions. */
function picked(tensor: Tensor, rows: Rows, order: number[][], shape: Shape, node: string): Ordered {
  const length = order[0]?.length ?? 0;
  const places = new Int32Array(countOf(shape));
  const indices = new Float64Array(places.length);
  rows.starts.forEach((start, row) => {
    const first = Math.floor(row / rows.inner) * length * rows.inner + (row % rows.inner);
    order[row].forEach((position, at) => {
      places[first + at * rows.inner] = start + position * rows.inner;
      indices[first + at * rows.inner] = position;
    });
  });
  const values = pickFlat(tensor, places, shape);
  if (values.gradFn) values.gradFn.name = node;
  return { values, indices: fromValues(indices, "int64", shape) };
}

const resized = (shape: Shape, dim: number, size: number): number[] =>
  shape.map((own, at) => (at === dim ? size : own));

const reducedShape = (shape: Shape, dim: number, keepdim: boolean): number[] =>
  keepdim ? resized(shape, dim, 1) : shape.filter((_, at) => at !== dim);

const ordersOf = (tensor: Tensor, rows: Rows, descending: boolean): number[][] => {
  const values = dense(tensor);
  return rows.starts.map((start) => orderOf(values, start, rows, descending));
};

/** Which place of each row comes before which. */
const befores = (tensor: Tensor, { starts, inner }: Rows, descending: boolean): Before[] => {
  const values = dense(tensor);
  const sign = descending ? -1 : 1;
  return starts.map(
    (start) => (a, b) => sign * inOrder(values[start + a * inner], values[start + b * inner]) < 0,
  );
};

/** torch.sort; unless it is to be stable, equal elements may change their order. */
export function sort(tensor: Tensor, dim: number, descending: boolean, stable = false): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  const order = stable
    ? ordersOf(tensor, rows, descending)
    : befores(tensor, rows, descending).map((before) => sortedPlaces(rows.size, before));
  return picked(tensor, rows, order, tensor.shape, "SortBackward0");
}

/** torch.topk: the k largest or smallest, with the places that PyTorch finds for equal ones. */
export function topk(
  tensor: Tensor,
  k: number,
  dim: number,
  { largest = true, sorted = true } = {},
): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  if (k < 0 || k > rows.size) runtimeError("selected index k out of range");
  const order = befores(tensor, rows, largest).map((before) => firstPlaces(rows.size, k, before, sorted));
  return picked(tensor, rows, order, resized(tensor.shape, rows.dim, k), "TopkBackward0");
}

/** torch.kthvalue: the k-th smallest, counted from 1. */
export function kthvalue(tensor: Tensor, k: number, dim: number, keepdim: boolean): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  if (k < 1 || k > rows.size)
    runtimeError("kthvalue(): selected number k out of range for dimension " + rows.dim);
  const order = ordersOf(tensor, rows, false).map((row) => [row[k - 1]]);
  return picked(tensor, rows, order, reducedShape(tensor.shape, rows.dim, keepdim), "KthvalueBackward0");
}

/** Position of the median in an ascending order: the lower of two, or NaN when there is one. */
function medianOf(values: Data, start: number, rows: Rows, order: number[]): number {
  const last = order[order.length - 1];
  return Number.isNaN(values[start + last * rows.inner])
    ? (order.find((at) => Number.isNaN(values[start + at * rows.inner])) ?? last)
    : order[Math.floor((order.length - 1) / 2)];
}

function refuseTruth({ dtype }: Tensor, kernel: string): void {
  if (dtype === "bool") runtimeError(`"${kernel}" not implemented for 'Bool'`);
}

/** torch.median(x, dim). */
export function medianAlong(tensor: Tensor, dim: number, keepdim: boolean): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  refuseTruth(tensor, "median_out");
  if (rows.size === 0) indexError(`median(): Expected reduction dim ${rows.dim} to have non-zero size.`);
  const values = dense(tensor);
  const order = ordersOf(tensor, rows, false).map((row, at) => [
    medianOf(values, rows.starts[at], rows, row),
  ]);
  return picked(tensor, rows, order, reducedShape(tensor.shape, rows.dim, keepdim), "MedianBackward1");
}

/** torch.median(x): of all elements. */
export function medianOfAll(tensor: Tensor): Tensor {
  refuseTruth(tensor, "median_cpu");
  if (tensor.count === 0) return fromValues([Number.NaN], tensor.dtype, []);
  const rows = rowsOf([tensor.count], 0);
  const values = dense(tensor);
  const place = medianOf(values, 0, rows, orderOf(values, 0, rows, false));
  const out = pickFlat(tensor, Int32Array.of(place), []);
  if (out.gradFn) out.gradFn.name = "MedianBackward0";
  return out;
}

/** The most frequent position of an ascending order: the smallest value wins, its last place is told. */
function modeOf(values: Data, start: number, rows: Rows, order: number[]): number {
  let best = order[0];
  let most = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (
      to + 1 < order.length &&
      values[start + order[to + 1] * rows.inner] === values[start + order[from] * rows.inner]
    )
      to++;
    if (to - from + 1 > most) [best, most] = [order[to], to - from + 1];
    from = to + 1;
  }
  return best;
}

/** torch.mode. */
export function mode(tensor: Tensor, dim: number, keepdim: boolean): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  if (rows.size === 0) indexError(`mode(): Expected reduction dim ${rows.dim} to have non-zero size.`);
  const values = dense(tensor);
  const order = ordersOf(tensor, rows, false).map((row, at) => [modeOf(values, rows.starts[at], rows, row)]);
  return picked(tensor, rows, order, reducedShape(tensor.shape, rows.dim, keepdim), "ModeBackward0");
}

/** torch.cummax and cummin: the extreme so far; of equal ones the latest. */
export function cumulativeExtreme(tensor: Tensor, dim: number, kind: "max" | "min"): Ordered {
  const rows = rowsOf(tensor.shape, dim);
  const values = dense(tensor);
  const order = rows.starts.map((start) => {
    const own = (at: number) => values[start + at * rows.inner];
    let best = 0;
    return Array.from({ length: rows.size }, (_, at) => {
      const better = kind === "max" ? own(at) >= own(best) : own(at) <= own(best);
      if (better || Number.isNaN(own(at))) best = at;
      return best;
    });
  });
  const node = kind === "max" ? "CummaxBackward0" : "CumminBackward0";
  return picked(tensor, rows, order, tensor.shape, node);
}

/**
 * torch.quantile: between the two elements whose ranks enclose q·(n − 1), as far as the rank says. The shape is that of q
 * (none or one dimension), then the input's without `dim` (all dimensions when it is null). RuntimeError for q outside [0, 1].
 */
export function quantile(tensor: Tensor, q: Tensor, dim: number | null, keepdim: boolean): Tensor {
  if (tensor.dtype !== "float32" && tensor.dtype !== "float64")
    runtimeError("quantile() input tensor must be either float or double dtype");
  const shares = dense(q);
  if (shares.some((share) => !(share >= 0 && share <= 1)))
    runtimeError(
      q.wrapped
        ? `quantile() q must be in the range [0, 1] but got ${onlyValue(q)}`
        : "quantile() q values must be in the range [0, 1]",
    );
  const laid = dim === null ? [tensor.count] : tensor.shape;
  const rows = rowsOf(laid, dim ?? 0);
  const values = dense(tensor);
  const kept =
    dim === null ? (keepdim ? tensor.shape.map(() => 1) : []) : reducedShape(laid, rows.dim, keepdim);
  const orders = rows.starts.map((start) => orderOf(values, start, rows, false));
  const ranks = [...shares].flatMap((share) =>
    orders.map((order, row) => rankOf(values, rows, order, row, share)),
  );
  const shape = [...q.shape, ...kept];
  const placed = (rounded: (rank: number) => number) =>
    pickFlat(
      tensor,
      Int32Array.from(ranks, (rank, at) => {
        const row = at % orders.length;
        return rows.starts[row] + orders[row][rounded(rank)] * rows.inner;
      }),
      shape,
    );
  const low = placed(Math.floor);
  const ways = ranks.map((rank) => rank - Math.floor(rank));
  return add(low, mul(sub(placed(Math.ceil), low), fromValues(ways, tensor.dtype, shape)));
}

/** The rank of a share of a row. NaN stands last, and one of them makes the whole row NaN. */
function rankOf(values: Data, rows: Rows, order: number[], row: number, share: number): number {
  const last = order.length - 1;
  return Number.isNaN(values[rows.starts[row] + order[last] * rows.inner]) ? last : share * last;
}
