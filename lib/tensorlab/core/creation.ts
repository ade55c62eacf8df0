/** New tensors: from nested data, constant, counted. */
import { allocate, castValue, checkWhole, isFloating, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { showShape, type Shape } from "./shape";
import { blank, fromData, type Tensor } from "./tensor";

/** RuntimeError for negative sizes. */
function checkSizes(shape: Shape): void {
  if (shape.some((size) => size < 0))
    runtimeError(
      `Trying to create tensor with negative dimension ${shape.find((size) => size < 0)}: ${showShape(shape)}`,
    );
}

/** torch.full. */
export function full(shape: Shape, value: number, dtype: DType): Tensor {
  checkSizes(shape);
  const out = blank(dtype, shape);
  if (value !== 0) out.storage.data.fill(castValue(value, dtype));
  return out;
}

/** torch.arange. */
export function arange(start: number, end: number, step: number, dtype: DType): Tensor {
  if (step === 0) runtimeError("step must be nonzero");
  if ((step > 0 && start > end) || (step < 0 && start < end))
    runtimeError("upper bound and larger bound inconsistent with step sign");
  if (![start, end].every(Number.isFinite)) runtimeError(`unsupported range: ${start} -> ${end}`);
  const count = Math.ceil((end - start) / step);
  const out = blank(dtype, [count]);
  for (let at = 0; at < count; at++) out.storage.data[at] = start + at * step;
  if (dtype === "int64") checkWhole(out.storage.data);
  return out;
}

/** torch.linspace: from both ends to the middle, so that the end is met exactly. */
export function linspace(start: number, end: number, steps: number, dtype: DType): Tensor {
  if (steps < 0) runtimeError("number of steps must be non-negative");
  const out = blank(dtype, [steps]);
  const { data } = out.storage;
  if (!isFloating(dtype)) return counted(out, Math.trunc(start), Math.trunc(end));
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  // both ends are of the type, too: what lies around 0 is as near to it as they are
  const [first, last] = [round(start), round(end)];
  const step = round(round(last - first) / (steps - 1));
  for (let at = 0; at < steps; at++)
    data[at] =
      at < steps / 2 ? round(first + round(step * at)) : round(last - round(step * (steps - at - 1)));
  if (steps === 1) data[0] = start;
  return out;
}

/** The same for whole numbers: steps have parts, what they lead to is cut. */
function counted(out: Tensor, first: number, last: number): Tensor {
  const { data } = out.storage;
  const step = Math.fround((last - first) / (data.length - 1));
  for (let at = 0; at < data.length; at++)
    data[at] = Math.trunc(
      at < data.length / 2
        ? Math.fround(first + Math.fround(step * at))
        : Math.fround(last - Math.fround(step * (data.length - at - 1))),
    );
  if (data.length === 1) data[0] = first;
  return out;
}

/** torch.eye. */
export function eye(rows: number, columns: number, dtype: DType): Tensor {
  const out = full([rows, columns], 0, dtype);
  for (let at = 0; at < Math.min(rows, columns); at++) out.storage.data[at * columns + at] = 1;
  return out;
}

/** Nested numbers as Python's literals give them. */
export interface Nested {
  shape: number[];
  values: number[];
  dtype: DType;
}

/** A tensor of nested data; `wanted` overrides the type that the numbers suggest. */
export function fromNested({ shape, values, dtype }: Nested, wanted: DType | null): Tensor {
  const type = wanted ?? dtype;
  const out = allocate(type, values.length);
  const most = { int8: 127, uint8: 255, int16: 2 ** 15 - 1, int32: 2 ** 31 - 1 }[type as string] ?? Infinity;
  if (values.some((value) => value > most || value < -most - 1))
    runtimeError(`value cannot be converted to type ${type} without overflow`);
  for (let at = 0; at < values.length; at++) out[at] = castValue(values[at], type);
  return fromData(out, type, shape);
}
