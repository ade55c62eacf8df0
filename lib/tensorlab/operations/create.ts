/** torch.tensor, zeros, arange and the others that make tensors. */
import { arange, eye, fromNested, full, linspace } from "../core/creation";
import { compiledNames, defaultDType, isFloating, type DType } from "../core/dtype";
import { runtimeError, typeError, valueError } from "../core/failure";
import { toType } from "../core/arithmetic";
import { held } from "../core/held";
import { onlyValue, Tensor } from "../core/tensor";
import { alias, clone } from "../core/views";
import { warn } from "../core/warning";
import * as arg from "./arguments";
import { nestedOf } from "./nested";
import { operation, type Operations } from "./operation";
import { Int, NdArray, Sequence, typeName, type Value } from "./value";

/** Leaves that want gradients must be floats. */
export function wantGrad(tensor: Tensor, wanted: boolean): Tensor {
  if (!wanted) return tensor;
  if (!isFloating(tensor.dtype))
    runtimeError("Only Tensors of floating point and complex dtype can require gradients");
  tensor.requiresGrad = true;
  return tensor;
}

const layout = {
  dtype: arg.keyword(arg.maybe(arg.dtype)),
  requires_grad: arg.keyword(arg.or(arg.flag, false)),
  device: arg.keyword(arg.maybe(arg.device)),
};

interface Layout {
  dtype: DType | null;
  requires_grad: boolean;
}

/** One number, as a tensor. */
const one: arg.Argument<Tensor> = {
  word: "Number",
  read: (value) => {
    const read = arg.operand.read(value);
    return read?.count === 1 ? read : undefined;
  },
};

const filled = (shape: readonly number[], value: Tensor, dtype: DType): Tensor =>
  full(shape, onlyValue(held(value, dtype)), dtype);

const constant = (value: number) =>
  operation(
    { size: arg.sizes, ...layout },
    ({ size, dtype, requires_grad }) => wantGrad(full(size, value, dtype ?? defaultDType()), requires_grad),
    { on: "torch" },
  );

const like = (value: number) =>
  operation(
    { input: arg.tensor, ...layout },
    ({ input, dtype, requires_grad }) =>
      wantGrad(full(input.shape, value, dtype ?? input.dtype), requires_grad),
    { on: "torch" },
  );

const constantAsSelf = (value: number) =>
  operation(
    { input: arg.tensor, size: arg.sizes, ...layout },
    ({ input, size, dtype, requires_grad }) =>
      wantGrad(full(size, value, dtype ?? input.dtype), requires_grad),
    { on: "tensor" },
  );

function makeTensor(data: Value, { dtype, requires_grad }: Layout): Tensor {
  if (data instanceof Tensor) {
    const copy = clone(data);
    copy.gradFn = null;
    copy.requiresGrad = false;
    return wantGrad(toType(copy, dtype ?? data.dtype), requires_grad);
  }
  return wantGrad(fromNested(nestedOf(data, dtype), dtype), requires_grad);
}

function asTensor(data: Value, dtype: DType | null): Tensor {
  if (data instanceof Tensor) return toType(data, dtype ?? data.dtype);
  if (data instanceof NdArray) return toType(data.tensor, dtype ?? data.tensor.dtype);
  return makeTensor(data, { dtype, requires_grad: false });
}

const rangeType = (dtype: DType | null, ...values: Value[]): DType =>
  dtype ?? (values.every((value) => value instanceof Int) ? "int64" : defaultDType());

const numeric = (value: Value): number => arg.number.read(value) ?? 0;
const numberValue: arg.Argument<Value> = {
  word: "Number",
  read: (value) =>
    arg.number.read(value) === undefined ? undefined : value instanceof Tensor ? asPython(value) : value,
};

function asPython(tensor: Tensor): Value {
  const value = arg.number.read(tensor) ?? 0;
  return isFloating(tensor.dtype) ? value : new Int(value);
}

const range = ({
  start,
  end,
  step,
  dtype,
  requires_grad,
}: Layout & { start: Value; end: Value; step: Value }) =>
  wantGrad(
    arange(numeric(start), numeric(end), numeric(step), rangeType(dtype, start, end, step)),
    requires_grad,
  );

const isSequence = (data: Value): boolean => data instanceof Sequence || data instanceof NdArray;

const optionsText = (dtype: DType): string =>
  `TensorOptions(dtype=${compiledNames[dtype]}, device=cpu, layout=Strided, requires_grad=false (default), pinned_memory=false (default), memory_format=(nullopt))`;

/** torch.FloatTensor and its like: a tensor of this type, which stays on its memory, sizes, or nested data. */
const typedConstructor = (dtype: DType | null) => [
  operation(
    { other: arg.tensor },
    ({ other }) => {
      // torch.Tensor itself takes any
      if (dtype !== null && other.dtype !== dtype)
        typeError(`expected ${optionsText(dtype)} (got ${optionsText(other.dtype)})`);
      return alias(other);
    },
    { on: "torch" },
  ),
  operation({}, () => full([0], 0, dtype ?? defaultDType()), { on: "torch" }),
  operation({ size: arg.sizeList }, ({ size }) => full(size, 0, dtype ?? defaultDType()), { on: "torch" }),
  operation(
    { data: arg.anything },
    ({ data }) => {
      if (typeof data === "string") typeError("new(): invalid data type 'str'");
      if (!isSequence(data)) typeError(`new(): data must be a sequence (got ${typeName(data)})`);
      return makeTensor(data, { dtype: dtype ?? defaultDType(), requires_grad: false });
    },
    { on: "torch" },
  ),
];

/** Stands in what was not initialised: nobody who counts on zeros gets away with it. */
const leftOver = 94_371_843;

/** New tensors, by name. */
export const creation: Operations = {
  Tensor: typedConstructor(null),
  FloatTensor: typedConstructor("float32"),
  DoubleTensor: typedConstructor("float64"),
  HalfTensor: typedConstructor("float16"),
  BFloat16Tensor: typedConstructor("bfloat16"),
  LongTensor: typedConstructor("int64"),
  IntTensor: typedConstructor("int32"),
  ShortTensor: typedConstructor("int16"),
  CharTensor: typedConstructor("int8"),
  ByteTensor: typedConstructor("uint8"),
  BoolTensor: typedConstructor("bool"),
  scalar_tensor: operation(
    { s: arg.number, ...layout },
    ({ s, dtype, requires_grad }) => wantGrad(full([], s, dtype ?? defaultDType()), requires_grad),
    { on: "torch" },
  ),
  tensor: operation(
    { data: arg.anything, ...layout },
    ({ data, ...rest }) => {
      if (data instanceof Tensor)
        warn(
          "To copy construct from a tensor, it is recommended to use sourceTensor.clone().detach() or " +
            "sourceTensor.clone().detach().requires_grad_(True), rather than torch.tensor(sourceTensor).",
        );
      return makeTensor(data, rest);
    },
    { on: "torch" },
  ),
  as_tensor: operation(
    { data: arg.anything, dtype: arg.maybe(arg.dtype), device: arg.maybe(arg.device) },
    ({ data, dtype }) => asTensor(data, dtype),
    { on: "torch" },
  ),
  zeros: constant(0),
  ones: constant(1),
  empty: constant(leftOver),
  zeros_like: like(0),
  ones_like: like(1),
  empty_like: like(leftOver),
  new_zeros: constantAsSelf(0),
  new_ones: constantAsSelf(1),
  new_empty: constantAsSelf(leftOver),
  full: operation(
    { size: arg.tuple, fill_value: arg.scalar, ...layout },
    ({ size, fill_value, dtype, requires_grad }) =>
      wantGrad(filled(size, fill_value, dtype ?? fillType(fill_value)), requires_grad),
    { on: "torch" },
  ),
  full_like: operation(
    { input: arg.tensor, fill_value: one, ...layout },
    ({ input, fill_value, dtype, requires_grad }) =>
      wantGrad(filled(input.shape, fill_value, dtype ?? input.dtype), requires_grad),
    { on: "torch" },
  ),
  new_full: operation(
    { input: arg.tensor, size: arg.tuple, fill_value: one, ...layout },
    ({ input, size, fill_value, dtype, requires_grad }) =>
      wantGrad(filled(size, fill_value, dtype ?? input.dtype), requires_grad),
    { on: "tensor" },
  ),
  new_tensor: operation(
    { input: arg.tensor, data: arg.anything, ...layout },
    ({ input, data, dtype, requires_grad }) =>
      makeTensor(data, { dtype: dtype ?? input.dtype, requires_grad }),
    { on: "tensor" },
  ),
  arange: [
    operation(
      { end: numberValue, ...layout },
      (given) => range({ ...given, start: new Int(0), step: new Int(1) }),
      { on: "torch" },
    ),
    operation(
      { start: numberValue, end: numberValue, step: arg.or(numberValue, new Int(1)), ...layout },
      (given) => range(given),
      { on: "torch" },
    ),
  ],
  linspace: operation(
    { start: arg.number, end: arg.number, steps: arg.int, ...layout },
    ({ start, end, steps, dtype, requires_grad }) =>
      wantGrad(linspace(start, end, steps, dtype ?? defaultDType()), requires_grad),
    { on: "torch" },
  ),
  logspace: operation(
    { start: arg.number, end: arg.number, steps: arg.int, base: arg.or(arg.number, 10), ...layout },
    ({ start, end, steps, base, dtype, requires_grad }) => {
      const out = linspace(start, end, steps, "float64");
      out.storage.data.forEach((power, at) => (out.storage.data[at] = base ** power));
      return wantGrad(toType(out, dtype ?? defaultDType()), requires_grad);
    },
    { on: "torch" },
  ),
  eye: operation(
    { n: arg.int, m: arg.maybe(arg.int), ...layout },
    ({ n, m, dtype, requires_grad }) => {
      for (const [name, size] of Object.entries({ n, m: m ?? 0 }))
        if (size < 0) runtimeError(`${name} must be greater or equal to 0, got ${size}`);
      return wantGrad(eye(n, m ?? n, dtype ?? defaultDType()), requires_grad);
    },
    { on: "torch" },
  ),
  from_numpy: operation(
    { ndarray: arg.anything },
    ({ ndarray }) =>
      ndarray instanceof NdArray
        ? shareArray(ndarray.tensor)
        : typeError(`expected np.ndarray (got ${typeName(ndarray)})`),
    { on: "torch" },
  ),
  numpy: operation(
    { input: arg.tensor, force: arg.or(arg.flag, false) },
    ({ input, force }) => toArray(input, force),
    {
      on: "tensor",
    },
  ),
};

const fillType = (value: Tensor): DType => (isFloating(value.dtype) ? defaultDType() : value.dtype);

function shareArray(array: Tensor): Tensor {
  const { storage, dtype, shape, strides, offset } = array;
  if (strides.some((stride) => stride < 0))
    valueError(
      "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. (You can probably work around this by making a copy of your array  with array.copy().) ",
    );
  return new Tensor(storage.uncounted(), dtype, shape, strides, offset);
}

function toArray(tensor: Tensor, force: boolean): NdArray {
  if (tensor.requiresGrad && !force)
    runtimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
  if (tensor.dtype === "bfloat16") typeError("Got unsupported ScalarType BFloat16");
  return new NdArray(shareArray(tensor));
}

/** tensor.data: the same memory outside the graph, and autograd does not see what is changed by way of it. */
export function unseen(tensor: Tensor): Tensor {
  const { storage, dtype, shape, strides, offset } = tensor;
  return new Tensor(storage.uncounted(), dtype, shape, strides, offset);
}

/** tensor.detach(): the same memory outside the graph. */
export function detached(tensor: Tensor): Tensor {
  const { storage, dtype, shape, strides, offset } = tensor;
  return new Tensor(storage, dtype, shape, strides, offset);
}
