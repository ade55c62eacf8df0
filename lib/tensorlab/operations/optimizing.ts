/** What torch.nn and torch.optim ask of the engine beyond PyTorch's public operations; names begin with an underscore. */
import type { Data } from "../core/dtype";
import { generatorOf } from "../core/generator";
import { writeInto } from "../core/elementwise";
import { runtimeError } from "../core/failure";
import * as optimizing from "../core/optimizing";
import { fromData, type Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { detached, wantGrad } from "./create";
import { operation, type Operations } from "./operation";
import { GeneratorValue, Sequence, type Value } from "./value";

const onTorch = { on: "torch" } as const;

/** Tensors of which some may be None. */
const some: arg.Argument<(Tensor | null)[]> = {
  word: "list of Tensors",
  read: (value) => {
    if (!(value instanceof Sequence)) return undefined;
    const found = value.items.map((item) => (item === null ? null : arg.tensor.read(item)));
    return found.includes(undefined) ? undefined : (found as (Tensor | null)[]);
  },
};

function zeroGrad(parameter: Tensor, toNone: boolean): void {
  const { grad } = parameter;
  if (!grad) return;
  if (toNone) {
    parameter.grad = null;
    return;
  }
  grad.gradFn = null;
  grad.requiresGrad = false;
  writeInto(grad, new Float64Array(grad.count));
}

/** 63 random bits as text, for they are more than a double holds. */
function randomSeed(generator: Value): string {
  const id = generator instanceof GeneratorValue ? generator.id : 0;
  return String(BigInt.asUintN(63, generatorOf(id).longBits()));
}

const startLike =
  (like: Tensor) =>
  (values: Data): Tensor =>
    fromData(values, like.dtype, like.shape);

const at = <Item>(items: readonly Item[], place: number): Item =>
  items[place] ?? runtimeError("an optimizer's state does not fit its parameters");

/** Parameters, their gradients and the steps of optimizers, by name. */
export const optimization: Operations = {
  _parameter: operation(
    { data: arg.tensor, requires_grad: arg.flag },
    ({ data, requires_grad }) => wantGrad(detached(data), requires_grad),
    onTorch,
  ),
  _zero_grad: operation(
    { params: arg.tensors, set_to_none: arg.flag },
    ({ params, set_to_none }) => {
      params.forEach((parameter) => zeroGrad(parameter, set_to_none));
      return null;
    },
    onTorch,
  ),
  _random_seed: operation({ generator: arg.anything }, ({ generator }) => randomSeed(generator), onTorch),
  _sgd: operation(
    {
      params: arg.tensors,
      buffers: some,
      lr: arg.number,
      momentum: arg.number,
      dampening: arg.number,
      decay: arg.number,
      nesterov: arg.flag,
      maximize: arg.flag,
    },
    ({ params, buffers, ...given }) =>
      new Sequence(
        params.map((parameter, place) =>
          optimizing.sgd(parameter, buffers[place], given, startLike(parameter)),
        ),
        "list",
      ),
    onTorch,
  ),
  _adam: operation(
    {
      ...{ params: arg.tensors, steps: arg.tensors, means: arg.tensors, squares: arg.tensors },
      largest: arg.maybe(arg.tensors),
      lr: arg.number,
      beta1: arg.number,
      beta2: arg.number,
      eps: arg.number,
      decay: arg.number,
      decoupled: arg.flag,
      maximize: arg.flag,
    },
    ({ params, steps, means, squares, largest, ...given }) => {
      params.forEach((parameter, place) => {
        const moments = {
          step: at(steps, place),
          mean: at(means, place),
          square: at(squares, place),
          largest: largest && at(largest, place),
        };
        optimizing.adam(parameter, moments, given);
      });
      return null;
    },
    onTorch,
  ),
  _rmsprop: operation(
    {
      ...{ params: arg.tensors, squares: arg.tensors, buffers: some, means: some },
      lr: arg.number,
      alpha: arg.number,
      eps: arg.number,
      decay: arg.number,
      momentum: arg.number,
      maximize: arg.flag,
    },
    ({ params, squares, buffers, means, ...given }) => {
      params.forEach((parameter, place) => {
        const state = { square: at(squares, place), buffer: buffers[place], mean: means[place] };
        optimizing.rmsprop(parameter, state, given);
      });
      return null;
    },
    onTorch,
  ),
  _adagrad: operation(
    {
      ...{ params: arg.tensors, steps: arg.tensors, sums: arg.tensors, lr: arg.number },
      slowing: arg.number,
      eps: arg.number,
      decay: arg.number,
      maximize: arg.flag,
    },
    ({ params, steps, sums, ...given }) => {
      params.forEach((parameter, place) =>
        optimizing.adagrad(parameter, { step: at(steps, place), total: at(sums, place) }, given),
      );
      return null;
    },
    onTorch,
  ),
};
