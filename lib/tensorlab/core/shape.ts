/** Arithmetic on shapes: strides, broadcasting, dimensions that count from the end. */
import { indexError, runtimeError } from "./failure";

/** Sizes or strides by dimension; none for a scalar. */
export type Shape = readonly number[];

/** Elements of a shape; 1 for a scalar. */
export const countOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Row-major strides. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    strides[dim] = step;
    step *= Math.max(shape[dim], 1);
  }
  return strides;
}

/** "[2, 3]", as sizes stand in messages. */
export const showShape = (shape: Shape): string => `[${shape.join(", ")}]`;

/** A dimension as 0 ≤ dim < rank; IndexError otherwise. A scalar counts as one dimension. */
export function wrapDim(dim: number, rank: number): number {
  const bound = Math.max(rank, 1);
  if (dim < -bound || dim >= bound)
    indexError(
      `Dimension out of range (expected to be in range of [${-bound}, ${bound - 1}], but got ${dim})`,
    );
  return dim < 0 ? dim + bound : dim;
}

/** The common shape of two; RuntimeError when they do not broadcast. */
export function broadcastShapes(a: Shape, b: Shape): number[] {
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let dim = rank - 1; dim >= 0; dim--) {
    const x = a[dim - rank + a.length] ?? 1;
    const y = b[dim - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1)
      runtimeError(
        `The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${dim}`,
      );
    shape[dim] = x === 1 ? y : x;
  }
  return shape;
}

/** Replaces one -1 by what is left. */
export function inferSize(sizes: Shape, count: number): number[] {
  const open = sizes.indexOf(-1);
  if (sizes.filter((size) => size === -1).length > 1) runtimeError("only one dimension can be inferred");
  const bad = sizes.find((size) => size < -1);
  if (bad !== undefined) runtimeError(`invalid shape dimension ${bad}`);
  const known = countOf(sizes.filter((size) => size !== -1));
  const fits = open < 0 ? known === count : known > 0 && count % known === 0;
  if (open >= 0 && known === 0 && count === 0)
    runtimeError(
      `cannot reshape tensor of 0 elements into shape ${showShape(sizes)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  if (!fits) runtimeError(`shape '${showShape(sizes)}' is invalid for input of size ${count}`);
  return sizes.map((size) => (size === -1 ? count / known : size));
}

/** Strides that give `shape` on the same memory, or null when only a copy can (PyTorch's computeStride). */
export function viewStrides(oldShape: Shape, oldStrides: Shape, shape: Shape): number[] | null {
  if (countOf(oldShape) === 0 || oldShape.length === 0) return contiguousStrides(shape);
  const strides = new Array<number>(shape.length).fill(1);
  let viewDim = shape.length - 1;
  let chunkBase = oldStrides[oldStrides.length - 1] ?? 1;
  let tensorCount = 1;
  let viewCount = 1;
  for (let dim = oldShape.length - 1; dim >= 0; dim--) {
    tensorCount *= oldShape[dim];
    const chunkEnds =
      dim === 0 || (oldShape[dim - 1] !== 1 && oldStrides[dim - 1] !== tensorCount * chunkBase);
    if (!chunkEnds) continue;
    while (viewDim >= 0 && (viewCount < tensorCount || shape[viewDim] === 1)) {
      strides[viewDim] = viewCount * chunkBase;
      viewCount *= shape[viewDim];
      viewDim--;
    }
    if (viewCount !== tensorCount) return null;
    if (dim > 0) {
      chunkBase = oldStrides[dim - 1];
      tensorCount = 1;
      viewCount = 1;
    }
  }
  return viewDim === -1 ? strides : null;
}
