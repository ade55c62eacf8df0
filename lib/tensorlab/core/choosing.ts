/** Choosing between elements: where, clamp, gather, scatter, masks. */
import { mul, number, sub, toType } from "./arithmetic";
import { record, renamed } from "./autograd";
import { legacyNames, type DType } from "./dtype";
import { broadcastValues } from "./elementwise";
import { indexError, runtimeError } from "./failure";
import { held } from "./held";
import { nonzero, putFlat } from "./indexing";
import { pickFlat } from "./places";
import { resultType } from "./promotion";
import { broadcastShapes, contiguousStrides, countOf, showShape, wrapDim, type Shape } from "./shape";
import { blank, dense, fromValues, onlyValue, Tensor } from "./tensor";
import { expand, sumTo } from "./views";
import { stack } from "./joining";

/** torch.where(condition, a, b). RuntimeError for a number that the type cannot hold. */
export function where(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  if (condition.dtype !== "bool" && condition.dtype !== "uint8")
    runtimeError(
      `where expected condition to be a boolean tensor, but got a tensor with dtype ${legacyNames[condition.dtype]}`,
    );
  const dtype = resultType(a, b);
  for (const value of [a, b]) held(value, dtype);
  const shape = broadcastShapes(broadcastShapes(condition.shape, a.shape), b.shape);
  const test = broadcastValues(condition, shape, "bool");
  const [x, y] = [broadcastValues(a, shape, dtype), broadcastValues(b, shape, dtype)];
  const out = blank(dtype, shape);
  for (let at = 0; at < test.length; at++) out.storage.data[at] = test[at] ? x[at] : y[at];
  const part = (grad: Tensor, of: Tensor, when: number) =>
    toType(sumTo(mul(grad, maskOf(test, when, shape, grad.dtype)), of.shape), of.dtype);
  return record(out, "WhereBackward0", [a, b], (grad) => [
    a.requiresGrad ? part(grad, a, 1) : null,
    b.requiresGrad ? part(grad, b, 0) : null,
  ]);
}

const maskOf = (test: ArrayLike<number>, when: number, shape: Shape, dtype: DType): Tensor =>
  fromValues(
    Array.from(test, (value) => Number(value === when)),
    dtype,
    shape,
  );

/** Row-major places in `of` that an index tensor names along a dimension. */
function gatherPlaces(of: Tensor, dim: number, index: Tensor, name: string): Int32Array {
  if (index.dtype !== "int64") runtimeError(`${name}(): Expected dtype int64 for index`);
  if (index.rank !== of.rank)
    runtimeError(
      `Index tensor must have the same number of dimensions as ${name === "gather" ? "input" : "self"} tensor`,
    );
  const strides = contiguousStrides(of.shape);
  const own = contiguousStrides(index.shape);
  return Int32Array.from(dense(index), (value, at) => {
    if (value < 0 || value >= of.shape[dim])
      runtimeError(`index ${value} is out of bounds for dimension ${dim} with size ${of.shape[dim]}`);
    let place = 0;
    for (let other = 0; other < of.rank; other++)
      place += (other === dim ? value : Math.floor(at / own[other]) % index.shape[other]) * strides[other];
    return place;
  });
}

/** torch.gather. */
export function gather(tensor: Tensor, dim: number, index: Tensor): Tensor {
  const at = wrapDim(dim, tensor.rank);
  index.shape.forEach((size, other) => {
    if (other !== at && size > tensor.shape[other])
      runtimeError(
        `Size does not match at dimension ${other} expected index ${showShape(index.shape)} to be smaller than self ${showShape(tensor.shape)} apart from dimension ${at}`,
      );
  });
  const out = pickFlat(tensor, gatherPlaces(tensor, at, index, "gather"), index.shape);
  if (out.gradFn) out.gradFn.name = "GatherBackward0";
  return out;
}

/** tensor.scatter_ and scatter_add_, in place. */
export function scatterInto(
  tensor: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  add: boolean,
): Tensor {
  const at = wrapDim(dim, tensor.rank);
  if (!source.wrapped && source.dtype !== tensor.dtype)
    runtimeError("scatter(): Expected self.dtype to be equal to src.dtype");
  const places = gatherPlaces(tensor, at, index, "scatter");
  if (source.rank > 0 && !source.wrapped) checkCovers(tensor, at, index, source);
  const values =
    source.rank === 0 ? expand(toType(source, tensor.dtype), index.shape) : cut(source, index.shape);
  return putFlat(tensor, places, values, add);
}

/** RuntimeError unless a source has a value for each index. */
function checkCovers(tensor: Tensor, dim: number, index: Tensor, source: Tensor): void {
  if (index.shape.some((size, axis) => size > source.shape[wrapDim(axis, source.rank)]))
    runtimeError(
      `Expected index ${showShape(index.shape)} to be smaller than self ${showShape(tensor.shape)} apart from dimension ${dim} and to be smaller size than src ${showShape(source.shape)}`,
    );
}

/** The corner of a source that an index covers. */
function cut(source: Tensor, shape: Shape): Tensor {
  const strides = contiguousStrides(source.shape);
  const own = contiguousStrides(shape);
  const places = Int32Array.from({ length: countOf(shape) }, (_, at) =>
    shape.reduce((place, size, dim) => place + (Math.floor(at / own[dim]) % size) * strides[dim], 0),
  );
  return pickFlat(source, places, shape);
}

/** torch.index_select. */
export function indexSelect(tensor: Tensor, dim: number, index: Tensor): Tensor {
  const at = wrapDim(dim, tensor.rank);
  if (index.rank > 1) indexError("index_select(): Index is supposed to be a vector");
  if (index.dtype !== "int64" && index.dtype !== "int32")
    runtimeError("index_select(): Expected dtype int32 or int64 for index");
  const strides = contiguousStrides(tensor.shape);
  const shape = tensor.shape.map((size, other) => (other === at ? index.count : size));
  const own = contiguousStrides(shape);
  const picked = dense(index);
  picked.forEach((value) => {
    if (value < 0 || value >= tensor.shape[at]) indexError("index out of range in self");
  });
  const places = Int32Array.from({ length: countOf(shape) }, (_, place) =>
    shape.reduce((sum, size, other) => {
      const index1 = Math.floor(place / own[other]) % size;
      return sum + (other === at ? picked[index1] : index1) * strides[other];
    }, 0),
  );
  const out = pickFlat(tensor, places, shape);
  if (out.gradFn) out.gradFn.name = "IndexSelectBackward0";
  return out;
}

function truePlaces(mask: Tensor, shape: Shape): Int32Array {
  const found: number[] = [];
  broadcastValues(mask, shape, "bool").forEach((value, at) => value && found.push(at));
  return Int32Array.from(found);
}

function checkBoolMask(mask: Tensor, name: string): void {
  if (mask.dtype !== "bool" && mask.dtype !== "uint8")
    runtimeError(`${name} only supports boolean masks, but got mask with dtype ${mask.dtype}`);
}

/** torch.masked_select. */
export function maskedSelect(tensor: Tensor, mask: Tensor): Tensor {
  if (mask.dtype !== "bool") runtimeError("masked_select: expected BoolTensor for mask");
  const shape = broadcastShapes(tensor.shape, mask.shape);
  const places = truePlaces(mask, shape);
  const out = pickFlat(expand(tensor, shape), places, [places.length]);
  if (out.gradFn) out.gradFn.name = "MaskedSelectBackward0";
  return out;
}

/** torch.masked_fill. */
export function maskedFill(tensor: Tensor, mask: Tensor, value: Tensor): Tensor {
  if (mask.dtype === "int64") {
    if (dense(mask).some((value) => value !== 0 && value !== 1))
      runtimeError("Mask tensor can take 0 and 1 values only");
  } else checkBoolMask(mask, "masked_fill_");
  if (value.rank > 0)
    runtimeError(
      `masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`,
    );
  const shape = broadcastShapes(mask.shape, tensor.shape);
  const wide = expand(tensor, shape);
  const out = blank(tensor.dtype, shape);
  out.storage.data.set(dense(wide));
  const filling = toType(value, tensor.dtype);
  const places = truePlaces(mask, shape);
  places.forEach((place) => (out.storage.data[place] = onlyValue(filling)));
  const made = record(out, "MaskedFillBackward0", [wide, filling], (grad) => {
    const hidden = fromValues(broadcastValues(mask, shape, "bool"), grad.dtype, shape);
    return [
      mul(grad, sub(number(1), hidden)),
      filling.requiresGrad ? sumTo(mul(grad, hidden), filling.shape) : null,
    ];
  });
  return renamed(made, "MaskedFillBackward0", [tensor, ...(value.wrapped ? [] : [value])]);
}

/** torch.nonzero: one row per true element. */
export function nonzeroRows(tensor: Tensor): Tensor {
  const columns = nonzero(tensor);
  if (columns.length === 0) return blank("int64", [tensor.storage.data[tensor.offset] ? 1 : 0, 0]);
  const rows = stack(columns, 0);
  return new Tensor(rows.storage, "int64", [rows.shape[1], columns.length], [1, rows.shape[1]]);
}

/** torch.take: places count row-major. */
export function take(tensor: Tensor, index: Tensor): Tensor {
  const places = Int32Array.from(dense(index), (value) => {
    if (value < -tensor.count || value >= tensor.count)
      indexError(`out of range: tried to access index ${value} on a tensor of ${tensor.count} elements.`);
    return value < 0 ? value + tensor.count : value;
  });
  return pickFlat(tensor, places, index.shape);
}
