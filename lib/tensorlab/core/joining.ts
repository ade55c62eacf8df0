/** Putting tensors together, taking them apart, repeating and turning them. */
import { toType } from "./arithmetic";
import { record, renamed } from "./autograd";
import { promoteTypes, type Data } from "./dtype";
import { indexError, runtimeError } from "./failure";
import { pickFlat } from "./places";
import { contiguousStrides, countOf, showShape, wrapDim, type Shape } from "./shape";
import { blank, dense, placesOf, type Tensor } from "./tensor";
import { select, slice, unsqueeze } from "./views";

/** Copies a block of rows into the place that starts at `at` along a dimension. */
function place(out: Data, outShape: Shape, from: Data, shape: Shape, dim: number, at: number): void {
  const inner = countOf(outShape.slice(dim + 1));
  const run = shape[dim] * inner;
  const step = outShape[dim] * inner;
  const blocks = countOf(outShape.slice(0, dim));
  for (let block = 0; block < blocks; block++)
    out.set(from.subarray(block * run, (block + 1) * run), block * step + at * inner);
}

function checkSizes(tensors: readonly Tensor[], dim: number): void {
  const [first] = tensors;
  tensors.forEach((tensor, at) => {
    if (tensor.rank !== first.rank)
      runtimeError(`Tensors must have same number of dimensions: got ${first.rank} and ${tensor.rank}`);
    tensor.shape.forEach((size, other) => {
      if (other !== dim && size !== first.shape[other])
        runtimeError(
          `Sizes of tensors must match except in dimension ${dim}. Expected size ${first.shape[other]} but got size ${size} for tensor number ${at} in the list.`,
        );
    });
  });
}

/** torch.cat; empty one-dimensional tensors are left out. */
export function cat(tensors: readonly Tensor[], dim: number): Tensor {
  if (tensors.length === 0) runtimeError("torch.cat(): expected a non-empty list of Tensors");
  const scalar = tensors.findIndex(({ rank }) => rank === 0);
  if (scalar >= 0) runtimeError(`zero-dimensional tensor (at position ${scalar}) cannot be concatenated`);
  const full = tensors.filter(({ shape }) => !(shape.length === 1 && shape[0] === 0));
  const parts = full.length > 0 ? full : tensors;
  const at = wrapDim(dim, parts[0].rank);
  checkSizes(parts, at);
  const dtype = tensors.map((tensor) => tensor.dtype).reduce(promoteTypes);
  const total = parts.reduce((sum, { shape }) => sum + shape[at], 0);
  const shape = parts[0].shape.map((size, other) => (other === at ? total : size));
  const out = blank(dtype, shape);
  const starts: number[] = [];
  let start = 0;
  for (const part of parts) {
    starts.push(start);
    place(out.storage.data, shape, dense(toType(part, dtype)), part.shape, at, start);
    start += part.shape[at];
  }
  return record(out, "CatBackward0", [...parts], (grad) =>
    parts.map((part, number) => toType(slice(grad, at, starts[number], part.shape[at], 1), part.dtype)),
  );
}

/** torch.stack. */
export function stack(tensors: readonly Tensor[], dim: number): Tensor {
  if (tensors.length === 0) runtimeError("stack expects a non-empty TensorList");
  const [first] = tensors;
  const at = wrapDim(dim, first.rank + 1);
  tensors.forEach((tensor, number) => {
    if (tensor.shape.join() !== first.shape.join())
      runtimeError(
        `stack expects each tensor to be equal size, but got ${showShape(first.shape)} at entry 0 and ${showShape(tensor.shape)} at entry ${number}`,
      );
  });
  const out = cat(
    tensors.map((tensor) => unsqueeze(tensor, at)),
    at,
  );
  return renamed(out, "StackBackward0", [...tensors]);
}

/** torch.split with sizes. */
export function splitSizes(tensor: Tensor, sizes: readonly number[], dim: number): Tensor[] {
  const at = wrapDim(dim, tensor.rank);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== tensor.shape[at])
    runtimeError(
      `split_with_sizes expects split_sizes to sum exactly to ${tensor.shape[at]} (input tensor's size at dimension ${at}), but got split_sizes=${showShape(sizes)}`,
    );
  let start = 0;
  return sizes.map((size) => {
    const part = slice(tensor, at, start, size, 1);
    start += size;
    if (part.gradFn) part.gradFn.name = "SplitBackward0";
    return part;
  });
}

/** torch.split with one size: the last part may be smaller. */
export function split(tensor: Tensor, size: number, dim: number): Tensor[] {
  if (tensor.rank === 0) runtimeError("split expects at least a 1-dimensional tensor");
  const at = wrapDim(dim, tensor.rank);
  if (size < 0) runtimeError(`split expects split_size be non-negative, but got split_size=${size}`);
  const total = tensor.shape[at];
  if (size === 0 && total !== 0)
    runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${total}`);
  const count = Math.max(Math.ceil(total / size), 1);
  const sizes = Array.from({ length: count }, (_, part) => Math.min(size, total - part * size));
  return splitSizes(tensor, sizes, at);
}

/** torch.chunk. */
export function chunk(tensor: Tensor, count: number, dim: number): Tensor[] {
  if (tensor.rank === 0) runtimeError("chunk expects at least a 1-dimensional tensor");
  if (count <= 0) runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${count}`);
  return split(tensor, Math.ceil(tensor.shape[wrapDim(dim, tensor.rank)] / count), dim);
}

/** torch.unbind. */
export function unbind(tensor: Tensor, dim: number): Tensor[] {
  const at = wrapDim(dim, tensor.rank);
  if (tensor.rank === 0) runtimeError("unbind(): expected a tensor with at least one dimension");
  return Array.from({ length: tensor.shape[at] }, (_, index) => {
    const part = select(tensor, at, index);
    if (part.gradFn) part.gradFn.name = "UnbindBackward0";
    return part;
  });
}

/** A copy whose elements come from given row-major places. */
function rearranged(tensor: Tensor, shape: Shape, places: Int32Array, name: string): Tensor {
  const out = pickFlat(tensor, places, shape);
  if (out.gradFn) out.gradFn.name = name;
  return out;
}

/** tensor.repeat(*sizes). */
export function repeat(tensor: Tensor, sizes: Shape): Tensor {
  if (sizes.length < tensor.rank)
    runtimeError(
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor",
    );
  if (sizes.some((size) => size < 0))
    runtimeError(
      `Trying to create tensor with negative dimension ${Math.min(...sizes)}: ${showShape(sizes)}`,
    );
  const padded = [...sizes.slice(tensor.rank).map(() => 1), ...tensor.shape];
  const strides = contiguousStrides(padded);
  // each dimension becomes two: how often, and which
  const doubled = sizes.flatMap((times, dim) => [times, padded[dim]]);
  const places = placesOf(
    doubled,
    strides.flatMap((stride) => [0, stride]),
    0,
  );
  const shape = sizes.map((times, dim) => times * padded[dim]);
  return rearranged(tensor, shape, places, "RepeatBackward0");
}

/** torch.flip. */
export function flip(tensor: Tensor, dims: readonly number[]): Tensor {
  const turned = dims.map((dim) => wrapDim(dim, tensor.rank));
  const strides = contiguousStrides(tensor.shape);
  const offset = turned.reduce((sum, dim) => sum + strides[dim] * Math.max(tensor.shape[dim] - 1, 0), 0);
  const signed = strides.map((stride, dim) => (turned.includes(dim) ? -stride : stride));
  return rearranged(tensor, tensor.shape, placesOf(tensor.shape, signed, offset), "FlipBackward0");
}

/** torch.roll along one dimension, or over all elements when dim is null. */
export function roll(tensor: Tensor, shift: number, dim: number | null): Tensor {
  const shape = dim === null ? [tensor.count] : tensor.shape;
  const at = dim === null ? 0 : wrapDim(dim, tensor.rank);
  const size = Math.max(shape[at], 1);
  const inner = countOf(shape.slice(at + 1));
  const places = Int32Array.from({ length: tensor.count }, (_, place) => {
    const index = Math.floor(place / inner) % size;
    return place + (((((index - shift) % size) + size) % size) - index) * inner;
  });
  return rearranged(tensor, tensor.shape, places, "RollBackward0");
}

/** Zeros below or above a diagonal: torch.triu, torch.tril. IndexError for less than two dimensions. */
export function triangle(
  tensor: Tensor,
  keep: (row: number, column: number) => boolean,
  name: string,
): Tensor {
  if (tensor.rank === 0) indexError("Dimension specified as -2 but tensor has no dimensions");
  wrapDim(-2, tensor.rank);
  const [rows, columns] = tensor.shape.slice(-2);
  const cut = (x: Tensor): Tensor => {
    const out = blank(x.dtype, x.shape);
    dense(x).forEach((value, place) => {
      if (keep(Math.floor(place / columns) % rows, place % columns)) out.storage.data[place] = value;
    });
    return record(out, name === "triu" ? "TriuBackward0" : "TrilBackward0", [x], (grad) => [cut(grad)]);
  };
  return cut(tensor);
}

/** The places of a matrix's diagonal as a view. */
export function diagonal(tensor: Tensor, shift: number): { offset: number; length: number; stride: number } {
  const [rows, columns] = tensor.shape.slice(-2);
  const [down, right] = tensor.strides.slice(-2);
  return {
    offset: tensor.offset + (shift >= 0 ? shift * right : -shift * down),
    length: Math.max(0, shift >= 0 ? Math.min(rows, columns - shift) : Math.min(rows + shift, columns)),
    stride: down + right,
  };
}
