/** Rarer ways to arrange elements, and the methods that change a tensor's own shape. */
import { needRoom } from "../core/dtype";
import { pow } from "../core/arithmetic";
import { recording } from "../core/autograd";
import { runtimeError } from "../core/failure";
import { copyInto } from "../core/in-place";
import { pickFlat } from "../core/places";
import { cat, flip, splitSizes } from "../core/joining";
import { broadcastShapes, wrapDim } from "../core/shape";
import { blank, fromValues, type Tensor } from "../core/tensor";
import * as views from "../core/views";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { intTuple, Sequence } from "./value";

const onTorch = { on: "torch" } as const;
const onTensor = { on: "tensor" } as const;
const input = { input: arg.tensor };

/** x.t_() and its like: the tensor itself takes the shape of a view of it. */
function reshapedInPlace(x: Tensor, view: Tensor): Tensor {
  if (recording() && x.requiresGrad)
    runtimeError("changing the shape of a tensor with a gradient in place is not part of this lab");
  x.shape = view.shape;
  x.strides = view.strides;
  x.offset = view.offset;
  return x;
}

function rot90(x: Tensor, k: number, [first, second]: number[]): Tensor {
  const turns = ((k % 4) + 4) % 4;
  if (turns === 0) return views.clone(x);
  if (turns === 2) return flip(x, [first, second]);
  return turns === 1
    ? views.transpose(flip(x, [second]), first, second)
    : views.transpose(flip(x, [first]), first, second);
}

/** torch.tensor_split: parts as equal as can be, or cut before each index. */
function tensorSplit(x: Tensor, parts: number[] | number, dim: number): Tensor[] {
  const size = x.shape[wrapDim(dim, x.rank)];
  if (typeof parts === "number") {
    if (parts <= 0) runtimeError(`number of sections must be larger than 0, got ${parts}`);
    const sizes = Array.from(
      { length: parts },
      (_, at) => Math.floor(size / parts) + (at < size % parts ? 1 : 0),
    );
    return splitSizes(x, sizes, dim);
  }
  const cuts = [0, ...parts.map((at) => Math.min(Math.max(at < 0 ? at + size : at, 0), size)), size];
  return cuts
    .slice(1)
    .map((end, at) => views.slice(x, wrapDim(dim, x.rank), cuts[at], Math.max(end - cuts[at], 0), 1));
}

function blockDiag(tensors: readonly Tensor[]): Tensor {
  const blocks = tensors.map((x) => (x.rank < 2 ? views.reshape(x, [1, -1]) : x));
  const width = blocks.reduce((sum, { shape }) => sum + shape[1], 0);
  let left = 0;
  const rows = blocks.map((block) => {
    const [height, own] = block.shape;
    const zeros = (columns: number) => blank(block.dtype, [height, columns]);
    const row = cat([zeros(left), block, zeros(width - left - own)], 1);
    left += own;
    return row;
  });
  return cat(rows, 0);
}

/** tensor.unfold: windows along a dimension, as a view. */
function unfold(x: Tensor, dimension: number, size: number, step: number): Tensor {
  const dim = wrapDim(dimension, x.rank);
  if (size > x.shape[dim])
    runtimeError(`maximum size for tensor at dimension ${dim} is ${x.shape[dim]} but size is ${size}`);
  const shape = [...x.shape, size];
  shape[dim] = Math.floor((x.shape[dim] - size) / step) + 1;
  const strides = [...x.strides, x.strides[dim]];
  strides[dim] *= step;
  return views.scatteringWindow(x, "UnfoldBackward0", shape, strides, x.offset);
}

/** All choices of r elements of a vector, in order. */
function combinations(x: Tensor, r: number): Tensor {
  if (x.rank !== 1) runtimeError("Expect a 1D vector, but got shape " + `[${x.shape.join(", ")}]`);
  let count = r;
  for (let at = 0; at < r; at++) count *= (x.count - at) / (at + 1);
  needRoom(count);
  const rows: number[][] = [];
  const choose = (from: number, chosen: number[]): void => {
    if (chosen.length === r) rows.push(chosen);
    else for (let at = from; at < x.count; at++) choose(at + 1, [...chosen, at]);
  };
  choose(0, []);
  return pickFlat(x, Int32Array.from(rows.flat()), [rows.length, r]);
}

/** torch.cartesian_prod: every row takes one element of each vector. */
function cartesianProduct(vectors: readonly Tensor[]): Tensor {
  if (vectors.length === 1) return vectors[0];
  const count = vectors.reduce((product, { count: own }) => product * own, 1);
  needRoom(count * vectors.length);
  let each = count;
  const columns = vectors.map((vector) => {
    each /= Math.max(vector.count, 1);
    const places = Int32Array.from({ length: count }, (_, at) => Math.floor(at / each) % vector.count);
    return pickFlat(vector, places, [count, 1]);
  });
  return cat(columns, 1);
}

function vander(x: Tensor, n: number | null, increasing: boolean): Tensor {
  const columns = n ?? x.count;
  needRoom(columns * x.count);
  const powers = Array.from({ length: columns }, (_, at) => (increasing ? at : columns - 1 - at));
  return pow(views.unsqueeze(x, 1), fromValues(powers, "int64", [columns]));
}

const atLeast = (rank: number): Operation =>
  operation(
    input,
    ({ input: x }) => {
      let out = x;
      if (rank === 3 && out.rank === 2) return views.unsqueeze(out, 2);
      while (out.rank < rank) out = views.unsqueeze(out, out.rank === 0 || out.rank === 1 ? 0 : out.rank);
      return out;
    },
    onTorch,
  );

function asStrided(x: Tensor, size: number[], stride: number[], offset: number): Tensor {
  const last = size.reduce((sum, own, dim) => sum + Math.max(own - 1, 0) * stride[dim], offset);
  if (last >= x.storage.data.length || stride.some((step) => step < 0))
    runtimeError(
      `setStorage: sizes [${size.join(", ")}], strides [${stride.join(", ")}], storage offset ${offset} are out of bounds for storage of ${x.storage.data.length} elements`,
    );
  if (recording() && x.requiresGrad) runtimeError("the gradient of torch.as_strided is not part of this lab");
  return views.window(x, size, stride, offset);
}

const dims = { dim0: arg.int, dim1: arg.int };

/** Two shapes that meet in one, or a refusal in this function's own words. */
function together(one: number[], other: number[]): number[] {
  const meet = one.every((size, dim) => {
    const beside = other[dim - one.length + other.length] ?? 1;
    return size === beside || size === 1 || beside === 1;
  });
  return meet
    ? broadcastShapes(one, other)
    : runtimeError("Shape mismatch: objects cannot be broadcast to a single shape");
}

/** Rarer arrangements, by name. */
export const shaping: Operations = {
  t_: operation(input, ({ input: x }) => reshapedInPlace(x, views.t(x)), onTensor),
  transpose_: operation(
    { ...input, ...dims },
    ({ input: x, dim0, dim1 }) => reshapedInPlace(x, views.transpose(x, dim0, dim1)),
    onTensor,
  ),
  squeeze_: operation(
    { ...input, dim: arg.maybe(arg.int) },
    ({ input: x, dim }) => reshapedInPlace(x, views.squeeze(x, dim)),
    onTensor,
  ),
  unsqueeze_: operation(
    { ...input, dim: arg.int },
    ({ input: x, dim }) => reshapedInPlace(x, views.unsqueeze(x, dim)),
    onTensor,
  ),
  adjoint: operation(input, ({ input: x }) => views.matrixTranspose(x)),
  rot90: operation({ ...input, k: arg.or(arg.int, 1), dims: arg.or(arg.ints, [0, 1]) }, (given) =>
    rot90(given.input, given.k, given.dims),
  ),
  tensor_split: [
    operation(
      { ...input, sections: arg.int, dim: arg.or(arg.int, 0) },
      ({ input: x, sections, dim }) => new Sequence(tensorSplit(x, sections, dim)),
    ),
    operation(
      { ...input, indices: arg.ints, dim: arg.or(arg.int, 0) },
      ({ input: x, indices, dim }) => new Sequence(tensorSplit(x, indices, dim)),
    ),
  ],
  block_diag: operation({ tensors: arg.someTensors }, ({ tensors }) => blockDiag(tensors), onTorch),
  unfold: operation(
    { ...input, dimension: arg.int, size: arg.int, step: arg.int },
    ({ input: x, dimension, size, step }) => unfold(x, dimension, size, step),
    onTensor,
  ),
  as_strided: operation(
    { ...input, size: arg.ints, stride: arg.ints, storage_offset: arg.maybe(arg.int) },
    ({ input: x, size, stride, storage_offset }) => asStrided(x, size, stride, storage_offset ?? x.offset),
  ),
  combinations: operation(
    { ...input, r: arg.or(arg.int, 2) },
    ({ input: x, r }) => combinations(x, r),
    onTorch,
  ),
  cartesian_prod: operation(
    { tensors: arg.someTensors },
    ({ tensors }) => cartesianProduct(tensors),
    onTorch,
  ),
  vander: operation(
    { x: arg.tensor, N: arg.maybe(arg.int), increasing: arg.or(arg.flag, false) },
    ({ x, N, increasing }) => vander(x, N, increasing),
    onTorch,
  ),
  atleast_1d: atLeast(1),
  atleast_2d: atLeast(2),
  atleast_3d: atLeast(3),
  broadcast_shapes: operation(
    { shapes: { ...arg.anything, rest: true } },
    ({ shapes }) => {
      const all = (shapes as Sequence).items.map((shape) => arg.ints.read(shape) ?? []);
      return intTuple(all.reduce<number[]>(together, []), "torch.Size");
    },
    onTorch,
  ),
  fill_diagonal_: operation(
    { ...input, fill_value: arg.operand },
    ({ input: x, fill_value }) => {
      if (x.rank !== 2) runtimeError("fill_diagonal_ of other than matrices is not part of this lab");
      const [rows, columns] = x.shape;
      const [size, stride] = [[Math.min(rows, columns)], [x.strides[0] + x.strides[1]]];
      copyInto(views.scatteringWindow(x, "DiagonalBackward0", size, stride, x.offset), fill_value);
      return x;
    },
    onTensor,
  ),
};
