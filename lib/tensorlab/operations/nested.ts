/** Nested Python data as numbers with a shape. */
import type { Nested } from "../core/creation";
import { defaultDType, isFloating, promoteTypes, type DType } from "../core/dtype";
import { runtimeError, typeError, valueError } from "../core/failure";
import { dense, onlyValue, Tensor } from "../core/tensor";
import { Int, NdArray, Sequence, typeName, type Value } from "./value";

function shapeOf(data: Value): number[] {
  if (data instanceof Sequence)
    return [data.items.length, ...(data.items.length > 0 ? shapeOf(data.items[0]) : [])];
  return data instanceof NdArray ? [...data.tensor.shape] : [];
}

interface Gathered {
  values: number[];
  dtype: DType | null;
}

function note(into: Gathered, dtype: DType): void {
  into.dtype = into.dtype === null ? dtype : promoteTypes(into.dtype, dtype);
}

function gather(data: Value, shape: readonly number[], depth: number, into: Gathered): void {
  if (data instanceof Sequence) {
    if (depth >= shape.length) typeError(`not a sequence`);
    if (data.items.length !== shape[depth])
      valueError(`expected sequence of length ${shape[depth]} at dim ${depth} (got ${data.items.length})`);
    for (const item of data.items) gather(item, shape, depth + 1, into);
    return;
  }
  if (data instanceof NdArray) {
    note(into, data.tensor.dtype);
    for (const value of dense(data.tensor)) into.values.push(value);
    return;
  }
  if (depth < shape.length) refuse(data, shape, depth);
  gatherNumber(data, into);
}

function refuse(data: Value, shape: readonly number[], depth: number): never {
  if (typeof data === "string") typeError(`new(): invalid data type 'str'`);
  return depth === 0
    ? runtimeError(`Could not infer dtype of ${typeName(data)}`)
    : typeError(notSequence(data, shape));
}

const notSequence = (data: Value, shape: readonly number[]): string =>
  shape.length > 0 && (typeof data === "number" || data instanceof Int)
    ? `expected sequence object with len >= 0 or scalar, got ${typeName(data)}`
    : "not a sequence";

function refuseMany({ dtype }: Tensor): never {
  if (isFloating(dtype)) valueError("only one element tensors can be converted to Python scalars");
  return typeError("only integer tensors of a single element can be converted to an index");
}

function gatherNumber(data: Value, into: Gathered): void {
  if (typeof data === "boolean") {
    note(into, "bool");
    into.values.push(Number(data));
  } else if (data instanceof Int) {
    note(into, "int64");
    into.values.push(data.value);
  } else if (typeof data === "number") {
    note(into, defaultDType());
    into.values.push(data);
  } else if (data instanceof Tensor) {
    if (data.count !== 1) refuseMany(data);
    note(into, data.dtype);
    into.values.push(onlyValue(data));
  } else if (typeof data === "string") typeError("new(): invalid data type 'str'");
  else runtimeError(`Could not infer dtype of ${typeName(data)}`);
}

const firstLeaf = (data: Value): Value => (data instanceof Sequence ? firstLeaf(data.items[0]) : data);

/** Reads nested lists, tuples and arrays. */
export function nestedOf(data: Value): Nested {
  // a text's letters are texts of one letter: PyTorch goes on and on into the first
  if (data instanceof Sequence && typeof firstLeaf(data) === "string")
    valueError("too many dimensions 'str'");
  const shape = shapeOf(data);
  const into: Gathered = { values: [], dtype: null };
  gather(data, shape, 0, into);
  return { shape, values: into.values, dtype: into.dtype ?? defaultDType() };
}
