/** Gradients from Python: who wants them, backward and autograd.grad, and leaving the graph. */
import { add } from "../core/arithmetic";
import { backward, gradientsOf, recording, setRecording } from "../core/autograd";
import { isFloating } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { Tensor } from "../core/tensor";
import { clone } from "../core/views";
import * as arg from "./arguments";
import { detached, wantGrad } from "./create";
import { operation, type Operation, type Operations } from "./operation";
import { Sequence, type Value } from "./value";

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
};
