/** Operations that give another window on the same memory. */
import { record } from "./autograd";
import { runtimeError } from "./failure";
import { placesWithin, spread } from "./places";
import { contiguousStrides, inferSize, showShape, viewStrides, wrapDim, type Shape } from "./shape";
import { blank, dense, placesOf, Tensor } from "./tensor";

/** Another window; the base of all views is the tensor that owns the memory. */
export function window(of: Tensor, shape: Shape, strides: Shape, offset = of.offset): Tensor {
  const view = new Tensor(of.storage, of.dtype, shape, strides, offset);
  view.viewOf(of.base ?? of);
  return view;
}

/** Row-major copy with its own memory, recorded. */
export function clone(tensor: Tensor, name = "CloneBackward0"): Tensor {
  const out = blank(tensor.dtype, tensor.shape);
  out.storage.data.set(dense(tensor));
  return record(out, name, [tensor], (grad) => [grad]);
}

/** The tensor itself when contiguous, else a copy. */
export const contiguous = (tensor: Tensor): Tensor => (tensor.contiguous ? tensor : clone(tensor));

/** A recorded window whose gradient goes back to the places that it shows; where it shows one twice, they add up. */
export function scatteringWindow(
  of: Tensor,
  name: string,
  shape: Shape,
  strides: Shape,
  offset: number,
): Tensor {
  const view = window(of, shape, strides, offset);
  return record(view, name, [of], (grad) => [spread(grad, placesWithin(of, view), of)]);
}

/** tensor.view: RuntimeError when strides do not allow it. */
export function view(tensor: Tensor, sizes: Shape, name = "ViewBackward0"): Tensor {
  const shape = inferSize(sizes, tensor.count);
  const strides = viewStrides(tensor.shape, tensor.strides, shape);
  if (!strides)
    runtimeError(
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  const out = window(tensor, shape, strides);
  return record(out, name, [tensor], (grad) => [reshape(grad, tensor.shape)]);
}

/** A view where strides allow it, else a copy. */
export function reshape(tensor: Tensor, sizes: Shape): Tensor {
  const shape = inferSize(sizes, tensor.count);
  if (viewStrides(tensor.shape, tensor.strides, shape))
    return view(tensor, shape, tensor.gradFn || tensor.requiresGrad ? reshapeName(tensor) : undefined);
  return view(clone(tensor), shape, "UnsafeViewBackward0");
}

/** reshape's alias node has its own name in PyTorch 1.13. */
const reshapeName = (tensor: Tensor): string =>
  tensor.contiguous ? "ReshapeAliasBackward0" : "ReshapeAliasBackward0";

/** tensor.permute. */
export function permute(tensor: Tensor, dims: Shape, name = "PermuteBackward0"): Tensor {
  if (dims.length !== tensor.rank)
    runtimeError(
      `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${tensor.rank} is not equal to len(dims) = ${dims.length}`,
    );
  const order = dims.map((dim) => wrapDim(dim, tensor.rank));
  if (new Set(order).size !== order.length) runtimeError("permute(): duplicate dims are not allowed.");
  const out = window(
    tensor,
    order.map((dim) => tensor.shape[dim]),
    order.map((dim) => tensor.strides[dim]),
  );
  const inverse = order.map((_, at) => order.indexOf(at));
  return record(out, name, [tensor], (grad) => [permute(grad, inverse)]);
}

/** tensor.transpose(a, b). */
export function transpose(tensor: Tensor, a: number, b: number, name = "TransposeBackward0"): Tensor {
  const order = tensor.shape.map((_, dim) => dim);
  const [first, second] = [wrapDim(a, tensor.rank), wrapDim(b, tensor.rank)];
  if (order.length > 0) [order[first], order[second]] = [order[second], order[first]];
  return permute(tensor, order, name);
}

/** tensor.t(): RuntimeError above two dimensions. */
export function t(tensor: Tensor): Tensor {
  if (tensor.rank > 2) runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${tensor.rank}D`);
  return tensor.rank < 2 ? alias(tensor, "TBackward0") : transpose(tensor, 0, 1, "TBackward0");
}

/** The same window once more. */
export function alias(tensor: Tensor, name = "AliasBackward0"): Tensor {
  return record(window(tensor, tensor.shape, tensor.strides), name, [tensor], (grad) => [grad]);
}

/** The transpose of the last two dimensions. */
export const matrixTranspose = (tensor: Tensor): Tensor => transpose(tensor, -2, -1);

/** tensor.expand; -1 keeps a size. */
export function expand(tensor: Tensor, sizes: Shape): Tensor {
  const extra = sizes.length - tensor.rank;
  if (extra < 0)
    runtimeError(
      `expand(torch.FloatTensor{${showShape(tensor.shape)}}, size=${showShape(sizes)}): the number of sizes provided (${sizes.length}) must be greater or equal to the number of dimensions in the tensor (${tensor.rank})`,
    );
  const strides = sizes.map(() => 0);
  const shape = [...sizes];
  // the last size that does not fit is told
  for (let dim = sizes.length - 1; dim >= 0; dim--) {
    const size = sizes[dim];
    const own = dim < extra ? 1 : tensor.shape[dim - extra];
    if (dim < extra && size === -1)
      runtimeError(
        `The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${dim}`,
      );
    const wanted = size === -1 ? own : size;
    if (own !== 1 && own !== wanted)
      runtimeError(
        `The expanded size of the tensor (${wanted}) must match the existing size (${own}) at non-singleton dimension ${dim}.  Target sizes: ${showShape(sizes)}.  Tensor sizes: ${showShape(tensor.shape)}`,
      );
    if (dim >= extra && own === wanted) strides[dim] = tensor.strides[dim - extra];
    shape[dim] = wanted;
  }
  const out = window(tensor, shape, strides);
  return record(out, "ExpandBackward0", [tensor], (grad) => [sumTo(grad, tensor.shape)]);
}

/** Sums a broadcast gradient back to a shape. */
export function sumTo(grad: Tensor, shape: Shape): Tensor {
  if (grad.shape.join() === shape.join()) return grad;
  const padded = [...grad.shape.slice(shape.length).map(() => 1), ...shape];
  const strides = contiguousStrides(padded).map((stride, dim) => (padded[dim] === 1 ? 0 : stride));
  const out = blank(grad.dtype, shape);
  const exact = new Float64Array(out.count);
  const values = dense(grad);
  placesOf(grad.shape, strides, 0).forEach((place, at) => (exact[place] += values[at]));
  out.storage.data.set(exact);
  return record(out, "SumBackward1", [grad], (again) => [expand(reshape(again, padded), grad.shape)]);
}

/** tensor.unsqueeze(dim). */
export function unsqueeze(tensor: Tensor, dim: number): Tensor {
  const at = wrapDim(dim, tensor.rank + 1);
  const shape = [...tensor.shape.slice(0, at), 1, ...tensor.shape.slice(at)];
  const step = at < tensor.rank ? tensor.shape[at] * tensor.strides[at] : 1;
  const strides = [...tensor.strides.slice(0, at), step, ...tensor.strides.slice(at)];
  return record(window(tensor, shape, strides), "UnsqueezeBackward0", [tensor], (grad) => [
    reshape(grad, tensor.shape),
  ]);
}

/** tensor.squeeze(dim); null squeezes every dimension of size one. @param node its name in the graph, if it is another */
export function squeeze(tensor: Tensor, dim: number | null, node?: string): Tensor {
  const only = dim === null ? null : wrapDim(dim, tensor.rank);
  const kept = tensor.shape.flatMap((size, at) => (size === 1 && (only === null || at === only) ? [] : [at]));
  const out = window(
    tensor,
    kept.map((at) => tensor.shape[at]),
    kept.map((at) => tensor.strides[at]),
  );
  return record(out, node ?? (dim === null ? "SqueezeBackward0" : "SqueezeBackward1"), [tensor], (grad) => [
    reshape(grad, tensor.shape),
  ]);
}

/** tensor.select(dim, index); the caller has checked both. */
export function select(tensor: Tensor, dim: number, index: number): Tensor {
  const without = (list: Shape) => list.filter((_, at) => at !== dim);
  const offset = tensor.offset + index * tensor.strides[dim];
  return scatteringWindow(tensor, "SelectBackward0", without(tensor.shape), without(tensor.strides), offset);
}

/** tensor[start:stop:step] along one dimension; the bounds are already clamped. */
export function slice(tensor: Tensor, dim: number, start: number, count: number, step: number): Tensor {
  const replaced = (list: Shape, value: number) => list.map((own, at) => (at === dim ? value : own));
  return scatteringWindow(
    tensor,
    "SliceBackward0",
    replaced(tensor.shape, count),
    replaced(tensor.strides, tensor.strides[dim] * step),
    tensor.offset + start * tensor.strides[dim],
  );
}
