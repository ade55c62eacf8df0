/** The losses of torch.nn.functional. */
import * as binary from "../core/binary-loss";
import * as loss from "../core/loss";
import { showShape } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { warn, warnOnce } from "../core/warning";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";

const onTorch = { on: "torch" } as const;

const reduction = { reduction: arg.or(arg.text, "mean") };
const deprecated = { size_average: arg.maybe(arg.flag), reduce: arg.maybe(arg.flag) };
const pair = { input: arg.tensor, target: arg.tensor };

/** Warns where sizes differ, as both are broadcast then. */
function warnOfSizes(x: Tensor, target: Tensor): void {
  if (x.shape.join() !== target.shape.join())
    warn(
      `Using a target size (torch.Size(${showShape(target.shape)})) that is different to the input size (torch.Size(${showShape(x.shape)})). ` +
        "This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.",
    );
}

interface Old {
  size_average: boolean | null;
  reduce: boolean | null;
}

/** What the two flags of old programs mean, where one is given. */
function meant({ size_average, reduce }: Old, reduction: string): string {
  if (size_average === null && reduce === null) return reduction;
  const found = reduce === false ? "none" : size_average === false ? "sum" : "mean";
  warnOnce(`size_average and reduce args will be deprecated, please use reduction='${found}' instead.`);
  return found;
}

const comparing = (f: (x: Tensor, target: Tensor, reduction: string) => Tensor): Operation =>
  operation(
    { ...pair, ...deprecated, ...reduction },
    ({ input: x, target, reduction: how, ...old }) => {
      warnOfSizes(x, target);
      return f(x, target, meant(old, how));
    },
    onTorch,
  );

const ofMeanDivergence =
  "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides only by the batch " +
  "size, and aligns with the KL div math definition.'mean' will be changed to behave the same as 'batchmean' in the next major " +
  "release.";

const classes = {
  weight: arg.maybe(arg.tensor),
  size_average: arg.maybe(arg.flag),
  ignore_index: arg.or(arg.int, -100),
};

const functions: Operations = {
  mse_loss: comparing(loss.mseLoss),
  l1_loss: comparing(loss.l1Loss),
  smooth_l1_loss: operation(
    { ...pair, ...deprecated, ...reduction, beta: arg.or(arg.number, 1) },
    ({ input: x, target, reduction: how, beta, ...old }) => {
      warnOfSizes(x, target);
      return loss.smoothL1Loss(x, target, meant(old, how), beta);
    },
    onTorch,
  ),
  huber_loss: operation(
    { ...pair, ...reduction, delta: arg.or(arg.number, 1) },
    ({ input: x, target, reduction: how, delta }) => {
      warnOfSizes(x, target);
      return loss.huberLoss(x, target, how, delta);
    },
    onTorch,
  ),
  kl_div: operation(
    { ...pair, ...deprecated, ...reduction, log_target: arg.or(arg.flag, false) },
    ({ input: x, target, reduction, log_target, ...old }) => {
      const how = meant(old, reduction);
      if (how === "mean" && how === reduction) warn(ofMeanDivergence);
      return loss.klDiv(x, target, how, log_target);
    },
    onTorch,
  ),
  binary_cross_entropy: operation(
    { ...pair, weight: arg.maybe(arg.tensor), ...deprecated, ...reduction },
    ({ input: x, target, weight, reduction: how, ...old }) =>
      binary.binaryCrossEntropy(x, target, weight, meant(old, how)),
    onTorch,
  ),
  binary_cross_entropy_with_logits: operation(
    {
      ...pair,
      weight: arg.maybe(arg.tensor),
      ...deprecated,
      ...reduction,
      pos_weight: arg.maybe(arg.tensor),
    },
    ({ input: x, target, weight, reduction: how, pos_weight, ...old }) =>
      binary.binaryCrossEntropyWithLogits(x, target, {
        weight,
        positive: pos_weight,
        reduction: meant(old, how),
      }),
    onTorch,
  ),
  nll_loss: operation(
    { ...pair, ...classes, reduce: arg.maybe(arg.flag), ...reduction },
    ({ input: x, target, weight, ignore_index, reduction: how, ...old }) =>
      loss.nllLoss(x, target, { weight, ignored: ignore_index, reduction: meant(old, how) }),
    onTorch,
  ),
  cross_entropy: operation(
    {
      ...pair,
      ...classes,
      reduce: arg.maybe(arg.flag),
      ...reduction,
      label_smoothing: arg.or(arg.number, 0),
    },
    ({ input: x, target, weight, ignore_index, reduction: how, label_smoothing, ...old }) =>
      loss.crossEntropy(x, target, {
        weight,
        ignored: ignore_index,
        reduction: meant(old, how),
        smoothing: label_smoothing,
      }),
    onTorch,
  ),
};

/** Losses, by their names in torch.nn.functional. */
export const losses: Operations = Object.fromEntries(
  Object.entries(functions).map(([name, run]) => [`nn.functional.${name}`, run]),
);
