/** Reading and writing at places that indices and masks name: gather, scatter, index_add, masked_fill and their like. */
import * as arithmetic from "../core/arithmetic";
import * as choose from "../core/choosing";
import { held } from "../core/held";
import { nonzero, put } from "../core/indexing";
import { runtimeError } from "../core/failure";
import { wrapDim } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { clone, expand, reshape, slice } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Sequence, type Value } from "./value";

const input = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const inPlace = { inPlace: true };

const indexPut = (x: Tensor, indices: Value, values: Tensor, accumulate: boolean): Tensor => {
  const picks = indices instanceof Sequence ? indices.items.filter((item) => item !== null) : [];
  const tensors = (picks as Tensor[]).flatMap((pick) => (pick.dtype === "bool" ? nonzero(pick) : [pick]));
  return put(x, [...tensors, ...x.shape.slice(tensors.length).map(() => null)], values, accumulate);
};

/** The source's first elements, one after another, go where the mask is true; in place. */
function maskedScatter(x: Tensor, mask: Tensor, source: Tensor): Tensor {
  if (mask.dtype !== "bool" && mask.dtype !== "uint8")
    runtimeError("masked_scatter_ expects BoolTensor mask");
  const places = nonzero(expand(mask, x.shape));
  const count = places[0]?.count ?? 1;
  if (source.count < count) runtimeError("Number of elements of source < number of ones in mask");
  return put(x, places, slice(reshape(source, [-1]), 0, 0, count, 1), false);
}

const alongIndex = { ...input, dim: arg.int, index: arg.tensor };

/** Writes slices of a source to the places that an index names along a dimension, in place. */
function indexInto(x: Tensor, dim: number, index: Tensor, source: Tensor, accumulate: boolean): Tensor {
  const at = wrapDim(dim, x.rank);
  return put(
    x,
    x.shape.map((_, other) => (other === at ? index : null)),
    source,
    accumulate,
  );
}

/** Reading and writing at places, by name. */
export const placing: Operations = {
  gather: operation({ ...input, dim: arg.int, index: arg.tensor }, ({ input: x, dim, index }) =>
    choose.gather(x, dim, index),
  ),
  take_along_dim: operation({ ...input, indices: arg.tensor, dim: arg.int }, ({ input: x, indices, dim }) =>
    choose.gather(x, dim, indices),
  ),
  scatter_: operation(
    { ...input, dim: arg.int, index: arg.tensor, src: arg.operand },
    ({ input: x, dim, index, src }) => choose.scatterInto(x, dim, index, src, false),
    onTensor,
  ),
  scatter_add_: operation(
    { ...input, dim: arg.int, index: arg.tensor, src: arg.tensor },
    ({ input: x, dim, index, src }) => choose.scatterInto(x, dim, index, src, true),
    onTensor,
  ),
  scatter: operation(
    { ...input, dim: arg.int, index: arg.tensor, src: arg.operand },
    ({ input: x, dim, index, src }) => choose.scatterInto(clone(x), dim, index, held(src, x.dtype), false),
  ),
  scatter_add: operation(
    { ...input, dim: arg.int, index: arg.tensor, src: arg.tensor },
    ({ input: x, dim, index, src }) => choose.scatterInto(clone(x), dim, index, src, true),
  ),
  index_add: operation(
    { ...alongIndex, source: arg.tensor, alpha: arg.keyword(arg.or(arg.number, 1)) },
    ({ input: x, dim, index, source, alpha }) =>
      indexInto(clone(x), dim, index, arithmetic.mul(source, arithmetic.number(alpha)), true),
  ),
  index_add_: operation(
    { ...alongIndex, source: arg.tensor, alpha: arg.keyword(arg.or(arg.number, 1)) },
    ({ input: x, dim, index, source, alpha }) =>
      indexInto(x, dim, index, alpha === 1 ? source : arithmetic.mul(source, arithmetic.number(alpha)), true),
    onTensor,
  ),
  index_copy: operation({ ...alongIndex, source: arg.tensor }, ({ input: x, dim, index, source }) =>
    indexInto(clone(x), dim, index, source, false),
  ),
  index_copy_: operation(
    { ...alongIndex, source: arg.tensor },
    ({ input: x, dim, index, source }) => indexInto(x, dim, index, source, false),
    onTensor,
  ),
  index_fill: operation({ ...alongIndex, value: arg.operand }, ({ input: x, dim, index, value }) =>
    indexInto(clone(x), dim, index, held(value, x.dtype), false),
  ),
  index_fill_: operation(
    { ...alongIndex, value: arg.operand },
    ({ input: x, dim, index, value }) => indexInto(x, dim, index, held(value, x.dtype), false),
    onTensor,
  ),
  index_select: operation({ ...input, dim: arg.int, index: arg.tensor }, ({ input: x, dim, index }) =>
    choose.indexSelect(x, dim, index),
  ),
  index_put_: operation(
    { ...input, indices: arg.anything, values: arg.tensor, accumulate: arg.or(arg.flag, false) },
    ({ input: x, indices, values, accumulate }) => indexPut(x, indices, values, accumulate),
    onTensor,
  ),
  index_put: operation(
    { ...input, indices: arg.anything, values: arg.tensor, accumulate: arg.or(arg.flag, false) },
    ({ input: x, indices, values, accumulate }) => indexPut(clone(x), indices, values, accumulate),
  ),
  masked_scatter: operation(
    { ...input, mask: arg.tensor, source: arg.tensor },
    ({ input: x, mask, source }) => maskedScatter(clone(x), mask, source),
  ),
  masked_scatter_: operation(
    { ...input, mask: arg.tensor, source: arg.tensor },
    ({ input: x, mask, source }) => maskedScatter(x, mask, source),
    onTensor,
  ),
  masked_select: operation({ ...input, mask: arg.tensor }, ({ input: x, mask }) =>
    choose.maskedSelect(x, mask),
  ),
  masked_fill: operation(
    { ...input, mask: arg.tensor, value: arg.operand },
    ({ input: x, mask, value }) => choose.maskedFill(x, mask, held(value, x.dtype)),
    inPlace,
  ),
  take: operation({ ...input, index: arg.tensor }, ({ input: x, index }) => choose.take(x, index)),
  nonzero: operation(
    { ...input, as_tuple: arg.keyword(arg.or(arg.flag, false)) },
    ({ input: x, as_tuple }) => (as_tuple ? new Sequence(nonzero(x)) : choose.nonzeroRows(x)),
  ),
  argwhere: operation(input, ({ input: x }) => choose.nonzeroRows(x)),
};
