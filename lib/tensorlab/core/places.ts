/** Elements by their row-major places: taking them out, adding them back, and finding where a view's elements stand. */
import { record } from "./autograd";
import type { Shape } from "./shape";
import { blank, dense, placesOf, type Tensor } from "./tensor";

/** Row-major places of a tensor as a tensor of another shape. */
export function pickFlat(from: Tensor, places: Int32Array, shape: Shape): Tensor {
  const out = blank(from.dtype, shape);
  const values = dense(from);
  places.forEach((place, at) => (out.storage.data[at] = values[place]));
  return record(out, "TakeBackward0", [from], (grad) => [spread(grad, places, from)]);
}

/** Zeros of another tensor's shape with elements added at row-major places: what pickFlat took, going back. */
export function spread(grad: Tensor, places: Int32Array, like: Pick<Tensor, "shape">): Tensor {
  const out = blank(grad.dtype, like.shape);
  const values = dense(grad);
  places.forEach((place, at) => (out.storage.data[place] += values[at]));
  return record(out, "IndexPutBackward0", [grad], (again) => [pickFlat(again, places, grad.shape)]);
}

/** Row-major places of a view's elements among those of the tensor it looks at. */
export function placesWithin(base: Tensor, view: Tensor): Int32Array {
  const places = placesOf(view.shape, view.strides, view.offset);
  if (base.contiguous) return base.offset === 0 ? places : places.map((place) => place - base.offset);
  const where = new Map<number, number>();
  placesOf(base.shape, base.strides, base.offset).forEach((place, at) => where.set(place, at));
  return places.map((place) => where.get(place) ?? 0);
}

/** A copy with zeros at row-major places. */
export function emptied(tensor: Tensor, places: Int32Array): Tensor {
  const out = blank(tensor.dtype, tensor.shape);
  out.storage.data.set(dense(tensor));
  places.forEach((place) => (out.storage.data[place] = 0));
  return record(out, "IndexPutBackward0", [tensor], (grad) => [emptied(grad, places)]);
}
