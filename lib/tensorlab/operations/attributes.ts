/** What a tensor tells of itself, and how it changes type or leaves the graph. */
import { add, toType } from "../core/arithmetic";
import { backward, gradientsOf, setRecording, recording } from "../core/autograd";
import { elementSizes, isFloating, legacyNames, type DType } from "../core/dtype";
import { runtimeError, typeError, valueError } from "../core/failure";
import { where } from "../core/choosing";
import { copyInto } from "../core/in-place";
import { printTensor } from "../core/print";
import { wrapDim } from "../core/shape";
import { dense, onlyValue, Tensor } from "../core/tensor";
import { clone, matrixTranspose } from "../core/views";
import * as arg from "./arguments";
import { detached, wantGrad } from "./create";
import { operation, type Operation, type Operations } from "./operation";
import { DTypeValue, Int, intTuple, Other, scalarValue, Sequence, type Value } from "./value";
import { reversed } from "./views";

const self = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const method = (f: (input: Tensor) => Value): Operation => operation(self, ({ input }) => f(input), onTensor);

function nested(tensor: Tensor): Value {
  const values = dense(tensor);
  const build = (dim: number, from: number, block: number): Value => {
    if (dim === tensor.rank) return scalarValue(values[from], tensor.dtype);
    const inner = block / Math.max(tensor.shape[dim], 1);
    return new Sequence(
      Array.from({ length: tensor.shape[dim] }, (_, at) => build(dim + 1, from + at * inner, inner)),
      "list",
    );
  };
  return build(0, 0, values.length);
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
  T: reversed,
  mT: matrixTranspose,
  H: reversed,
  data: detached,
  grad: (x) => x.grad,
  requires_grad: (x) => x.requiresGrad,
  is_leaf: (x) => x.isLeaf,
  grad_fn: (x) => (x.gradFn ? new Other(x.gradFn.name) : null),
  retains_grad: (x) => x.retainsGrad,
  itemsize: (x) => new Int(elementSizes[x.dtype]),
  nbytes: (x) => new Int(elementSizes[x.dtype] * x.count),
  is_cuda: () => false,
  is_sparse: () => false,
  is_quantized: () => false,
  _version: (x) => new Int(x.storage.version),
  _base: (x) => x.base,
};

/** Assigned like attributes. */
export const assignments: Readonly<Record<string, (tensor: Tensor, value: Value) => void>> = {
  requires_grad: (x, value) => void requireGrad(x, value === true),
  grad: (x, value) => {
    if (value !== null && !(value instanceof Tensor))
      typeError(`assigned grad expected to be a Tensor or None but got grad of type ${typeof value}`);
    if (value && value.shape.join() !== x.shape.join())
      runtimeError(`assigned grad has data of a different size`);
    x.grad = value;
  },
  data: (x, value) => {
    if (!(value instanceof Tensor)) typeError("Variable data has to be a tensor");
    if (value.dtype !== x.dtype || value.shape.join() !== x.shape.join())
      runtimeError("assigning data of another type or shape is not part of this lab");
    // PyTorch swaps the memory; here the values move, which differs only for other views of the old memory
    x.storage.data.set(dense(value), x.offset);
  },
};

function requireGrad(tensor: Tensor, wanted: boolean): Tensor {
  if (!wanted && tensor.gradFn)
    runtimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  if (wanted && !isFloating(tensor.dtype))
    runtimeError("only Tensors of floating point dtype can require gradients");
  tensor.requiresGrad = wanted;
  return wantGrad(tensor, wanted);
}

function sizeOf(input: Tensor, dim: number | null): Value {
  return dim === null ? intTuple(input.shape, "torch.Size") : new Int(input.shape[wrapDim(dim, input.rank)]);
}

const conversions: Record<string, DType> = {
  float: "float32",
  double: "float64",
  long: "int64",
  int: "int32",
  byte: "uint8",
  bool: "bool",
};

const devices = ["cpu"];

/** tensor.to: a dtype, another tensor's dtype, or the only device. */
function convert(input: Tensor, target: Value): Tensor {
  if (target instanceof DTypeValue) return toType(input, target.dtype);
  if (target instanceof Tensor) return toType(input, target.dtype);
  const device = typeof target === "string" ? target : target instanceof Other ? target.type : "";
  if (devices.includes(device)) return input;
  return runtimeError(`device '${device}' is not part of this lab: tensors live on the CPU`);
}

const legacyType = (dtype: DType): string => `torch.${legacyNames[dtype]}Tensor`;

function typed(input: Tensor, wanted: Value): Value {
  if (wanted === null) return legacyType(input.dtype);
  if (wanted instanceof DTypeValue) return toType(input, wanted.dtype);
  const found = (Object.keys(legacyNames) as DType[]).find((dtype) => legacyType(dtype) === wanted);
  return found ? toType(input, found) : valueError(`invalid type: '${String(wanted)}'`);
}

const arithmetic = { add, clone: (x: Tensor) => clone(x) };

const backwardOptions = {
  gradient: arg.maybe(arg.tensor),
  retain_graph: arg.maybe(arg.flag),
  create_graph: arg.or(arg.flag, false),
};

function detachInPlace(tensor: Tensor): Tensor {
  tensor.gradFn = null;
  tensor.requiresGrad = false;
  return tensor;
}

function retainGrad(tensor: Tensor): null {
  if (!tensor.requiresGrad) runtimeError("can't retain_grad on Tensor that has requires_grad=False");
  if (tensor.gradFn) {
    tensor.retainsGrad = true;
    tensor.gradFn.retains = tensor;
  }
  return null;
}

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
  to: operation(
    {
      ...self,
      target: arg.or(arg.anything, null),
      second: arg.maybe(arg.anything),
      dtype: arg.keyword(arg.maybe(arg.dtype)),
      device: arg.keyword(arg.maybe(arg.anything)),
      copy: arg.keyword(arg.or(arg.flag, false)),
      non_blocking: arg.keyword(arg.or(arg.flag, false)),
    },
    ({ input, target, second, dtype, device, copy }) => {
      const wanted = [target, second, device, dtype && new DTypeValue(dtype)].filter(
        (value) => value !== null,
      );
      const out = wanted.reduce<Tensor>((x, value) => convert(x, value), input);
      return copy && out === input ? clone(input) : out;
    },
    onTensor,
  ),
  type: operation(
    { ...self, dtype: arg.maybe(arg.anything) },
    ({ input, dtype }) => typed(input, dtype),
    onTensor,
  ),
  type_as: operation(
    { ...self, other: arg.tensor },
    ({ input, other }) => toType(input, other.dtype),
    onTensor,
  ),
  cpu: method((x) => x),
  ...Object.fromEntries(
    Object.entries(conversions).map(([name, dtype]) => [name, method((x) => toType(x, dtype))]),
  ),
  detach: operation(self, ({ input }) => detached(input)),
  detach_: method(detachInPlace),
  requires_grad_: operation(
    { ...self, requires_grad: arg.or(arg.flag, true) },
    ({ input, requires_grad }) => requireGrad(input, requires_grad),
    onTensor,
  ),
  retain_grad: method(retainGrad),
  where: operation(
    { ...self, condition: arg.tensor, other: arg.operand },
    ({ input, condition, other }) => where(condition, input, other),
    onTensor,
  ),
  copy_: operation(
    { ...self, src: arg.operand, non_blocking: arg.or(arg.flag, false) },
    ({ input, src }) => copyInto(input, src),
    onTensor,
  ),
  backward: operation(
    { ...self, ...backwardOptions },
    ({ input, gradient, retain_graph, create_graph }) => {
      backward(input, gradient, arithmetic, {
        retainGraph: retain_graph ?? create_graph,
        createGraph: create_graph,
      });
      return null;
    },
    onTensor,
  ),
  "autograd.grad": operation(
    {
      outputs: arg.anything,
      inputs: arg.anything,
      grad_outputs: arg.maybe(arg.tensor),
      retain_graph: arg.maybe(arg.flag),
      create_graph: arg.or(arg.flag, false),
      allow_unused: arg.or(arg.flag, false),
    },
    (given) => gradients(given),
    { on: "torch" },
  ),
  is_grad_enabled: operation({}, () => recording(), { on: "torch" }),
  _set_recording: operation(
    { mode: arg.flag },
    ({ mode }) => {
      const before = recording();
      setRecording(mode);
      return before;
    },
    { on: "torch" },
  ),
  is_tensor: operation({ obj: arg.anything }, ({ obj }) => obj instanceof Tensor, { on: "torch" }),
};

const listed = (value: Value): Tensor[] =>
  (value instanceof Sequence ? value.items : [value]).filter((item) => item instanceof Tensor);

interface Gradients {
  outputs: Value;
  inputs: Value;
  grad_outputs: Tensor | null;
  retain_graph: boolean | null;
  create_graph: boolean;
  allow_unused: boolean;
}

function gradients(given: Gradients): Value {
  const [output, ...more] = listed(given.outputs);
  if (more.length > 0) runtimeError("torch.autograd.grad of several outputs is not part of this lab");
  const found = gradientsOf(output, listed(given.inputs), given.grad_outputs, arithmetic, {
    retainGraph: given.retain_graph ?? given.create_graph,
    createGraph: given.create_graph,
  });
  if (!given.allow_unused && found.includes(null))
    runtimeError(
      "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
    );
  return new Sequence(found);
}
