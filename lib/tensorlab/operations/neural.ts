/** torch.nn.functional, and softmax, which torch has too. */
import { record, renamed, untold } from "../core/autograd";
import * as activation from "../core/activation";
import { batchNorm } from "../core/batch-norm";
import { add, div, mul, neg, number, sub } from "../core/arithmetic";
import { indexSelect } from "../core/choosing";
import { clamp } from "../core/clamping";
import { legacyNames } from "../core/dtype";
import { runtimeError } from "../core/failure";
import { defaultGenerator } from "../core/generator";
import { asItWas, assign } from "../core/in-place";
import * as loss from "../core/loss";
import { linear } from "../core/linear";
import { groupNorm, layerNorm, logSoftmax, softmax } from "../core/normalizing";
import { pad } from "../core/padding";
import { emptied } from "../core/places";
import { dropout, dropoutOfChannels } from "../core/random";
import { norm } from "../core/norm";
import { sum } from "../core/reduce";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import { warn } from "../core/warning";
import { expand, reshape } from "../core/views";
import * as arg from "./arguments";
import { detached } from "./create";
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

const functionalAlong = (name: string, f: Along): Operation =>
  operation(
    { ...input, dim: arg.maybe(arg.int), _stacklevel: arg.or(arg.int, 3), ...typed },
    ({ input: x, dim, dtype }) => {
      if (dim === null)
        warn(
          `Implicit dimension choice for ${name} has been deprecated. Change the call to include dim=X as an argument.`,
        );
      return f(x, dim ?? impliedDim(x), dtype);
    },
    onTorch,
  );

const inplace = { inplace: arg.or(arg.flag, false) };

/** What a function gives, or the input itself with that written into it. */
const given = (x: Tensor, within: boolean, f: (x: Tensor) => Tensor): Tensor =>
  within ? assign(x, f(asItWas(x))) : f(x);

const one = (f: (x: Tensor) => Tensor): Operation =>
  operation({ ...input, ...inplace }, ({ input: x, inplace: within }) => given(x, within, f), onTorch);

/** F.normalize: x over its norm, which counts as eps at least. */
const normalize = (x: Tensor, p: number, dim: number, eps: number): Tensor => {
  const length = norm(x, p, [dim], true);
  const least = renamed(clamp(length, number(eps), null), "ClampMinBackward0", [length]);
  return div(x, expand(least, x.shape));
};

function cosineSimilarity(a: Tensor, b: Tensor, dim: number, eps: number): Tensor {
  const length = (x: Tensor) => clamp(norm(x, 2, [dim], true), number(eps), null);
  return untold(sum(mul(div(a, length(a)), div(b, length(b))), [dim]));
}

/** F.embedding: rows of a table. @param padding the row that learns nothing */
function embedding(index: Tensor, table: Tensor, padding: number | null): Tensor {
  if (padding !== null && table.requiresGrad) return embedding(index, withoutRow(table, padding), null);
  if (index.dtype !== "int64" && index.dtype !== "int32")
    runtimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.${legacyNames[index.dtype]}Tensor instead (while checking arguments for embedding)`,
    );
  const rows = indexSelect(table, 0, reshape(index, [-1]));
  return renamed(reshape(rows, [...index.shape, ...table.shape.slice(1)]), "EmbeddingBackward0", [table]);
}

/** The same table, whose gradient is zero in one row. */
function withoutRow(table: Tensor, row: number): Tensor {
  const width = table.shape[1];
  return record(detached(table), "EmbeddingBackward0", [table], (grad) => {
    const places = Int32Array.from({ length: width }, (_, at) => row * width + at);
    return [emptied(grad, places)];
  });
}

/** What torch has under the same name, and is better called there. */
const old = (name: string): Operation =>
  operation(
    input,
    ({ input: x }) => {
      warn(`nn.functional.${name} is deprecated. Use torch.${name} instead.`);
      return unary(x, name);
    },
    onTorch,
  );

const functional: Operations = {
  relu: one((x) => unary(x, "relu")),
  sigmoid: old("sigmoid"),
  tanh: old("tanh"),
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
  selu: one(activation.selu),
  leaky_relu: operation(
    { ...input, negative_slope: arg.or({ ...arg.number, word: "Number" }, 0.01), ...inplace },
    ({ input: x, negative_slope, inplace: within }) =>
      given(x, within, (from) => activation.leakyRelu(from, negative_slope)),
    onTorch,
  ),
  prelu: operation(
    { ...input, weight: arg.tensor },
    ({ input: x, weight }) => activation.prelu(x, weight),
    onTorch,
  ),
  glu: operation(
    { ...input, dim: arg.or(arg.int, -1) },
    ({ input: x, dim }) => activation.glu(x, dim),
    onTorch,
  ),
  elu: operation(
    { ...input, alpha: arg.or(arg.number, 1), ...inplace },
    ({ input: x, alpha, inplace: within }) => given(x, within, (from) => activation.elu(from, alpha)),
    onTorch,
  ),
  celu: operation(
    { ...input, alpha: arg.or(arg.number, 1), ...inplace },
    ({ input: x, alpha, inplace: within }) => given(x, within, (from) => activation.celu(from, alpha)),
    onTorch,
  ),
  hardsigmoid: one(activation.hardsigmoid),
  hardswish: one(activation.hardswish),
  mish: one(activation.mish),
  hardshrink: operation(
    { ...input, lambd: arg.or(arg.number, 0.5) },
    ({ input: x, lambd }) => activation.hardshrink(x, lambd),
    onTorch,
  ),
  softshrink: operation(
    { ...input, lambd: arg.or(arg.number, 0.5) },
    ({ input: x, lambd }) => activation.softshrink(x, lambd),
    onTorch,
  ),
  threshold: operation(
    { ...input, threshold: arg.number, value: arg.number, ...inplace },
    ({ input: x, threshold, value, inplace: within }) =>
      given(x, within, (from) => activation.threshold(from, threshold, value)),
    onTorch,
  ),
  softsign: operation(input, ({ input: x }) => div(x, add(unary(x, "abs"), number(1))), onTorch),
  tanhshrink: operation(input, ({ input: x }) => sub(x, unary(x, "tanh")), onTorch),
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
      ...inplace,
    },
    ({ input: x, min_val, max_val, inplace: within }) =>
      given(x, within, (from) => activation.hardtanh(from, min_val, max_val)),
    onTorch,
  ),
  softmax: functionalAlong("softmax", softmax),
  softmin: functionalAlong("softmin", (x, dim, dtype) => softmax(neg(x), dim, dtype)),
  log_softmax: functionalAlong("log_softmax", logSoftmax),
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
      ...inplace,
    },
    ({ input: x, p, training, inplace: within }) =>
      given(x, within, (from) => dropout(from, p, training, defaultGenerator())),
    onTorch,
  ),
  dropout2d: operation(
    { ...input, p: arg.or(arg.number, 0.5), training: arg.or(arg.flag, true), ...inplace },
    ({ input: x, p, training, inplace: within }) =>
      given(x, within, (from) => dropoutOfChannels(from, p, training, defaultGenerator())),
    onTorch,
  ),
  pad: operation(
    { input: arg.tensor, pad: arg.tuple, mode: arg.or(arg.text, "constant"), value: arg.maybe(arg.number) },
    ({ input: x, pad: sides, mode, value }) => pad(x, sides, mode, value),
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
      normalized_shape: arg.tuple,
      weight: arg.maybe(arg.tensor),
      bias: arg.maybe(arg.tensor),
      eps: arg.or(arg.number, 1e-5),
    },
    ({ input: x, normalized_shape, weight, bias, eps }) => layerNorm(x, normalized_shape, weight, bias, eps),
    onTorch,
  ),
  batch_norm: operation(
    {
      ...{ input: arg.tensor, running_mean: arg.maybe(arg.tensor), running_var: arg.maybe(arg.tensor) },
      ...{ weight: arg.maybe(arg.tensor), bias: arg.maybe(arg.tensor), training: arg.or(arg.flag, false) },
      ...{ momentum: arg.or(arg.number, 0.1), eps: arg.or(arg.number, 1e-5) },
    },
    ({ input: x, running_mean, running_var, ...rest }) =>
      batchNorm(x, {
        ...rest,
        running: running_mean && running_var && { mean: running_mean, variance: running_var },
      }),
    onTorch,
  ),
  one_hot: operation(
    { tensor: arg.tensor, num_classes: arg.or(arg.int, -1) },
    ({ tensor, num_classes }) => loss.oneHot(tensor, num_classes < 0 ? null : num_classes),
    onTorch,
  ),
  embedding: operation(
    { input: arg.tensor, weight: arg.tensor, padding_idx: arg.maybe(arg.int) },
    ({ input: index, weight, padding_idx }) => embedding(index, weight, padding_idx),
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
};

/** torch.nn.functional with its prefix, and softmax beside it. */
export const neural: Operations = {
  group_norm: operation(
    {
      input: arg.tensor,
      num_groups: arg.int,
      weight: arg.maybe(arg.tensor),
      bias: arg.maybe(arg.tensor),
      eps: arg.or(arg.number, 1e-5),
    },
    ({ input: x, num_groups, weight, bias, eps }) => groupNorm(x, num_groups, weight, bias, eps),
    onTorch,
  ),
  softmax: along(softmax),
  log_softmax: along(logSoftmax),
  ...Object.fromEntries(Object.entries(functional).map(([name, run]) => [`nn.functional.${name}`, run])),
};
