/** Picking and putting elements by tensors of indices and masks ("advanced" indexing). */
import { record } from "./autograd";
import { legacyNames } from "./dtype";
import { indexError, runtimeError } from "./failure";
import { assign } from "./in-place";
import { emptied, pickFlat, spread } from "./places";
import { broadcastShapes, contiguousStrides, countOf, showShape, type Shape } from "./shape";
import { blank, dense, fromValues, placesOf, type Tensor } from "./tensor";
import { toType } from "./arithmetic";
import { broadcastValues } from "./elementwise";
import { expand, sumTo } from "./views";

/** One entry per dimension; null leaves the dimension whole. */
export type Picks = readonly (Tensor | null)[];

/** Places of the true elements, one tensor per dimension. */
export function nonzero(mask: Tensor): Tensor[] {
  const values = dense(mask);
  const found: number[] = [];
  values.forEach((value, at) => value !== 0 && found.push(at));
  const strides = contiguousStrides(mask.shape);
  return mask.shape.map((size, dim) =>
    fromValues(
      found.map((at) => Math.floor(at / strides[dim]) % size),
      "int64",
      [found.length],
    ),
  );
}

/** IndexError unless the mask has the sizes of the dimensions it stands for. */
export function checkMask(mask: Tensor, of: Tensor, dim: number): void {
  mask.shape.forEach((size, at) => {
    if (size !== of.shape[dim + at])
      indexError(
        `The shape of the mask ${showShape(mask.shape)} at index ${at} does not match the shape of the indexed tensor ${showShape(of.shape)} at index ${dim + at}`,
      );
  });
}

interface Plan {
  shape: number[];
  /** of the picked elements in memory */
  places: Int32Array;
  /** of the picked elements, row-major */
  dense: Int32Array;
}

function commonShape(indices: readonly Tensor[]): number[] {
  try {
    return indices.reduce<number[]>((shape, index) => broadcastShapes(shape, index.shape), []);
  } catch {
    return indexError(
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${indices.map(({ shape }) => showShape(shape)).join(", ")}`,
    );
  }
}

function checkedIndex(index: number, size: number, dim: number): number {
  if (index < -size || index >= size)
    indexError(`index ${index} is out of bounds for dimension ${dim} with size ${size}`);
  return index < 0 ? index + size : index;
}

/** Sums of one entry of each list, the last varying fastest. */
function sums(lists: readonly Int32Array[]): Int32Array {
  return lists.reduce((sofar, list) => {
    const out = new Int32Array(sofar.length * list.length);
    let at = 0;
    for (const first of sofar) for (const second of list) out[at++] = first + second;
    return out;
  });
}

function planPicks(tensor: Tensor, picks: Picks): Plan {
  const indexed = tensor.shape.map((_, dim) => dim).filter((dim) => picks[dim]);
  const whole = tensor.shape.map((_, dim) => dim).filter((dim) => !picks[dim]);
  const tensors = indexed.map((dim) => picks[dim] as Tensor);
  const common = commonShape(tensors);
  const values = tensors.map((index, at) =>
    Int32Array.from(broadcastValues(index, common, index.dtype), (value) =>
      // what is told is its place among the indices
      checkedIndex(value, tensor.shape[indexed[at]], at),
    ),
  );
  const adjacent = indexed.every((dim, at) => at === 0 || dim === indexed[at - 1] + 1);
  const before = whole.filter((dim) => adjacent && dim < indexed[0]);
  const after = whole.filter((dim) => !before.includes(dim));
  const sized = (dims: number[]) => dims.map((dim) => tensor.shape[dim]);
  const placesWith = (strides: Shape, offset: number): Int32Array => {
    const of = (dims: number[], from: number) =>
      placesOf(
        sized(dims),
        dims.map((dim) => strides[dim]),
        from,
      );
    const picked = new Int32Array(countOf(common));
    values.forEach((index, at) =>
      index.forEach((value, place) => (picked[place] += value * strides[indexed[at]])),
    );
    return sums([of(before, offset), picked, of(after, 0)]);
  };
  return {
    shape: [...sized(before), ...common, ...sized(after)],
    places: placesWith(tensor.strides, tensor.offset),
    dense: placesWith(contiguousStrides(tensor.shape), 0),
  };
}

/** tensor[picks]: a copy. */
export function pick(tensor: Tensor, picks: Picks): Tensor {
  const plan = planPicks(tensor, picks);
  const out = blank(tensor.dtype, plan.shape);
  const { data } = tensor.storage;
  plan.places.forEach((place, at) => (out.storage.data[at] = data[place]));
  return record(out, "IndexBackward0", [tensor], (grad) => [spread(grad, plan.dense, tensor)]);
}

function fitted(value: Tensor, shape: Shape, dtype: Tensor["dtype"]): Tensor {
  if (value.dtype !== dtype && !value.wrapped && value.rank > 0)
    runtimeError(
      `Index put requires the source and destination dtypes match, got ${legacyNames[dtype]} for the destination and ${legacyNames[value.dtype]} for the source.`,
    );
  const typed = toType(value, dtype);
  const lead = typed.shape.length - shape.length;
  const trimmed = lead > 0 && typed.shape.slice(0, lead).every((size) => size === 1);
  const fits = trimmed
    ? pickFlat(
        typed,
        Int32Array.from({ length: typed.count }, (_, at) => at),
        typed.shape.slice(lead),
      )
    : typed;
  try {
    return expand(fits, shape);
  } catch {
    return runtimeError(
      `shape mismatch: value tensor of shape ${showShape(value.shape)} cannot be broadcast to indexing result of shape ${showShape(shape)}`,
    );
  }
}

/** tensor[picks] = value, in place; `accumulate` adds instead. */
export function put(tensor: Tensor, picks: Picks, value: Tensor, accumulate = false): Tensor {
  const plan = planPicks(tensor, picks);
  const fit = fitted(value, plan.shape, tensor.dtype);
  return putFlat(tensor, plan.dense, fit, accumulate);
}

/** Writes values to row-major places, in place. */
export function putFlat(tensor: Tensor, places: Int32Array, value: Tensor, accumulate: boolean): Tensor {
  const out = blank(tensor.dtype, tensor.shape);
  const { data } = out.storage;
  data.set(dense(tensor));
  const values = dense(value);
  places.forEach((place, at) => (data[place] = accumulate ? data[place] + values[at] : values[at]));
  record(out, "IndexPutBackward0", [tensor, value], (grad) => [
    accumulate ? grad : emptied(grad, places),
    sumTo(pickFlat(grad, places, value.shape), value.shape),
  ]);
  return assign(tensor, out);
}
