/** Reverse-mode differentiation: operations record how gradients flow back, `backward` walks the record. */
import { legacyNames, isFloating } from "./dtype";
import { runtimeError } from "./failure";
import { partOfState } from "./program-state";
import { fromValues, type GradientEdge, type GradientNode, type Tensor } from "./tensor";
import { showShape } from "./shape";

const mode = partOfState(() => ({ recording: true, operations: 0 }));

/** Whether operations are recorded now. */
export const recording = (): boolean => mode().recording;

/** torch.set_grad_enabled. */
export function setRecording(on: boolean): void {
  mode().recording = on;
}

/** Runs without recording. */
export function withoutRecording<Result>(task: () => Result): Result {
  const before = mode().recording;
  mode().recording = false;
  try {
    return task();
  } finally {
    mode().recording = before;
  }
}

/** Where a tensor's gradient goes. */
function edgeOf(tensor: Tensor | null): GradientEdge {
  if (!tensor?.requiresGrad) return null;
  return tensor.gradFn ? { node: tensor.gradFn } : { leaf: tensor };
}

type Backward = (grad: Tensor) => (Tensor | null)[];

/** A node for an operation on these inputs. */
export function nodeOf(
  name: string,
  inputs: (Tensor | null)[],
  backward: Backward,
  saved: Tensor[] = [],
): GradientNode {
  return {
    name,
    inputs: inputs.map(edgeOf),
    backward,
    saved: saved.map((tensor) => ({ tensor, version: tensor.storage.version, own: false })),
    retains: null,
    serial: ++mode().operations,
  };
}

/**
 * Notes how `out` came from `inputs`, when any of them wants a gradient.
 * @param saved tensors that backward reads and that nobody may change until then
 */
export function record(
  out: Tensor,
  name: string,
  inputs: (Tensor | null)[],
  backward: Backward,
  saved: Tensor[] = [],
): Tensor {
  if (!mode().recording || !isFloating(out.dtype) || !inputs.some((input) => input?.requiresGrad)) return out;
  out.requiresGrad = true;
  const node = nodeOf(name, inputs, backward, saved);
  for (const one of node.saved) one.own = one.tensor === out;
  out.gradFn = node;
  return out;
}

/** Gives the result of an operation that is built from others the name of PyTorch's single one. */
export function renamed(out: Tensor, name: string): Tensor {
  if (out.gradFn) out.gradFn.name = name;
  return out;
}

function checkSaved(node: GradientNode): void {
  for (const { tensor, version, own } of node.saved)
    if (tensor.storage.version !== version) {
      const from = own ? node : tensor.gradFn;
      runtimeError(
        `one of the variables needed for gradient computation has been modified by an inplace operation: ` +
          `[torch.${legacyNames[tensor.dtype]}Tensor ${showShape(tensor.shape)}]` +
          (from ? `, which is output 0 of ${from.name},` : "") +
          ` is at version ${tensor.storage.version}; expected version ${version} instead. Hint: enable anomaly detection ` +
          `to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).`,
      );
    }
}

/** Every node below a root, each after all that feed gradients into it. */
function ordered(roots: GradientNode[]): GradientNode[] {
  const seen = new Set<GradientNode>();
  const stack = [...roots];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of node.inputs) if (edge && "node" in edge) stack.push(edge.node);
  }
  // an operation always has a higher number than those that made its inputs
  return [...seen].sort((a, b) => b.serial - a.serial);
}

interface Arithmetic {
  add: (a: Tensor, b: Tensor) => Tensor;
  clone: (a: Tensor) => Tensor;
}

/** Whether the graph can be walked again, and whether the walk itself is recorded. */
interface BackwardOptions {
  retainGraph: boolean;
  createGraph: boolean;
}

/** Sends gradients back from a root and calls `collect` for every leaf. */
class Walk {
  readonly #pending = new Map<GradientNode, Tensor>();
  readonly #arithmetic: Arithmetic;
  readonly #options: BackwardOptions;
  readonly #collect: (leaf: Tensor, grad: Tensor) => void;
  readonly #watched: Map<GradientNode, Tensor>;

  constructor(
    arithmetic: Arithmetic,
    options: BackwardOptions,
    collect: (leaf: Tensor, grad: Tensor) => void,
    watched: Map<GradientNode, Tensor>,
  ) {
    this.#arithmetic = arithmetic;
    this.#options = options;
    this.#collect = collect;
    this.#watched = watched;
  }

  send(edge: GradientEdge, grad: Tensor): void {
    if (!edge) return;
    if ("leaf" in edge) return this.#collect(edge.leaf, grad);
    const before = this.#pending.get(edge.node);
    this.#pending.set(edge.node, before ? this.#arithmetic.add(before, grad) : grad);
  }

  visit(node: GradientNode): void {
    const grad = this.#pending.get(node);
    if (!grad) return;
    if (node.retains) this.#collect(node.retains, grad);
    const watched = this.#watched.get(node);
    if (watched) this.#collect(watched, grad);
    if (!node.backward)
      runtimeError(
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). " +
          "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True " +
          "if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
      );
    checkSaved(node);
    const grads = node.backward(grad);
    node.inputs.forEach((edge, at) => grads[at] && this.send(edge, grads[at]));
    if (!this.#options.retainGraph && node.inputs.length > 0 && !keepsNothing.has(node.name))
      node.backward = null;
  }
}

/** Operations that save no values can be walked twice, as in PyTorch. */
const keepsNothing: ReadonlySet<string> = new Set(
  (
    "AddBackward0 SubBackward0 NegBackward0 SumBackward0 SumBackward1 TBackward0 TransposeBackward0 ViewBackward0 " +
    "CloneBackward0 MeanBackward0 MeanBackward1 SelectBackward0 SliceBackward0 ExpandBackward0 UnsqueezeBackward0 SqueezeBackward0 " +
    "SqueezeBackward1 PermuteBackward0 ReshapeAliasBackward0 StackBackward0 RsubBackward1 CatBackward0 ToCopyBackward0 AliasBackward0"
  ).split(" "),
);

function walk(
  roots: { tensor: Tensor; grad: Tensor }[],
  arithmetic: Arithmetic,
  options: BackwardOptions,
  collect: (leaf: Tensor, grad: Tensor) => void,
  watched: Map<GradientNode, Tensor>,
): void {
  const before = mode().recording;
  mode().recording = options.createGraph;
  try {
    const task = new Walk(arithmetic, options, collect, watched);
    for (const { tensor, grad } of roots) task.send(edgeOf(tensor), grad);
    const nodes = roots.flatMap(({ tensor }) => tensor.gradFn ?? []);
    for (const node of ordered(nodes)) task.visit(node);
  } finally {
    mode().recording = before;
  }
}

function rootGrad(tensor: Tensor, grad: Tensor | null): Tensor {
  if (!tensor.requiresGrad)
    runtimeError("element 0 of tensors does not require grad and does not have a grad_fn");
  if (!grad) {
    if (tensor.count !== 1) runtimeError("grad can be implicitly created only for scalar outputs");
    return fromValues([1], tensor.dtype, tensor.shape);
  }
  if (grad.shape.join() !== tensor.shape.join())
    runtimeError(
      `Mismatch in shape: grad_output[0] has a shape of torch.Size(${showShape(grad.shape)}) and output[0] has a shape of torch.Size(${showShape(tensor.shape)}).`,
    );
  return grad;
}

/** tensor.backward(grad): adds into the `.grad` of every leaf. */
export function backward(
  tensor: Tensor,
  grad: Tensor | null,
  arithmetic: Arithmetic,
  options: BackwardOptions,
): void {
  const root = { tensor, grad: rootGrad(tensor, grad) };
  const collect = (leaf: Tensor, part: Tensor) => {
    leaf.grad = leaf.grad ? arithmetic.add(leaf.grad, part) : arithmetic.clone(part);
  };
  walk([root], arithmetic, options, collect, new Map());
}

/** torch.autograd.grad(output, inputs); null for inputs that the output does not depend on. */
export function gradientsOf(
  output: Tensor,
  inputs: Tensor[],
  grad: Tensor | null,
  arithmetic: Arithmetic,
  options: BackwardOptions,
): (Tensor | null)[] {
  const found = new Map<Tensor, Tensor>();
  const watched = new Map(inputs.flatMap((input) => (input.gradFn ? [[input.gradFn, input] as const] : [])));
  const collect = (leaf: Tensor, part: Tensor) => {
    if (!inputs.includes(leaf)) return;
    const before = found.get(leaf);
    found.set(leaf, before ? arithmetic.add(before, part) : part);
  };
  for (const input of inputs)
    if (!input.requiresGrad) runtimeError("One of the differentiated Tensors does not require grad");
  walk([{ tensor: output, grad: rootGrad(output, grad) }], arithmetic, options, collect, watched);
  return inputs.map((input) => found.get(input) ?? null);
}
