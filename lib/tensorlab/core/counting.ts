/** Which values there are, how many of each, and where others would stand among them. */
import { isFloating, legacyNames, needRoom } from "./dtype";
import { indexSelect } from "./choosing";
import { runtimeError } from "./failure";
import { showShape, wrapDim } from "./shape";
import { inOrder } from "./sorting";
import { dense, fromValues, type Tensor } from "./tensor";
import { transpose } from "./views";

/** What torch.unique and unique_consecutive tell of all elements. */
export interface Unique {
  values: Tensor;
  /** which unique value each element is, in the input's shape */
  inverse: Tensor;
  counts: Tensor;
}

/** The different values, ascending; or the different runs, in their order. */
export function unique(tensor: Tensor, runs: boolean): Unique {
  const values = dense(tensor);
  const order = Array.from(values, (_, at) => at);
  if (!runs) order.sort((a, b) => inOrder(values[a], values[b]));
  const found: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(values.length);
  for (const at of order) {
    if (found.length === 0 || values[at] !== found[found.length - 1]) {
      found.push(values[at]);
      counts.push(0);
    }
    counts[counts.length - 1]++;
    inverse[at] = found.length - 1;
  }
  return {
    values: fromValues(found, tensor.dtype, [found.length]),
    inverse: fromValues(inverse, "int64", tensor.shape),
    counts: fromValues(counts, "int64", [counts.length]),
  };
}

/** The different slices along a dimension, in ascending order of their elements. */
export function uniqueRows(tensor: Tensor, dim: number): Unique {
  const at = wrapDim(dim, tensor.rank);
  const first = transpose(tensor, 0, at);
  const count = first.shape[0];
  const values = dense(first);
  const width = count === 0 ? 0 : values.length / count;
  const order = Array.from({ length: count }, (_, row) => row);
  const compare = (a: number, b: number): number => {
    for (let place = 0; place < width; place++) {
      const found = inOrder(values[a * width + place], values[b * width + place]);
      if (found !== 0) return found;
    }
    return 0;
  };
  order.sort(compare);
  const kept: number[] = [];
  const counts: number[] = [];
  const inverse = new Float64Array(count);
  for (const row of order) {
    if (kept.length === 0 || compare(kept[kept.length - 1], row) !== 0) {
      kept.push(row);
      counts.push(0);
    }
    counts[counts.length - 1]++;
    inverse[row] = kept.length - 1;
  }
  return {
    values: indexSelect(tensor, at, fromValues(kept, "int64", [kept.length])),
    inverse: fromValues(inverse, "int64", [count]),
    counts: fromValues(counts, "int64", [counts.length]),
  };
}

/**
 * torch.searchsorted and bucketize: where each value would go in an ascending row. `sorted` is one row for all values, or
 * rows along its last dimension, each for the values in the same place of `values`. RuntimeError where those do not meet.
 */
export function searchSorted(sorted: Tensor, values: Tensor, right: boolean): Tensor {
  const outer = sorted.shape.slice(0, -1);
  if (sorted.rank !== 1 && (sorted.rank !== values.rank || outer.join() !== values.shape.slice(0, -1).join()))
    runtimeError(
      "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value " +
        `tensor must match, but we got boundaries tensor ${showShape(sorted.shape)} and input value tensor ${showShape(values.shape)}`,
    );
  const bounds = dense(sorted);
  const size = sorted.shape[sorted.rank - 1] ?? 1;
  const each = values.shape[values.rank - 1] ?? 1;
  const place = (value: number, at: number): number => {
    const from = sorted.rank === 1 ? 0 : Math.floor(at / each) * size;
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >> 1;
      const bound = bounds[from + middle];
      // NaN is beyond every bound
      if (right ? bound > value : bound >= value) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return fromValues(Array.from(dense(values), place), "int64", values.shape);
}

/** torch.histc: counts in equal bins from min to max; both 0 take the data's own range. */
export function histogram(tensor: Tensor, bins: number, min: number, max: number): Tensor {
  if (!isFloating(tensor.dtype))
    runtimeError(`"histogram_cpu" not implemented for '${legacyNames[tensor.dtype]}'`);
  const values = Float64Array.from(dense(tensor));
  const own = min === max && min === 0;
  const low = own ? values.reduce((a, b) => Math.min(a, b), Infinity) : min;
  const high = own ? values.reduce((a, b) => Math.max(a, b), -Infinity) : max;
  needRoom(bins);
  const counts = new Float64Array(bins);
  for (const value of values)
    if (value >= low && value <= high)
      counts[Math.min(Math.floor(((value - low) / (high - low || 1)) * bins), bins - 1)]++;
  return fromValues(counts, tensor.dtype, [bins]);
}

/** torch.isin: bool for each element. */
export function isIn(elements: Tensor, test: Tensor): Tensor {
  const known = new Set(dense(test));
  return fromValues(
    Array.from(dense(elements), (value) => Number(known.has(value))),
    "bool",
    elements.shape,
  );
}
