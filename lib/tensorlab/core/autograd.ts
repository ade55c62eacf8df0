/** Reverse-mode differentiation: operations record how gradients flow back, `backward` walks the record. */
import { legacyNames, isFloating } from "./dtype";
import { runtimeError } from "./failure";
import { partOfState } from "./program-state";
import { dense, fromValues, type GradientEdge, type GradientNode, type Tensor } from "./tensor";
import { showShape } from "./shape";
import { warnOnce } from "./warning";

const mode = partOfState(() => ({ recording: true, inferring: false, wary: false, operations: 0 }));

/** Whether operations are recorded now. */
export const recording = (): boolean => mode().recording;

/** torch.set_grad_enabled. */
export function setRecording(on: boolean): void {
  mode().recording = on;
}

/** Whether tensors that are made now can never be recorded: torch.inference_mode. */
export const inferring = (): boolean => mode().inferring;

/** torch.inference_mode's switch. */
export function setInferring(on: boolean): void {
  mode().inferring = on;
}

/** torch.autograd.set_detect_anomaly: backward stops where a gradient is no number. @returns what was before */
export function setWary(on: boolean): boolean {
  const before = mode().wary;
  mode().wary = on;
  return before;
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
    told: null,
    backward,
    saved: saved.map((tensor) => ({ tensor, version: tensor.storage.version, own: false })),
    ofProgram: false,
    own: null,
    retains: null,
    hooks: [],
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
  if (saved.some((tensor) => tensor.inference))
    runtimeError(
      "Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.",
    );
  out.requiresGrad = true;
  const node = nodeOf(name, inputs, backward, saved);
  for (const one of node.saved) one.own = one.tensor === out;
  out.gradFn = node;
  return out;
}

/**
 * Gives the result of an operation that is built from others the name of PyTorch's single one.
 * @param inputs what that one takes in; without them next_functions refuses
 */
export function renamed(out: Tensor, name: string, inputs?: (Tensor | null)[]): Tensor {
  const node = out.gradFn;
  if (!node) return out;
  node.name = name;
  const edges = inputs?.map(edgeOf);
  node.told = () => edges ?? runtimeError(`next_functions of ${name} are not part of this lab`);
  return out;
}

/** Nothing below the result is told of, as PyTorch builds it from other operations. */
export const untold = (out: Tensor): Tensor => renamed(out, out.gradFn?.name ?? "");

/** x·Wᵀ is told of as PyTorch computes it: with a transpose of its own. */
export function throughTranspose(out: Tensor): Tensor {
  const node = out.gradFn;
  if (node)
    node.told = () =>
      node.inputs.slice(node.name === "MmBackward0" ? 1 : 0).map((edge, at, all) => {
        if (edge === null || at < all.length - 1) return edge;
        return { node: { ...nodeOf("TBackward0", [], () => []), inputs: [edge] } };
      });
  return out;
}

/** Where gradients flow on, as next_functions tells it. RuntimeError where that is not known. */
export const toldInputs = (node: GradientNode): GradientEdge[] => node.told?.() ?? node.inputs;

/** PyTorch calls what writes into a view by its class. */
const nameInMessages = (name: string): string =>
  name === "CopySlices" ? "torch::autograd::CopySlices" : name;

function checkSaved(node: GradientNode): void {
  for (const { tensor, version, own } of node.saved)
    if (tensor.storage.version !== version) {
      const from = own ? node : tensor.gradFn;
      runtimeError(
        `one of the variables needed for gradient computation has been modified by an inplace operation: ` +
          `[torch.${legacyNames[tensor.dtype]}Tensor ${showShape(tensor.shape)}]` +
          (from ? `, which is output 0 of ${nameInMessages(from.name)},` : "") +
          ` is at version ${tensor.storage.version}; expected version ${version} instead. Hint: enable anomaly detection ` +
          `to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).`,
      );
    }
}

/** Every node below a root, each after all that feed gradients into it; and from how many a leaf with hooks gets its own. */
function ordered(roots: GradientNode[]): { nodes: GradientNode[]; feeds: Map<Tensor, number> } {
  const seen = new Set<GradientNode>();
  const feeds = new Map<Tensor, number>();
  const stack = [...roots];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of node.inputs)
      if (edge && "node" in edge) stack.push(edge.node);
      else if (edge && edge.leaf.hooks.length > 0) feeds.set(edge.leaf, (feeds.get(edge.leaf) ?? 0) + 1);
  }
  // an operation always has a higher number than those that made its inputs
  return { nodes: [...seen].sort((a, b) => b.serial - a.serial), feeds };
}

/**
 * What one of the program's functions is asked: a hook sees one gradient and answers with another one, or null to leave it;
 * a function of its own gets what its outputs got and what it saved, and answers with its inputs' gradients.
 */
export interface Asked {
  number: number;
  grads: Tensor[];
  own: { untouched: boolean[]; saved: Tensor[] } | null;
}

/** A walk that stops wherever the program's functions have their say. */
export type Steps<Result> = Generator<Asked, Result, (Tensor | null)[]>;

function* changed(hooks: readonly number[], grad: Tensor): Steps<Tensor> {
  let current = grad;
  for (const number of [...hooks]) {
    const [made] = yield { number, grads: [current], own: null };
    current = made ?? current;
  }
  return current;
}

function* asked(own: NonNullable<GradientNode["own"]>): Steps<(Tensor | null)[]> {
  const { grads, untouched, saved } = own.ask();
  return own.take(yield { number: own.number, grads, own: { untouched, saved } });
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
  /** gradients of leaves with hooks, which see the sum */
  readonly #sums = new Map<Tensor, Tensor>();
  readonly #feeds: Map<Tensor, number>;

  constructor(
    arithmetic: Arithmetic,
    options: BackwardOptions,
    collect: (leaf: Tensor, grad: Tensor) => void,
    watched: Map<GradientNode, Tensor>,
    feeds: Map<Tensor, number>,
  ) {
    this.#feeds = feeds;
    this.#arithmetic = arithmetic;
    this.#options = options;
    this.#collect = collect;
    this.#watched = watched;
  }

  send(edge: GradientEdge, grad: Tensor): void {
    if (!edge) return;
    if ("node" in edge) return this.#gather(this.#pending, edge.node, grad);
    if (this.#feeds.has(edge.leaf)) return this.#gather(this.#sums, edge.leaf, grad);
    this.#collect(edge.leaf, grad);
  }

  #gather<Key>(sums: Map<Key, Tensor>, key: Key, grad: Tensor): void {
    const before = sums.get(key);
    sums.set(key, before ? this.#arithmetic.add(before, grad) : grad);
  }

  /** One step down; then leaves with hooks that nothing feeds any more. */
  *visit(node: GradientNode): Steps<void> {
    const grad = this.#pending.get(node);
    if (grad) {
      const watched = this.#watched.get(node);
      if (watched) this.#collect(watched, grad);
      const seen = node.hooks.length > 0 ? yield* changed(node.hooks, grad) : grad;
      this.#leave(node, seen);
      this.#pass(node, node.own ? yield* asked(node.own) : node.backward?.(seen));
    }
    if (this.#feeds.size === 0) return;
    for (const edge of node.inputs) if (edge && "leaf" in edge) yield* this.fed(edge.leaf);
  }

  /** A leaf got one of its gradients, or none from there. */
  *fed(leaf: Tensor): Steps<void> {
    const left = (this.#feeds.get(leaf) ?? 0) - 1;
    this.#feeds.set(leaf, left);
    const sum = this.#sums.get(leaf);
    if (left === 0 && sum) this.#collect(leaf, yield* changed(leaf.hooks, sum));
  }

  /** What has to be so when a gradient leaves a node. */
  #leave(node: GradientNode, grad: Tensor): void {
    if (node.retains) this.#collect(node.retains, grad);
    if (!node.backward)
      runtimeError(
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). " +
          "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True " +
          "if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.",
      );
    checkSaved(node);
  }

  #pass(node: GradientNode, grads: (Tensor | null)[] = []): void {
    node.inputs.forEach((edge, at) => {
      const grad = grads[at];
      if (grad && mode().wary && dense(grad).some(Number.isNaN))
        runtimeError(`Function '${node.name}' returned nan values in its ${at}th output.`);
      if (grad) this.send(edge, grad);
    });
    const lasts =
      (node.ofProgram && node.saved.length === 0) || node.inputs.length === 0 || keepsNothing.has(node.name);
    if (!this.#options.retainGraph && !lasts) node.backward = null;
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

/** @param watched values whose gradients are asked for; null where the leaves keep theirs, which asks the leaves' hooks */
function* walk(
  roots: { tensor: Tensor; grad: Tensor }[],
  arithmetic: Arithmetic,
  options: BackwardOptions,
  collect: (leaf: Tensor, grad: Tensor) => void,
  watched: Map<GradientNode, Tensor> | null,
): Steps<void> {
  const before = mode().recording;
  mode().recording = options.createGraph;
  try {
    const { nodes, feeds: hooked } = ordered(roots.flatMap(({ tensor }) => tensor.gradFn ?? []));
    const feeds = watched ? new Map<Tensor, number>() : hooked;
    const task = new Walk(arithmetic, options, collect, watched ?? new Map(), feeds);
    for (const { tensor, grad } of roots) {
      const asked = !watched && tensor.isLeaf && tensor.hooks.length > 0;
      if (asked) feeds.set(tensor, 1);
      task.send(edgeOf(tensor), grad);
      if (asked) yield* task.fed(tensor);
    }
    for (const node of nodes) yield* task.visit(node);
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
export function* backward(
  tensor: Tensor,
  grad: Tensor | null,
  arithmetic: Arithmetic,
  options: BackwardOptions,
): Steps<null> {
  const root = { tensor, grad: rootGrad(tensor, grad) };
  if (options.createGraph)
    warnOnce(
      "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can " +
        "cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this " +
        "function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.",
    );
  const collect = (leaf: Tensor, part: Tensor) => {
    leaf.grad = leaf.grad
      ? arithmetic.add(leaf.grad, part)
      : renamed(arithmetic.clone(part), "CopyBackwards", [part]);
  };
  yield* walk([root], arithmetic, options, collect, null);
  return null;
}

/** torch.autograd.grad(output, inputs); null for inputs that the output does not depend on. */
export function* gradientsOf(
  output: Tensor,
  inputs: Tensor[],
  grad: Tensor | null,
  arithmetic: Arithmetic,
  options: BackwardOptions,
): Steps<(Tensor | null)[]> {
  const found = new Map<Tensor, Tensor>();
  const watched = new Map(inputs.flatMap((input) => (input.gradFn ? [[input.gradFn, input] as const] : [])));
  const collect = (leaf: Tensor, part: Tensor) => {
    if (!inputs.includes(leaf)) return;
    const before = found.get(leaf);
    found.set(leaf, before ? arithmetic.add(before, part) : part);
  };
  const root = rootGrad(output, grad);
  for (const input of output.requiresGrad ? inputs : [])
    if (!input.requiresGrad) runtimeError("One of the differentiated Tensors does not require grad");
  yield* walk([{ tensor: output, grad: root }], arithmetic, options, collect, watched);
  return inputs.map((input) => found.get(input) ?? null);
}
