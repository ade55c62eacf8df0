/** Gradients from Python: who wants them, backward and autograd.grad, and leaving the graph. */
import { add } from "../core/arithmetic";
import {
  backward,
  gradientsOf,
  inferring,
  recording,
  setInferring,
  setRecording,
  toldInputs,
  type Steps,
  setWary,
} from "../core/autograd";
import { isFloating } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { partOfState } from "../core/program-state";
import { recordOwn } from "../core/own-function";
import { Tensor, type GradientNode } from "../core/tensor";
import { clone } from "../core/views";
import * as arg from "./arguments";
import { detached, wantGrad } from "./create";
import { operation, type Operation, type Operations } from "./operation";
import { HookCall, Int, Sequence, type Value } from "./value";

const self = { input: arg.tensor };
const onTensor = { on: "tensor" } as const;
const method = (f: (input: Tensor) => Value): Operation => operation(self, ({ input }) => f(input), onTensor);

/** tensor.requires_grad = wanted. RuntimeError for what is computed, or of whole numbers. */
export function requireGrad(tensor: Tensor, wanted: boolean): Tensor {
  if (!wanted && tensor.gradFn)
    runtimeError(
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  if (wanted && !isFloating(tensor.dtype))
    runtimeError("only Tensors of floating point dtype can require gradients");
  if (wanted && tensor.inference && !inferring())
    runtimeError("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
  tensor.requiresGrad = wanted;
  return wantGrad(tensor, wanted);
}

const arithmetic = { add, clone: (x: Tensor) => clone(x) };

const backwardOptions = {
  gradient: arg.maybe(arg.tensor),
  retain_graph: arg.maybe(arg.flag),
  create_graph: arg.or(arg.flag, false),
};

function detachInPlace(tensor: Tensor): Tensor {
  if (tensor.base)
    runtimeError(
      "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, and " +
        "gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot be called on " +
        "these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in torch/optim/optimizer.py as " +
        "the solution.",
    );
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

/** walks that wait for what a function of the program's makes of a gradient, and how many hooks there were */
const waiting = partOfState(() => ({ walks: [] as Steps<Value>[], hooks: 0 }));

/** Walks on to the end, or to where a function of the program's has its say. */
function advance(walk: Steps<Value>, given: (Tensor | null)[]): Value {
  const { done, value } = walk.next(given);
  if (done) return value;
  waiting().walks.push(walk);
  return new HookCall(value);
}

const lastWalk = (): Steps<Value> =>
  waiting().walks.pop() ?? runtimeError("no gradient waits for what a hook gives");

/** tensor.register_hook: the number under which Python keeps the function. */
function hookOn(tensor: Tensor): Int {
  if (!tensor.requiresGrad) runtimeError("cannot register a hook on a tensor that doesn't require gradient");
  const number = ++waiting().hooks;
  (tensor.gradFn ?? tensor).hooks.push(number);
  return new Int(number);
}

function unhook(tensor: Tensor, number: number): null {
  for (const { hooks } of [tensor, ...(tensor.gradFn ? [tensor.gradFn] : [])]) {
    const at = hooks.indexOf(number);
    if (at >= 0) hooks.splice(at, 1);
  }
  return null;
}

/** A node as Python is told of it: its name, and a number by which it is known again. */
export const nodeValue = ({ name, serial, ofProgram }: GradientNode): Sequence =>
  new Sequence([ofProgram ? `torch.autograd.function.${name}` : name, new Int(serial)]);

/** The node that lies so many ways below a tensor's own. */
function nodeAt(tensor: Tensor, way: readonly number[]): GradientNode {
  let node = tensor.gradFn;
  for (const at of way) {
    const edge = node ? toldInputs(node)[at] : null;
    node = edge && "node" in edge ? edge.node : null;
  }
  return node ?? runtimeError("this part of the graph is gone");
}

/** node.next_functions: where gradients flow on. */
const nextFunctions = (tensor: Tensor, way: readonly number[]): Sequence =>
  new Sequence(
    toldInputs(nodeAt(tensor, way)).map(
      (edge) => edge && ("node" in edge ? nodeValue(edge.node) : edge.leaf),
    ),
  );

const gradsIn = (value: Value): (Tensor | null)[] =>
  value instanceof Sequence ? value.items.map((item) => (item instanceof Tensor ? item : null)) : [];

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

function* gradients(given: Gradients): Steps<Value> {
  const [output, ...more] = listed(given.outputs);
  if (more.length > 0) runtimeError("torch.autograd.grad of several outputs is not part of this lab");
  const found = yield* gradientsOf(output, listed(given.inputs), given.grad_outputs, arithmetic, {
    retainGraph: given.retain_graph ?? given.create_graph,
    createGraph: given.create_graph,
  });
  if (!given.allow_unused && found.includes(null))
    runtimeError(
      "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.",
    );
  return new Sequence(found);
}

/** Gradients, by name. */
export const differentiation: Operations = {
  detach: operation(self, ({ input }) => detached(input)),
  detach_: method(detachInPlace),
  requires_grad_: operation(
    { ...self, requires_grad: arg.or(arg.flag, true) },
    ({ input, requires_grad }) => requireGrad(input, requires_grad),
    onTensor,
  ),
  retain_grad: method(retainGrad),
  backward: operation(
    { ...self, ...backwardOptions },
    ({ input, gradient, retain_graph, create_graph }) => {
      const options = { retainGraph: retain_graph ?? create_graph, createGraph: create_graph };
      return advance(backward(input, gradient, arithmetic, options), []);
    },
    onTensor,
  ),
  _next_functions: operation(
    { ...self, way: arg.ints },
    ({ input, way }) => nextFunctions(input, way),
    onTensor,
  ),
  _hook: method(hookOn),
  _unhook: operation({ ...self, number: arg.int }, ({ input, number }) => unhook(input, number), onTensor),
  // what the function gave; or that it gave nothing, but an error
  _hooked: operation({ grads: arg.anything }, ({ grads }) => advance(lastWalk(), gradsIn(grads)), {
    on: "torch",
  }),
  _own_function: operation(
    {
      name: arg.text,
      inputs: arg.tensors,
      outputs: arg.tensors,
      differentiable: arg.ints,
      saved: arg.tensors,
    },
    ({ name, inputs, outputs, differentiable, saved }) => {
      const number = ++waiting().hooks;
      return new Sequence([
        new Int(number),
        ...recordOwn(name, number, inputs, outputs, differentiable, saved),
      ]);
    },
    { on: "torch" },
  ),
  _hook_failed: operation(
    {},
    () => {
      lastWalk().return(null);
      return null;
    },
    { on: "torch" },
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
    (given) => advance(gradients(given), []),
    { on: "torch" },
  ),
  is_inference: method((input) => input.inference),
  is_inference_mode_enabled: operation({}, () => inferring(), { on: "torch" }),
  _set_inferring: operation(
    { mode: arg.flag },
    ({ mode }) => {
      const before = inferring();
      setInferring(mode);
      return before;
    },
    { on: "torch" },
  ),
  is_grad_enabled: operation({}, () => recording(), { on: "torch" }),
  _set_wary: operation({ mode: arg.flag }, ({ mode }) => setWary(mode), { on: "torch" }),
  _set_recording: operation(
    { mode: arg.flag },
    ({ mode }) => {
      const before = recording();
      setRecording(mode);
      return before;
    },
    { on: "torch" },
  ),
};
