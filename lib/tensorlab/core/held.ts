/** What an element type can hold of a number that a program puts into a tensor. */
import { isFloating, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { onlyValue, type Tensor } from "./tensor";

/** The least, the most, and the type's name in the refusal. */
const limits: Partial<Record<DType, readonly [least: number, most: number, name: string]>> = {
  float32: [-3.4028234663852886e38, 3.4028234663852886e38, "float"],
  float16: [-65504, 65504, "at::Half"],
  int64: [-(2 ** 63), 2 ** 63, "int64_t"],
  int32: [-(2 ** 31), 2 ** 31 - 1, "int"],
  int16: [-(2 ** 15), 2 ** 15 - 1, "int16_t"],
  int8: [-128, 127, "int8_t"],
  uint8: [0, 255, "uint8_t"],
};

/** RuntimeError for a number beyond a type. A whole one may be negative where the type has no sign. */
export function checkHeld(value: number, whole: boolean, dtype: DType): void {
  const limit = limits[dtype];
  if (!limit || (isFloating(dtype) && !Number.isFinite(value))) return;
  const [least, most, name] = limit;
  const within = whole && least === 0 ? Math.abs(value) <= most : value >= least && value <= most;
  if (!within) runtimeError(`value cannot be converted to type ${name} without overflow`);
}

/** The number that is put into a tensor; a tensor instead is converted as it may. RuntimeError for one that does not fit. */
export function held(value: Tensor, dtype: DType): Tensor {
  if (value.wrapped) checkHeld(onlyValue(value), !isFloating(value.dtype), dtype);
  return value;
}
