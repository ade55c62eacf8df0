/** torch.nn.functional, and softmax, which torch has too. */
import { renamed } from "../core/autograd";
import * as activation from "../core/activation";
import { add, div, mul, number, sub } from "../core/arithmetic";
import { indexSelect } from "../core/choosing";
import { clamp } from "../core/clamping";
import { runtimeError } from "../core/failure";
import { defaultGenerator } from "../core/generator";
import * as loss from "../core/loss";
import { matmul, mm } from "../core/matmul";
import { layerNorm, logSoftmax, softmax } from "../core/normalizing";
import { dropout } from "../core/random";
import { norm } from "../core/norm";
import { sum } from "../core/reduce";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import { reshape, t } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";

const onTorch = { on: "torch" } as const;
const input = { input: arg.tensor };
const typed = { dtype: arg.keyword(arg.maybe(arg.dtype)) };

type Along = (x: Tensor, dim: number, dtype: Tensor["dtype"] | null) => Tensor;

const along = (f: Along): Operation =>
  operation({ ...input, dim: arg.int, dtype: arg.maybe(arg.dtype) }, ({ input: x, dim, dtype }) =>
    f(x, dim, dtype),
  );

/** Without a dimension the functional form takes the rows, or the first dimension of 0, 1 or 3 (PyTorch warns). */
const impliedDim = ({ rank }: Tensor): number => (rank === 0 || rank === 1 || rank === 3 ? 0 : 1);

const functionalAlong = (f: Along): Operation =>
  operation(
    { ...input, dim: arg.maybe(arg.int), _stacklevel: arg.or(arg.int, 3), ...typed },
    ({ input: x, dim, dtype }) => f(x, dim ?? impliedDim(x), dtype),
    onTorch,
  );

const one = (f: (x: Tensor) => Tensor): Operation =>
  operation(
    { ...input, inplace: arg.or(arg.flag, false) },
    ({ input: x, inplace }) => {
      if (inplace)
        runtimeError(
          "inplace=True in torch.nn.functional is not part of this lab; use the method that ends in _",
        );
      return f(x);
    },
    onTorch,
  );

/** F.linear: x·Wᵀ + b. @param weight out×in */
function linear(x: Tensor, weight: Tensor, bias: Tensor | null): Tensor {
  const turned = t(weight);
  if (x.rank !== 2) {
    const product = matmul(x, turned);
    return bias ? add(product, bias) : product;
  }
  const product = mm(x, turned);
  return bias ? renamed(add(product, bias), "AddmmBackward0") : product;
}

/** F.normalize: x over its norm, which counts as eps at least. */
const normalize = (x: Tensor, p: number, dim: number, eps: number): Tensor => {
  const length = clamp(norm(x, p, [dim], true), number(eps), null);
  return div(x, length);
};

function cosineSimilarity(a: Tensor, b: Tensor, dim: number, eps: number): Tensor {
  const length = (x: Tensor) => clamp(norm(x, 2, [dim], true), number(eps), null);
  return sum(mul(div(a, length(a)), div(b, length(b))), [dim]);
}

/** F.embedding: rows of a table. */
function embedding(index: Tensor, table: Tensor): Tensor {
  const rows = indexSelect(table, 0, reshape(index, [-1]));
  return renamed(reshape(rows, [...index.shape, ...table.shape.slice(1)]), "EmbeddingBackward0");
}

const reduction = { reduction: arg.or(arg.text, "mean") };
const deprecated = { size_average: arg.maybe(arg.flag), reduce: arg.maybe(arg.flag) };
const pair = { input: arg.tensor, target: arg.tensor };

const comparing = (f: (x: Tensor, target: Tensor, reduction: string) => Tensor): Operation =>
  operation(
    { ...pair, ...deprecated, ...reduction },
    ({ input: x, target, reduction: how }) => f(x, target, how),
    onTorch,
  );

const classes = {
  weight: arg.maybe(arg.tensor),
  size_average: arg.maybe(arg.flag),
  ignore_index: arg.or(arg.int, -100),
};

const functional: Operations = {
  relu: one((x) => unary(x, "relu")),
  sigmoid: operation(input, ({ input: x }) => unary(x, "sigmoid"), onTorch),
  tanh: operation(input, ({ input: x }) => unary(x, "tanh"), onTorch),
  silu: one((x) => unary(x, "silu")),
  logsigmoid: operation(input, ({ input: x }) => unary(x, "logsigmoid"), onTorch),
  gelu: operation(
    { ...input, approximate: arg.keyword(arg.or(arg.text, "none")) },
    ({ input: x, approximate }) => {
      if (approximate !== "none") runtimeError(`gelu(approximate='${approximate}') is not part of this lab`);
      return unary(x, "gelu");
    },
    onTorch,
  ),
  relu6: one((x) => activation.hardtanh(x, 0, 6)),
  leaky_relu: operation(
    { ...input, negative_slope: arg.or(arg.number, 0.01), inplace: arg.or(arg.flag, false) },
    ({ input: x, negative_slope }) => activation.leakyRelu(x, negative_slope),
    onTorch,
  ),
  elu: operation(
    { ...input, alpha: arg.or(arg.number, 1), inplace: arg.or(arg.flag, false) },
    ({ input: x, alpha }) => activation.elu(x, alpha),
    onTorch,
  ),
  softplus: operation(
    { ...input, beta: arg.or(arg.number, 1), threshold: arg.or(arg.number, 20) },
    ({ input: x, beta, threshold }) => activation.softplus(x, beta, threshold),
    onTorch,
  ),
  hardtanh: operation(
    {
      ...input,
      min_val: arg.or(arg.number, -1),
      max_val: arg.or(arg.number, 1),
      inplace: arg.or(arg.flag, false),
    },
    ({ input: x, min_val, max_val }) => activation.hardtanh(x, min_val, max_val),
    onTorch,
  ),
  softmax: functionalAlong(softmax),
  log_softmax: functionalAlong(logSoftmax),
  linear: operation(
    { input: arg.tensor, weight: arg.tensor, bias: arg.maybe(arg.tensor) },
    ({ input: x, weight, bias }) => linear(x, weight, bias),
    onTorch,
  ),
  dropout: operation(
    {
      ...input,
      p: arg.or(arg.number, 0.5),
      training: arg.or(arg.flag, true),
      inplace: arg.or(arg.flag, false),
    },
    ({ input: x, p, training }) => dropout(x, p, training, defaultGenerator()),
    onTorch,
  ),
  normalize: operation(
    { ...input, p: arg.or(arg.number, 2), dim: arg.or(arg.int, 1), eps: arg.or(arg.number, 1e-12) },
    ({ input: x, p, dim, eps }) => normalize(x, p, dim, eps),
    onTorch,
  ),
  layer_norm: operation(
    {
      ...input,
      normalized_shape: arg.ints,
      weight: arg.maybe(arg.tensor),
      bias: arg.maybe(arg.tensor),
      eps: arg.or(arg.number, 1e-5),
    },
    ({ input: x, normalized_shape, weight, bias, eps }) => layerNorm(x, normalized_shape, weight, bias, eps),
    onTorch,
  ),
  one_hot: operation(
    { tensor: arg.tensor, num_classes: arg.or(arg.int, -1) },
    ({ tensor, num_classes }) => loss.oneHot(tensor, num_classes < 0 ? null : num_classes),
    onTorch,
  ),
  embedding: operation(
    { input: arg.tensor, weight: arg.tensor },
    ({ input: index, weight }) => embedding(index, weight),
    onTorch,
  ),
  cosine_similarity: operation(
    { x1: arg.tensor, x2: arg.tensor, dim: arg.or(arg.int, 1), eps: arg.or(arg.number, 1e-8) },
    ({ x1, x2, dim, eps }) => cosineSimilarity(x1, x2, dim, eps),
    onTorch,
  ),
  pairwise_distance: operation(
    {
      x1: arg.tensor,
      x2: arg.tensor,
      p: arg.or(arg.number, 2),
      eps: arg.or(arg.number, 1e-6),
      keepdim: arg.or(arg.flag, false),
    },
    ({ x1, x2, p, eps, keepdim }) => norm(add(sub(x1, x2), number(eps)), p, [-1], keepdim),
    onTorch,
  ),
  mse_loss: comparing(loss.mseLoss),
  l1_loss: comparing(loss.l1Loss),
  smooth_l1_loss: operation(
    { ...pair, ...deprecated, ...reduction, beta: arg.or(arg.number, 1) },
    ({ input: x, target, reduction: how, beta }) => loss.smoothL1Loss(x, target, how, beta),
    onTorch,
  ),
  huber_loss: operation(
    { ...pair, ...reduction, delta: arg.or(arg.number, 1) },
    ({ input: x, target, reduction: how, delta }) => loss.huberLoss(x, target, how, delta),
    onTorch,
  ),
  kl_div: operation(
    { ...pair, ...deprecated, ...reduction, log_target: arg.or(arg.flag, false) },
    ({ input: x, target, reduction: how, log_target }) => loss.klDiv(x, target, how, log_target),
    onTorch,
  ),
  binary_cross_entropy: operation(
    { ...pair, weight: arg.maybe(arg.tensor), ...deprecated, ...reduction },
    ({ input: x, target, weight, reduction: how }) => loss.binaryCrossEntropy(x, target, weight, how),
    onTorch,
  ),
  binary_cross_entropy_with_logits: operation(
    { ...pair, weight: arg.maybe(arg.tensor), ...deprecated, ...reduction },
    ({ input: x, target, weight, reduction: how }) =>
      loss.binaryCrossEntropyWithLogits(x, target, weight, how),
    onTorch,
  ),
  nll_loss: operation(
    { ...pair, ...classes, reduce: arg.maybe(arg.flag), ...reduction },
    ({ input: x, target, weight, ignore_index, reduction: how }) =>
      loss.nllLoss(x, target, { weight, ignored: ignore_index, reduction: how }),
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
    ({ input: x, target, weight, ignore_index, reduction: how, label_smoothing }) =>
      loss.crossEntropy(x, target, {
        weight,
        ignored: ignore_index,
        reduction: how,
        smoothing: label_smoothing,
      }),
    onTorch,
  ),
};

/** torch.nn.functional with its prefix, and softmax beside it. */
export const neural: Operations = {
  softmax: along(softmax),
  log_softmax: along(logSoftmax),
  ...Object.fromEntries(Object.entries(functional).map(([name, run]) => [`nn.functional.${name}`, run])),
};
