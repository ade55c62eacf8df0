/** view, t, expand and the others that look at the same memory. */
import { viewBytes } from "../core/bytes";
import { indexError, runtimeError } from "../core/failure";
import { countOf, showShape, wrapDim } from "../core/shape";
import type { Tensor } from "../core/tensor";
import * as views from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

function flatten(input: Tensor, start: number, end: number): Tensor {
  if (input.rank === 0) {
    for (const dim of [start, end]) wrapDim(dim, 1);
    return views.reshape(input, [1]);
  }
  const [from, to] = [wrapDim(start, input.rank), wrapDim(end, input.rank)];
  if (from > to) runtimeError("flatten() has invalid args: start_dim cannot come after end_dim");
  if (from === to) return input;
  const joined = countOf(input.shape.slice(from, to + 1));
  return views.reshape(input, [...input.shape.slice(0, from), joined, ...input.shape.slice(to + 1)]);
}

function movedim(input: Tensor, source: number, destination: number): Tensor {
  const [from, to] = [wrapDim(source, input.rank), wrapDim(destination, input.rank)];
  const order = input.shape.map((_, dim) => dim).filter((dim) => dim !== from);
  order.splice(to, 0, from);
  return views.permute(input, order);
}

function unflatten(input: Tensor, dim: number, sizes: number[]): Tensor {
  const at = wrapDim(dim, input.rank);
  const [own, given] = [input.shape[at], sizes.reduce((product, size) => product * size, 1)];
  if (sizes.length === 0) runtimeError("unflatten: sizes must be non-empty");
  const inferred = given < 0 && own % given === 0;
  if (given !== own && !inferred)
    runtimeError(
      `unflatten: Provided sizes ${showShape(sizes)} don't multiply up to the size of dim ${at} (${own}) in the input tensor`,
    );
  return views.view(input, [...input.shape.slice(0, at), ...sizes, ...input.shape.slice(at + 1)]);
}

function narrow(input: Tensor, dim: number, start: number, length: number): Tensor {
  const at = wrapDim(dim, input.rank);
  const size = input.shape[at];
  const from = start < 0 ? start + size : start;
  if (from < 0 || from + length > size)
    runtimeError(`start (${from}) + length (${length}) exceeds dimension size (${size}).`);
  return views.slice(input, at, from, length, 1);
}

/** tensor.T: all dimensions reversed. */
export const reversed = (input: Tensor): Tensor =>
  views.permute(
    input,
    input.shape.map((_, dim) => input.rank - 1 - dim),
  );

const dims = { dim0: arg.int, dim1: arg.int };
const onTensor = { on: "tensor" } as const;

/** Views, by name. */
export const viewing: Operations = {
  t: operation({ input: arg.tensor }, ({ input }) => views.t(input)),
  view: [
    operation({ input: arg.tensor, size: arg.sizes }, ({ input, size }) => views.view(input, size), onTensor),
    operation(
      { input: arg.tensor, dtype: arg.dtype },
      ({ input, dtype }) => viewBytes(input, dtype),
      onTensor,
    ),
  ],
  view_as: operation(
    { input: arg.tensor, other: arg.tensor },
    ({ input, other }) => views.view(input, other.shape),
    onTensor,
  ),
  reshape: operation({ input: arg.tensor, shape: arg.sizes }, ({ input, shape }) =>
    views.reshape(input, shape),
  ),
  reshape_as: operation(
    { input: arg.tensor, other: arg.tensor },
    ({ input, other }) => views.reshape(input, other.shape),
    onTensor,
  ),
  transpose: operation({ input: arg.tensor, ...dims }, ({ input, dim0, dim1 }) =>
    views.transpose(input, dim0, dim1),
  ),
  swapaxes: operation({ input: arg.tensor, ...dims }, ({ input, dim0, dim1 }) =>
    views.transpose(input, dim0, dim1),
  ),
  permute: operation({ input: arg.tensor, dims: arg.sizes }, ({ input, dims: order }) =>
    views.permute(input, order),
  ),
  movedim: operation(
    { input: arg.tensor, source: arg.int, destination: arg.int },
    ({ input, source, destination }) => movedim(input, source, destination),
  ),
  expand: operation(
    { input: arg.tensor, size: arg.sizes },
    ({ input, size }) => views.expand(input, size),
    onTensor,
  ),
  expand_as: operation(
    { input: arg.tensor, other: arg.tensor },
    ({ input, other }) => views.expand(input, other.shape),
    onTensor,
  ),
  broadcast_to: operation({ input: arg.tensor, size: arg.sizes }, ({ input, size }) =>
    views.expand(input, size),
  ),
  unsqueeze: operation({ input: arg.tensor, dim: arg.int }, ({ input, dim }) => views.unsqueeze(input, dim)),
  squeeze: operation({ input: arg.tensor, dim: arg.maybe(arg.int) }, ({ input, dim }) =>
    views.squeeze(input, dim),
  ),
  flatten: operation(
    { input: arg.tensor, start_dim: arg.or(arg.int, 0), end_dim: arg.or(arg.int, -1) },
    ({ input, start_dim, end_dim }) => flatten(input, start_dim, end_dim),
  ),
  ravel: operation({ input: arg.tensor }, ({ input }) => views.reshape(input, [-1])),
  unflatten: operation({ input: arg.tensor, dim: arg.int, sizes: arg.ints }, ({ input, dim, sizes }) =>
    unflatten(input, dim, sizes),
  ),
  narrow: operation(
    { input: arg.tensor, dim: arg.int, start: arg.int, length: arg.int },
    ({ input, dim, start, length }) => narrow(input, dim, start, length),
  ),
  select: operation({ input: arg.tensor, dim: arg.int, index: arg.int }, ({ input, dim, index }) => {
    const at = wrapDim(dim, input.rank);
    const size = input.shape[at];
    if (index < -size || index >= size)
      indexError(
        `select(): index ${index} out of range for tensor of size ${showShape(input.shape)} at dimension ${at}`,
      );
    return views.select(input, at, index < 0 ? index + size : index);
  }),
  clone: operation({ input: arg.tensor }, ({ input }) => views.clone(input)),
  contiguous: operation({ input: arg.tensor }, ({ input }) => views.contiguous(input), onTensor),
};
