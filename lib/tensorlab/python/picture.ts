/** A tensor as the notebook draws it. */
import type { Tensor } from "../core/tensor";
import { pictureLimit, type TensorPicture } from "../protocol";

const digits = 4;

/** A value as short text: whole numbers whole, others to four decimals. */
function valueText(value: number, dtype: Tensor["dtype"]): string {
  if (dtype === "bool") return value !== 0 ? "True" : "False";
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (!dtype.startsWith("float")) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return `${value}.`;
  const size = Math.abs(value);
  return size < 1e-4 || size >= 1e6 ? value.toExponential(digits) : value.toFixed(digits);
}

/** Where the element that comes after so many others lies in the storage. */
function placeOf({ shape, strides, offset }: Tensor, after: number): number {
  let place = offset;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    place += (after % shape[dim]) * strides[dim];
    after = Math.floor(after / shape[dim]);
  }
  return place;
}

/** Shape, strides, storage and the first values; the others of a large tensor are not looked at. */
export function pictureOf(tensor: Tensor): TensorPicture {
  const values = Array.from({ length: Math.min(tensor.count, pictureLimit) }, (_, after) =>
    valueText(tensor.storage.data[placeOf(tensor, after)], tensor.dtype),
  );
  return {
    dtype: tensor.dtype,
    shape: [...tensor.shape],
    strides: [...tensor.strides],
    offset: tensor.offset,
    storageId: tensor.storage.id,
    storageSize: tensor.storage.data.length,
    contiguous: tensor.contiguous,
    requiresGrad: tensor.requiresGrad,
    values,
  };
}
