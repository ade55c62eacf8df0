/** The element types, their arrays, and PyTorch's rules for mixing them (docs: "Type promotion"). */
import { runtimeError } from "./failure";
import { partOfState } from "./program-state";
import { isShort, shortenAll, shortened } from "./short-floats";

/** PyTorch's name of an element type. */
export type DType =
  "float64" | "float32" | "float16" | "bfloat16" | "int64" | "int32" | "int16" | "int8" | "uint8" | "bool";

/**
 * int64 lives in doubles: whole numbers up to 2^53 are exact, larger ones are refused (see `checkWhole`). Floats of 16 bits live
 * in single ones, rounded (see ./short-floats.ts).
 */
export type Data = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint8Array;

/** Name in old error messages: "Float", "Long", … */
export const legacyNames: Record<DType, string> = {
  float64: "Double",
  float32: "Float",
  float16: "Half",
  bfloat16: "BFloat16",
  int64: "Long",
  int32: "Int",
  int16: "Short",
  int8: "Char",
  uint8: "Byte",
  bool: "Bool",
};

/** A type's name in C++, which some messages tell. */
export const compiledNames: Readonly<Record<DType, string>> = {
  float64: "double",
  float32: "float",
  float16: "c10::Half",
  bfloat16: "c10::BFloat16",
  int64: "long int",
  int32: "int",
  int16: "short int",
  int8: "signed char",
  uint8: "unsigned char",
  bool: "bool",
};

/** Bytes of one element in PyTorch. */
export const elementSizes: Record<DType, number> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
};

const settings = partOfState(() => ({ floating: "float32" as DType }));

/** torch.get_default_dtype(). */
export const defaultDType = (): DType => settings().floating;

/** torch.set_default_dtype(…); only floating types. */
export function setDefaultDType(dtype: DType): void {
  settings().floating = dtype;
}

/** Whether the type can hold fractions, and so want gradients. */
export const isFloating = (dtype: DType): boolean =>
  dtype === "float32" || dtype === "float64" || isShort(dtype);

/** Elements that all live tensors of one interpreter may hold together. */
export const elementBudget = 20_000_000;

/** RuntimeError that says so. */
export const refuseRoom = (count: number): never =>
  runtimeError(
    `[enforce fail at the lab's memory budget] not enough memory: you tried to allocate ${count} elements; ` +
      `all tensors of this lab together may hold ${elementBudget}`,
  );

/** Asked before so many elements are reckoned: RuntimeError when there can never be room for them. */
export function needRoom(count: number): void {
  if (count > elementBudget) refuseRoom(count);
}

/** Zeroed memory for `count` elements. RuntimeError for more than there can ever be. */
export function allocate(dtype: DType, count: number): Data {
  needRoom(count);
  if (dtype === "float32" || isShort(dtype)) return new Float32Array(count);
  if (dtype === "int32") return new Int32Array(count);
  if (dtype === "int16") return new Int16Array(count);
  if (dtype === "int8") return new Int8Array(count);
  if (dtype === "uint8" || dtype === "bool") return new Uint8Array(count);
  return new Float64Array(count);
}

/** bool, integer or floating: 0, 1, 2. */
export const categoryOf = (dtype: DType): number => (dtype === "bool" ? 0 : isFloating(dtype) ? 2 : 1);

const order: DType[] = [
  ...(["bool", "uint8", "int8", "int16", "int32", "int64"] as const),
  ...(["float16", "bfloat16", "float32", "float64"] as const),
];

/** torch.promote_types(a, b). The two types of one byte meet in the next larger one, and so do the two of 16 bits. */
export function promoteTypes(a: DType, b: DType): DType {
  if ((a === "int8" && b === "uint8") || (a === "uint8" && b === "int8")) return "int16";
  if (isShort(a) && isShort(b) && a !== b) return "float32";
  return order[Math.max(order.indexOf(a), order.indexOf(b))];
}

/** torch.can_cast(from, to). */
export function canCast(from: DType, to: DType): boolean {
  if (isFloating(from) && !isFloating(to)) return false;
  return !(from !== "bool" && to === "bool");
}

/** Refuses int64 results that doubles cannot hold exactly. */
export function checkWhole(data: Data): void {
  for (let at = 0; at < data.length; at++)
    if (Number.isNaN(data[at])) runtimeError("value cannot be converted to type int64_t without overflow");
    else if (data[at] > Number.MAX_SAFE_INTEGER || data[at] < -Number.MAX_SAFE_INTEGER)
      runtimeError("int64 values beyond 2**53 are not part of this lab");
}

/** The value as the type stores it. */
export function castValue(value: number, dtype: DType): number {
  switch (dtype) {
    case "float64":
      return value;
    case "float32":
      return Math.fround(value);
    case "float16":
    case "bfloat16":
      return shortened(value, dtype);
    case "bool":
      return value !== 0 ? 1 : 0;
    case "int32":
      return value | 0;
    case "int16":
      return (value << 16) >> 16;
    case "int8":
      return (value << 24) >> 24;
    case "uint8":
      return value & 255;
    case "int64":
      return Number.isFinite(value)
        ? Math.trunc(value) + 0
        : runtimeError("int64 values beyond 2**53 are not part of this lab");
  }
}

/** Copies with conversion; floats are cut towards zero for integers. */
export function castData(source: Data, dtype: DType): Data {
  const out = allocate(dtype, source.length);
  if (isFloating(dtype) || dtype === "int32" || dtype === "int16" || dtype === "int8" || dtype === "uint8") {
    out.set(source);
    if (isShort(dtype)) shortenAll(out, dtype);
    return out;
  }
  for (let at = 0; at < source.length; at++) out[at] = castValue(source[at], dtype);
  if (dtype === "int64" && source instanceof Float32Array) checkWhole(out);
  return out;
}
