/** What a tensor tells of itself, and what is assigned to it like an attribute. */
import { elementSizes, isFloating, type DType } from "../core/dtype";
import { runtimeError, typeError, valueError } from "../core/failure";
import { where } from "../core/choosing";
import { copyInto, refuseOverlap } from "../core/in-place";
import { printTensor } from "../core/print";
import { broadcastShapes, contiguousStrides, countOf, showShape, wrapDim } from "../core/shape";
import { blank, dense, onlyValue, Tensor } from "../core/tensor";
import { matrixTranspose } from "../core/views";
import { warnOnce } from "../core/warning";
import * as arg from "./arguments";
import { unseen } from "./create";
import { nodeValue, requireGrad } from "./differentiation";
import { operation, type Operation, type Operations } from "./operation";
import { DTypeValue, floatLiteral, Int, intTuple, Json, scalarValue, typeName, type Value } from "./value";
import { reversed } from "./views";

const self = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const method = (f: (input: Tensor) => Value): Operation => operation(self, ({ input }) => f(input), onTensor);

/** A number as JSON has it; floats with a point or an exponent, by which Python knows them. */
function jsonNumber(value: number, dtype: DType): string {
  if (dtype === "bool") return String(value !== 0);
  if (!isFloating(dtype) || Number.isNaN(value) || !Number.isFinite(value)) return String(value);
  return floatLiteral(value);
}

/** tensor.tolist(): lists in lists, by JSON, which Python reads many times faster than an expression. */
function nested(tensor: Tensor): Value {
  const values = dense(tensor);
  if (tensor.rank === 0) return scalarValue(values[0], tensor.dtype);
  const build = (dim: number, from: number, block: number): string => {
    if (dim === tensor.rank) return jsonNumber(values[from], tensor.dtype);
    const inner = block / Math.max(tensor.shape[dim], 1);
    const items = Array.from({ length: tensor.shape[dim] }, (_, at) =>
      build(dim + 1, from + at * inner, inner),
    );
    return `[${items.join(",")}]`;
  };
  return new Json(build(0, 0, values.length));
}

function item(tensor: Tensor): Value {
  if (tensor.count !== 1) valueError("only one element tensors can be converted to Python scalars");
  return scalarValue(onlyValue(tensor), tensor.dtype);
}

function truth(tensor: Tensor): boolean {
  if (tensor.count > 1) runtimeError("Boolean value of Tensor with more than one value is ambiguous");
  if (tensor.count === 0) runtimeError("Boolean value of Tensor with no values is ambiguous");
  return onlyValue(tensor) !== 0;
}

function rows(tensor: Tensor): number {
  if (tensor.rank === 0) typeError("len() of a 0-d tensor");
  return tensor.shape[0];
}

/** Read like attributes. */
export const properties: Readonly<Record<string, (tensor: Tensor) => Value>> = {
  shape: (x) => intTuple(x.shape, "torch.Size"),
  dtype: (x) => new DTypeValue(x.dtype),
  ndim: (x) => new Int(x.rank),
  T: (x) => {
    if (x.rank !== 2 && x.rank !== 0)
      warnOnce(
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in " +
          "a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` " +
          "to reverse the dimensions of a tensor.",
      );
    return reversed(x);
  },
  mT: matrixTranspose,
  H: reversed,
  data: unseen,
  grad: (x) => x.grad,
  requires_grad: (x) => x.requiresGrad,
  is_leaf: (x) => x.isLeaf,
  grad_fn: (x) => (x.gradFn ? nodeValue(x.gradFn) : null),
  retains_grad: (x) => x.retainsGrad,
  itemsize: (x) => new Int(elementSizes[x.dtype]),
  nbytes: (x) => new Int(elementSizes[x.dtype] * x.count),
  is_cuda: () => false,
  is_sparse: () => false,
  is_cpu: () => true,
  is_meta: () => false,
  is_mps: () => false,
  name: () => null,
  output_nr: () => new Int(0),
  is_quantized: () => false,
  _version: (x) => new Int(x.storage.version),
  _base: (x) => x.base,
};

/** Makes a tensor a window on another one's memory; views of what it was stay as they are. */
function lookAt(x: Tensor, { storage, dtype, shape, strides, offset }: Tensor): void {
  Object.assign(x, { storage, dtype, shape, strides, offset });
}

/** tensor.resize_: the first elements in another shape; new ones are zero. */
export function resize(x: Tensor, shape: readonly number[]): Tensor {
  if (x.requiresGrad) runtimeError("cannot resize variables that require grad");
  const count = countOf(shape);
  const strides = contiguousStrides(shape);
  if (x.offset + count <= x.storage.data.length) return Object.assign(x, { shape, strides });
  const grown = blank(x.dtype, shape);
  grown.storage.data.set(x.storage.data.subarray(x.offset));
  lookAt(x, grown);
  return x;
}

/** Assigned like attributes. */
export const assignments: Readonly<Record<string, (tensor: Tensor, value: Value) => void>> = {
  requires_grad: (x, value) => {
    if (typeof value !== "boolean") runtimeError("requires_grad must be a bool");
    if (value === true && !isFloating(x.dtype))
      runtimeError("only Tensors of floating point and complex dtype can require gradients");
    requireGrad(x, value === true);
  },
  grad: (x, value) => {
    if (value !== null && !(value instanceof Tensor))
      typeError(`assigned grad expected to be a Tensor or None but got grad of type${typeName(value)}`);
    if (value && value.shape.join() !== x.shape.join())
      runtimeError(`assigned grad has data of a different size`);
    if (value && value.dtype !== x.dtype) runtimeError(`assigned grad has data of a different type`);
    x.grad = value;
  },
  data: (x, value) => {
    if (!(value instanceof Tensor)) typeError(`Variable data has to be a tensor, but got ${typeName(value)}`);
    const { version } = x.storage;
    lookAt(x, value);
    x.storage = value.storage.uncounted(version);
  },
};

function sizeOf(input: Tensor, dim: number | null): Value {
  return dim === null ? intTuple(input.shape, "torch.Size") : new Int(input.shape[wrapDim(dim, input.rank)]);
}

/** What a tensor tells of itself, by method name. */
export const attributes: Operations = {
  size: operation({ ...self, dim: arg.maybe(arg.int) }, ({ input, dim }) => sizeOf(input, dim), onTensor),
  numel: operation(self, ({ input }) => new Int(input.count)),
  nelement: method((x) => new Int(x.count)),
  dim: method((x) => new Int(x.rank)),
  ndimension: method((x) => new Int(x.rank)),
  element_size: method((x) => new Int(elementSizes[x.dtype])),
  stride: operation(
    { ...self, dim: arg.maybe(arg.int) },
    ({ input, dim }) =>
      dim === null ? intTuple(input.strides) : new Int(input.strides[wrapDim(dim, input.rank)]),
    onTensor,
  ),
  storage_offset: method((x) => new Int(x.offset)),
  // an address that two tensors share exactly when they begin at one place
  data_ptr: method((x) => new Int(x.storage.id * 2 ** 28 + x.offset * elementSizes[x.dtype])),
  is_contiguous: method((x) => x.contiguous),
  _storage_length: method((x) => new Int(x.storage.data.length)),
  is_floating_point: operation(self, ({ input }) => isFloating(input.dtype)),
  is_complex: operation(self, () => false),
  is_same_size: operation(
    { ...self, other: arg.tensor },
    ({ input, other }) => input.shape.join() === other.shape.join(),
  ),
  item: method(item),
  tolist: method(nested),
  __len__: method((x) => new Int(rows(x))),
  __bool__: method(truth),
  __repr__: method((x) => printTensor(x)),
  where: operation(
    { ...self, condition: arg.tensor, other: arg.operand },
    ({ input, condition, other }) => where(condition, input, other),
    onTensor,
  ),
  resize_: operation({ ...self, size: arg.sizes }, ({ input, size }) => resize(input, size), onTensor),
  copy_: operation(
    { ...self, src: arg.operand, non_blocking: arg.or(arg.flag, false) },
    ({ input, src }) => {
      refuseOverlap(input, src);
      const wide = broadcastShapes(input.shape, src.shape);
      if (showShape(wide) !== showShape(input.shape))
        runtimeError(
          `output with shape ${showShape(input.shape)} doesn't match the broadcast shape ${showShape(wide)}`,
        );
      return copyInto(input, src);
    },
    onTensor,
  ),
  is_tensor: operation({ obj: arg.anything }, ({ obj }) => obj instanceof Tensor, { on: "torch" }),
};
