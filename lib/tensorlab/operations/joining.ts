/** cat, stack, split and their like. */
import { needRoom } from "../core/dtype";
import { broadcastShapes, wrapDim } from "../core/shape";
import * as join from "../core/joining";
import { dense, fromValues, type Tensor } from "../core/tensor";
import { indexSelect } from "../core/choosing";
import { clone, expand, reshape, scatteringWindow } from "../core/views";
import { warnOnce } from "../core/warning";
import { renamed } from "../core/autograd";
import { misfitting, runtimeError } from "../core/failure";
import { full } from "../core/creation";
import { copyInto } from "../core/in-place";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Int, Sequence } from "./value";

const onTorch = { on: "torch" } as const;
const tuple = (tensors: readonly Tensor[]): Sequence => new Sequence(tensors);
const along = { dim: arg.or(arg.int, 0) };
const inPlace = { inPlace: true };
const input = { input: arg.tensor };

const joined = (f: (tensors: readonly Tensor[], dim: number) => Tensor) =>
  operation({ tensors: arg.tensors, ...along }, ({ tensors, dim }) => f(tensors, dim), onTorch);

function tile(tensor: Tensor, sizes: readonly number[]): Tensor {
  return join.repeat(tensor, [...tensor.shape.slice(sizes.length).map(() => 1), ...sizes]);
}

function repeatInterleave(tensor: Tensor, repeats: number, dim: number | null): Tensor {
  const flat = dim === null ? reshape(tensor, [-1]) : tensor;
  const at = wrapDim(dim ?? 0, flat.rank);
  const wide = [...flat.shape.slice(0, at + 1), 1, ...flat.shape.slice(at + 1)];
  const spread = wide.map((size, other) => (other === at + 1 ? repeats : size));
  const shape = flat.shape.map((size, other) => (other === at ? size * repeats : size));
  return reshape(expand(reshape(flat, wide), spread), shape);
}

function diag(tensor: Tensor, shift: number): Tensor {
  if (tensor.rank === 2) return renamed(clone(diagonal(tensor, shift)), "DiagBackward0", [tensor]);
  if (tensor.rank !== 1) return runtimeError("matrix or a vector expected");
  const size = tensor.count + Math.abs(shift);
  const out = full([size, size], 0, tensor.dtype);
  copyInto(diagonal(out, shift), tensor);
  return renamed(out, "DiagBackward0", [tensor]);
}

function diagonal(tensor: Tensor, shift: number): Tensor {
  if (tensor.rank < 2) runtimeError("diagonal dimensions cannot be identical 0, 0");
  const { offset, length, stride } = join.diagonal(tensor, shift);
  return scatteringWindow(
    tensor,
    "DiagonalBackward0",
    [...tensor.shape.slice(0, -2), length],
    [...tensor.strides.slice(0, -2), stride],
    offset,
  );
}

function broadcast(tensors: readonly Tensor[]): Tensor[] {
  const shape = tensors.reduce<number[]>((sofar, tensor) => broadcastShapes(sofar, tensor.shape), []);
  return tensors.map((tensor) => expand(tensor, shape));
}

function meshgrid(tensors: readonly Tensor[], indexing: string): Tensor[] {
  const shape = tensors.map(({ count }) => count);
  const grids = tensors.map((tensor, dim) =>
    expand(
      reshape(
        tensor,
        shape.map((size, other) => (other === dim ? size : 1)),
      ),
      shape,
    ),
  );
  if (indexing === "ij" || grids.length < 2) return grids;
  const swapped = meshgrid([tensors[1], tensors[0], ...tensors.slice(2)], "ij");
  return [swapped[1], swapped[0], ...swapped.slice(2)];
}

function stacked(tensors: readonly Tensor[], dim: number, least: number): Tensor {
  const atLeast = (tensor: Tensor): Tensor => {
    if (tensor.rank >= least) return tensor;
    return reshape(tensor, least === 1 ? [-1] : [1, -1]);
  };
  const wide = tensors.map(atLeast);
  return join.cat(wide, dim);
}

/** Side by side: along the only dimension, or the second; the first of them says how many there are. */
function stackedAside(tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 0) runtimeError("hstack expects a non-empty TensorList");
  const ranks = tensors.map(({ rank }) => Math.max(rank, 1));
  for (const rank of ranks)
    if (rank !== ranks[0])
      runtimeError(`Tensors must have same number of dimensions: got ${ranks[0]} and ${rank}`);
  return stacked(tensors, ranks[0] === 1 ? 0 : 1, 1);
}

/** With three dimensions at least, as torch.atleast_3d makes them. */
function inDepth(tensor: Tensor): Tensor {
  if (tensor.rank > 2) return tensor;
  return reshape(tensor, tensor.rank < 2 ? [1, tensor.count, 1] : [...tensor.shape, 1]);
}

/** Slices repeated as often as each one's own number says. */
function repeatEach(x: Tensor, repeats: Tensor, dim: number | null): Tensor {
  const from = dim === null ? reshape(x, [-1]) : x;
  const size = from.shape[wrapDim(dim ?? 0, from.rank)];
  if (repeats.rank !== 1 || (repeats.count !== size && repeats.count !== 1))
    runtimeError("repeats must have the same size as input along dim");
  const counts = dense(repeats);
  let total = 0;
  for (const one of counts) total += repeats.count === 1 ? one * size : one;
  needRoom(total);
  const index = Array.from({ length: size }, (_, at) =>
    Array<number>(counts[repeats.count === 1 ? 0 : at]).fill(at),
  ).flat();
  return indexSelect(from, dim ?? 0, fromValues(index, "int64", [index.length]));
}

/** torch.flipud or fliplr. */
function flipLast(x: Tensor, least: 1 | 2): Tensor {
  if (x.rank < least) runtimeError(`Input must be >= ${least}-d.`);
  return join.flip(x, [least - 1]);
}

/** Joining and parting, by name. */
export const joining: Operations = {
  cat: joined(join.cat),
  concat: joined(join.cat),
  concatenate: joined(join.cat),
  stack: joined(join.stack),
  hstack: operation({ tensors: arg.tensors }, ({ tensors }) => stackedAside(tensors), onTorch),
  column_stack: operation(
    { tensors: arg.tensors },
    ({ tensors }) =>
      join.cat(
        tensors.map((one) => (one.rank < 2 ? reshape(one, [one.count, 1]) : one)),
        1,
      ),
    onTorch,
  ),
  dstack: operation(
    { tensors: arg.tensors },
    ({ tensors }) => {
      if (tensors.length === 0) runtimeError("dstack expects a non-empty TensorList");
      return join.cat(tensors.map(inDepth), 2);
    },
    onTorch,
  ),
  row_stack: operation({ tensors: arg.tensors }, ({ tensors }) => stacked(tensors, 0, 2), onTorch),
  vstack: operation({ tensors: arg.tensors }, ({ tensors }) => stacked(tensors, 0, 2), onTorch),
  split: [
    operation({ ...input, split_size: arg.int, ...along }, ({ input: x, split_size, dim }) =>
      tuple(join.split(x, split_size, dim)),
    ),
    operation({ ...input, split_size: arg.ints, ...along }, ({ input: x, split_size, dim }) =>
      tuple(join.splitSizes(x, split_size, dim)),
    ),
  ],
  chunk: operation({ ...input, chunks: arg.int, ...along }, ({ input: x, chunks, dim }) =>
    tuple(join.chunk(x, chunks, dim)),
  ),
  unbind: operation({ ...input, ...along }, ({ input: x, dim }) => tuple(join.unbind(x, dim))),
  repeat: operation({ ...input, sizes: arg.sizes }, ({ input: x, sizes }) => join.repeat(x, sizes), {
    on: "tensor",
  }),
  tile: operation({ ...input, dims: arg.sizes }, ({ input: x, dims }) => tile(x, dims)),
  repeat_interleave: [
    operation({ ...input, repeats: arg.int, dim: arg.maybe(arg.int) }, ({ input: x, repeats, dim }) =>
      repeatInterleave(x, repeats, dim),
    ),
    operation({ ...input, repeats: arg.tensor, dim: arg.maybe(arg.int) }, ({ input: x, repeats, dim }) =>
      repeatEach(x, repeats, dim),
    ),
  ],
  flip: operation({ ...input, dims: arg.sizes }, ({ input: x, dims }, { asMethod, positional }) => {
    if (!asMethod && positional[1] instanceof Int)
      misfitting("flip(): argument 'dims' (position 2) must be tuple of ints, not int");
    return join.flip(x, dims);
  }),
  fliplr: operation(input, ({ input: x }) => flipLast(x, 2)),
  flipud: operation(input, ({ input: x }) => flipLast(x, 1)),
  roll: operation({ ...input, shifts: arg.ints, dims: arg.or(arg.ints, []) }, ({ input: x, shifts, dims }) =>
    shifts.reduce((sofar, shift, at) => join.roll(sofar, shift, dims[at] ?? null), x),
  ),
  triu: operation(
    { ...input, diagonal: arg.or(arg.int, 0) },
    ({ input: x, diagonal: shift }) => join.triangle(x, (row, column) => column - row >= shift, "triu"),
    inPlace,
  ),
  tril: operation(
    { ...input, diagonal: arg.or(arg.int, 0) },
    ({ input: x, diagonal: shift }) => join.triangle(x, (row, column) => column - row <= shift, "tril"),
    inPlace,
  ),
  diag: operation({ ...input, diagonal: arg.or(arg.int, 0) }, ({ input: x, diagonal: shift }) =>
    diag(x, shift),
  ),
  diagonal: operation({ ...input, offset: arg.or(arg.int, 0) }, ({ input: x, offset }) =>
    diagonal(x, offset),
  ),
  broadcast_tensors: operation(
    { tensors: arg.someTensors },
    ({ tensors }) => tuple(broadcast(tensors)),
    onTorch,
  ),
  meshgrid: operation(
    { tensors: arg.someTensors, indexing: arg.keyword(arg.maybe(arg.text)) },
    ({ tensors, indexing }) => {
      if (indexing === null)
        warnOnce(
          "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.",
        );
      return tuple(meshgrid(tensors, indexing ?? "ij"));
    },
    onTorch,
  ),
};
