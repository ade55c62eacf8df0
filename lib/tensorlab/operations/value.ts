/** Python's values as they arrive at an operation and as it gives them back. */
import type { Asked } from "../core/autograd";
import { isFloating, type DType } from "../core/dtype";
import { Tensor } from "../core/tensor";

/** A Python int. Floats are plain numbers, bools and strings are themselves, None is null. */
export class Int {
  constructor(
    readonly value: number,
    /** more than 64 bits hold: the value is about it */
    readonly beyond = false,
  ) {}
}

/** torch.float32 and its like. */
export class DTypeValue {
  constructor(readonly dtype: DType) {}
}

/** A list, a tuple, or torch.Size. */
export class Sequence {
  constructor(
    readonly items: readonly Value[],
    readonly type: "list" | "tuple" | "torch.Size" = "tuple",
  ) {}
}

/** start:stop:step in an index. */
export class Slice {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {}
}

/** `...` in an index. */
export class Ellipsis {}

/** An array of NumPy: the same memory model, another type in Python. */
export class NdArray {
  constructor(readonly tensor: Tensor) {}
}

/** torch.Generator, by its number. */
export class GeneratorValue {
  constructor(readonly id: number) {}
}

/** Several named results, as torch.max(x, 0) gives them; printed as torch.return_types.NAME. */
export class Named {
  constructor(
    readonly name: string,
    readonly fields: readonly (readonly [string, Value])[],
  ) {}
}

/** One of the program's functions is asked for gradients; Python calls it and says what it gave (./differentiation.ts). */
export class HookCall {
  constructor(readonly asked: Asked) {}
}

/** Numbers in lists, as JSON tells them, and with NaN, Infinity and -Infinity. */
export class Json {
  constructor(readonly text: string) {}
}

/** A single number of NumPy's, with its type. */
export class NumpyScalar {
  constructor(
    readonly dtype: DType,
    readonly value: number,
  ) {}
}

/** Anything else, by the name of its Python type. */
export class Other {
  constructor(readonly type: string) {}
}

/** Any Python value: what is not named here arrives as Other. */
export type Value =
  | null
  | boolean
  | number
  | string
  | Int
  | Tensor
  | DTypeValue
  | Sequence
  | Slice
  | Ellipsis
  | NdArray
  | GeneratorValue
  | Named
  | HookCall
  | Json
  | NumpyScalar
  | Other;

/** Python's name of a value's type, for messages. */
export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "float";
  if (typeof value === "string") return "str";
  if (value instanceof Int) return "int";
  if (value instanceof Tensor) return "Tensor";
  if (value instanceof DTypeValue) return "torch.dtype";
  if (value instanceof Sequence) return value.type;
  if (value instanceof NdArray) return "numpy.ndarray";
  if (value instanceof GeneratorValue) return "torch._C.Generator";
  if (value instanceof Slice) return "slice";
  if (value instanceof Other) return value.type;
  return value instanceof Named ? value.name : "ellipsis";
}

/** A tuple of ints. */
export const intTuple = (sizes: readonly number[], type: Sequence["type"] = "tuple"): Sequence =>
  new Sequence(
    sizes.map((size) => new Int(size)),
    type,
  );

/** A tensor's element as Python's int, float or bool. */
export function scalarValue(value: number, dtype: DType): Value {
  if (dtype === "bool") return value !== 0;
  return isFloating(dtype) ? value : new Int(value);
}

/** A float as Python's literal. */
export function floatLiteral(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}
