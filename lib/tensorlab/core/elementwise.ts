/** Loops over elements: broadcasting two or three operands, or one. */
import { allocate, castData, checkWhole, type Data, type DType } from "./dtype";
import { broadcastShapes, type Shape } from "./shape";
import { denseAs, fromData, placesOf, type Tensor } from "./tensor";

type Reader = { data: Data; places: Int32Array | null; constant: boolean };

/** How to read an operand as if it had `shape`. */
function readerOf(tensor: Tensor, shape: Shape, dtype: DType): Reader {
  if (tensor.count === 1) return { data: denseAs(tensor, dtype), places: null, constant: true };
  if (tensor.shape.join() === shape.join())
    return { data: denseAs(tensor, dtype), places: null, constant: false };
  const lead = shape.length - tensor.rank;
  const strides = shape.map((size, dim) =>
    dim < lead || (tensor.shape[dim - lead] === 1 && size !== 1) ? 0 : tensor.strides[dim - lead],
  );
  const { data } = tensor.storage;
  return {
    data: tensor.dtype === dtype ? data : castData(data, dtype),
    places: placesOf(shape, strides, tensor.offset),
    constant: false,
  };
}

function valuesOf(reader: Reader, count: number): Data {
  if (!reader.places && !reader.constant) return reader.data;
  const out = new (reader.data.constructor as new (count: number) => Data)(count);
  if (reader.constant) return out.fill(reader.data[0]);
  const { places, data } = reader;
  if (places) for (let at = 0; at < count; at++) out[at] = data[places[at]];
  return out;
}

/** Row-major values of a tensor broadcast to a shape and converted. */
export const broadcastValues = (tensor: Tensor, shape: Shape, dtype: DType): Data => {
  const count = shape.reduce((product, size) => product * size, 1);
  return valuesOf(readerOf(tensor, shape, dtype), count);
};

/** Applies a function to every element. */
export function mapOne(
  tensor: Tensor,
  dtype: DType,
  f: (x: number) => number,
  compute = tensor.dtype,
): Tensor {
  const from = denseAs(tensor, compute);
  const out = allocate(dtype, from.length);
  for (let at = 0; at < from.length; at++) out[at] = f(from[at]);
  return fromData(out, dtype, tensor.shape);
}

/**
 * Applies a function to pairs, broadcasting.
 * @param compute the type that both operands are converted to first
 * @param dtype the result's type
 */
export function mapTwo(
  a: Tensor,
  b: Tensor,
  compute: DType,
  dtype: DType,
  f: (x: number, y: number) => number,
): Tensor {
  const shape = broadcastShapes(a.shape, b.shape);
  const count = shape.reduce((product, size) => product * size, 1);
  const out = allocate(dtype, count);
  const left = readerOf(a, shape, compute);
  const right = readerOf(b, shape, compute);
  if (right.constant && !left.constant) {
    const [x, y] = [valuesOf(left, count), right.data[0]];
    for (let at = 0; at < count; at++) out[at] = f(x[at], y);
  } else {
    const [x, y] = [valuesOf(left, count), valuesOf(right, count)];
    for (let at = 0; at < count; at++) out[at] = f(x[at], y[at]);
  }
  if (dtype === "int64") checkWhole(out);
  return fromData(out, dtype, shape);
}

/** Writes values into a tensor's places, converted to its type; counts as a change in place. */
export function writeInto(target: Tensor, values: Data): void {
  target.storage.version++;
  // an empty view may begin beyond the memory's end
  if (values.length === 0) return;
  const { data } = target.storage;
  const cast = castData(values, target.dtype);
  if (target.contiguous) data.set(cast, target.offset);
  else placesOf(target.shape, target.strides, target.offset).forEach((place, at) => (data[place] = cast[at]));
}
