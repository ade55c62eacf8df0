/** A tensor's bytes seen as another type: tensor.view(dtype). */
import { elementSizes, legacyNames, type Data, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { Storage } from "./storage";
import { Tensor } from "./tensor";

/** Types whose elements lie in memory here as they do in PyTorch. */
const laidOut: Partial<Record<DType, new (buffer: ArrayBufferLike, from: number, count: number) => Data>> = {
  float64: Float64Array,
  float32: Float32Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
};

/** Shape, strides and offset, in elements of the other type. RuntimeError where these do not come out even. */
function inElements(tensor: Tensor, dtype: DType): Pick<Tensor, "shape" | "strides" | "offset"> {
  const { shape, strides, offset, rank } = tensor;
  const [own, other] = [elementSizes[tensor.dtype], elementSizes[dtype]];
  if (own === other) return { shape, strides, offset };
  const how = `to view ${legacyNames[tensor.dtype]} as ${legacyNames[dtype]} (different element sizes)`;
  if (rank === 0) runtimeError(`self.dim() cannot be 0 ${how}`);
  const last = rank - 1;
  if (strides[last] !== 1) runtimeError(`self.stride(-1) must be 1 ${how}, but got ${strides[last]}`);
  const share = other / own;
  if (share > 1) {
    if (shape[last] % share !== 0)
      runtimeError(`self.size(-1) must be divisible by ${share} ${how}, but got ${shape[last]}`);
    if (offset % share !== 0)
      runtimeError(`self.storage_offset() must be divisible by ${share} ${how}, but got ${offset}`);
    strides.slice(0, last).forEach((stride, dim) => {
      if (stride % share !== 0)
        runtimeError(`self.stride(${dim}) must be divisible by ${share} ${how}, but got ${stride}`);
    });
  }
  return {
    shape: [...shape.slice(0, last), shape[last] / share],
    strides: [...strides.slice(0, last).map((stride) => stride / share), 1],
    offset: offset / share,
  };
}

/** tensor.view(dtype): the same memory, outside the graph. RuntimeError where it does not fit, or where it lies otherwise here. */
export function viewBytes(tensor: Tensor, dtype: DType): Tensor {
  const { shape, strides, offset } = inElements(tensor, dtype);
  const Seen = laidOut[dtype];
  if (dtype === tensor.dtype) return new Tensor(tensor.storage, dtype, shape, strides, offset);
  const { buffer, byteOffset, byteLength } = tensor.storage.data;
  if (!Seen || !laidOut[tensor.dtype] || byteOffset % elementSizes[dtype] !== 0)
    return runtimeError(`the bytes of ${tensor.dtype} as ${dtype} are not part of this lab`);
  const data = new Seen(buffer, byteOffset, Math.floor(byteLength / elementSizes[dtype]));
  return new Tensor(
    new Storage(data, tensor.storage.id, tensor.storage.version),
    dtype,
    shape,
    strides,
    offset,
  );
}
