/** Nested Python data as numbers with a shape. */
import type { Nested } from "../core/creation";
import { defaultDType, isFloating, promoteTypes, type DType } from "../core/dtype";
import { runtimeError, typeError, valueError } from "../core/failure";
import { dense, onlyValue, Tensor } from "../core/tensor";
import { within64Bits } from "./arguments";
import { Int, NdArray, Sequence, typeName, type Value } from "./value";

function shapeOf(data: Value): number[] {
  if (data instanceof Sequence)
    return [data.items.length, ...(data.items.length > 0 ? shapeOf(data.items[0]) : [])];
  return data instanceof NdArray ? [...data.tensor.shape] : [];
}

/** The type that all elements meet in; TypeError or RuntimeError for what is no number. */
function typeOf(data: Value): DType | null {
  if (data instanceof Sequence)
    return data.items.reduce<DType | null>((sofar, item) => {
      const own = typeOf(item) ?? defaultDType();
      return sofar === null ? own : promoteTypes(sofar, own);
    }, null);
  if (data instanceof NdArray) return data.tensor.dtype;
  if (data instanceof Tensor) return data.dtype;
  if (typeof data === "boolean") return "bool";
  if (data instanceof Int) return "int64";
  if (typeof data === "number") return defaultDType();
  if (typeof data === "string") return typeError("new(): invalid data type 'str'");
  if (typeName(data) === "complex") runtimeError("complex numbers are not part of this lab");
  return runtimeError(`Could not infer dtype of ${typeName(data)}`);
}

interface Store {
  shape: readonly number[];
  dtype: DType;
  values: number[];
}

function put(data: Value, depth: number, into: Store): void {
  const { shape, values } = into;
  if (depth === shape.length) {
    values.push(numberOf(data, into.dtype));
    return;
  }
  const held = data instanceof NdArray ? data.tensor : data;
  const rows =
    held instanceof Sequence ? held.items.length : held instanceof Tensor ? held.shape[0] : undefined;
  if (rows === undefined) return typeError("not a sequence");
  if (rows !== shape[depth])
    valueError(`expected sequence of length ${shape[depth]} at dim ${depth} (got ${rows})`);
  if (held instanceof Sequence) for (const item of held.items) put(item, depth + 1, into);
  else if (held instanceof Tensor) putAll(held, depth, into);
}

/** The numbers of a tensor or an array that stands where lists do. */
function putAll(held: Tensor, depth: number, { shape, values }: Store): void {
  shape.slice(depth).forEach((size, at) => {
    if (held.rank <= at) typeError("not a sequence");
    if (held.shape[at] !== size)
      valueError(`expected sequence of length ${size} at dim ${depth + at} (got ${held.shape[at]})`);
  });
  if (held.rank > shape.length - depth) refuseMany(held);
  for (const value of dense(held)) values.push(value);
}

function refuseMany({ dtype }: Tensor): never {
  if (isFloating(dtype)) valueError("only one element tensors can be converted to Python scalars");
  return typeError("only integer tensors of a single element can be converted to an index");
}

function numberOf(data: Value, dtype: DType): number {
  if (typeof data === "boolean") return Number(data);
  if (data instanceof Int) return isFloating(dtype) ? data.value : within64Bits(data);
  if (typeof data === "number") return data;
  if (data instanceof Tensor) return data.count === 1 ? onlyValue(data) : refuseMany(data);
  if (data instanceof NdArray)
    return data.tensor.count === 1
      ? onlyValue(data.tensor)
      : typeError("only size-1 arrays can be converted to Python scalars");
  return typeError(
    isFloating(dtype)
      ? `must be real number, not ${typeName(data)}`
      : `'${typeName(data)}' object cannot be interpreted as an integer`,
  );
}

const firstLeaf = (data: Value): Value => (data instanceof Sequence ? firstLeaf(data.items[0]) : data);

/** Reads nested lists, tuples and arrays. @param dtype what they are to be; else their own type is found */
export function nestedOf(data: Value, dtype: DType | null = null): Nested {
  // a text's letters are texts of one letter: PyTorch goes on and on into the first
  if (data instanceof Sequence && typeof firstLeaf(data) === "string")
    valueError("too many dimensions 'str'");
  if (typeof data === "string") typeError("new(): invalid data type 'str'");
  const shape = shapeOf(data);
  const found = dtype ?? typeOf(data) ?? defaultDType();
  const into: Store = { shape, dtype: found, values: [] };
  if (!shape.includes(0)) put(data, 0, into);
  return { shape, values: into.values, dtype: found };
}
