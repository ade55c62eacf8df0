/** Norms of vectors and matrices, distances, and the condition number. */
import { div, sub } from "../core/arithmetic";
import { runtimeError } from "../core/failure";
import { norm } from "../core/norm";
import { sum } from "../core/reduce";
import { svd } from "../core/singular-values";
import type { Tensor } from "../core/tensor";
import { select, unsqueeze } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

const onTorch = { on: "torch" } as const;

const order: arg.Argument<number | string> = {
  word: "Number or str",
  read: (value) => (typeof value === "string" ? value : arg.number.read(value)),
};

const normed = {
  dim: arg.maybe(arg.ints),
  keepdim: arg.or(arg.flag, false),
};

const nuclear = (input: Tensor): Tensor => sum(svd(input, false).s, [-1]);

/** The largest singular value, or the smallest. */
function extremeSingular(input: Tensor, largest: boolean): Tensor {
  const { s } = svd(input, false);
  return select(s, s.rank - 1, largest ? 0 : s.shape[s.rank - 1] - 1);
}

/** torch.norm: the norm of all elements as one vector, whatever the shape, unless it is the nuclear one. */
function vectorNorm(input: Tensor, p: number | string, dim: number[] | null, keepdim: boolean): Tensor {
  if (p === "nuc") return nuclear(input);
  if (typeof p === "string" && p !== "fro") runtimeError(`norm order ${p} is not supported`);
  return norm(input, typeof p === "string" ? 2 : p, dim, keepdim);
}

/** torch.linalg.matrix_norm: by the singular values, by rows or by columns. */
function matrixNorm(input: Tensor, ord: number | string): Tensor {
  if (ord === "fro") return norm(input, 2, [-2, -1], false, "LinalgVectorNormBackward0");
  if (ord === "nuc") return nuclear(input);
  if (ord === 2 || ord === -2) return extremeSingular(input, ord > 0);
  if (ord === 1 || ord === Infinity)
    return norm(norm(input, 1, [ord === 1 ? -2 : -1], false), Infinity, [-1], false);
  if (ord === -1 || ord === -Infinity)
    return norm(norm(input, 1, [ord === -1 ? -2 : -1], false), -Infinity, [-1], false);
  return runtimeError(`linalg.matrix_norm: Order ${ord} not supported.`);
}

function linalgNorm(
  input: Tensor,
  ord: number | string | null,
  dim: number[] | null,
  keepdim: boolean,
): Tensor {
  const name = "LinalgVectorNormBackward0";
  if (ord === null) return norm(input, 2, dim, keepdim, name);
  if (dim?.length === 1 || (dim === null && input.rank === 1))
    return norm(input, typeof ord === "string" ? 2 : ord, dim, keepdim, name);
  if (dim !== null || keepdim)
    runtimeError("torch.linalg.norm of a matrix along chosen dimensions is not part of this lab");
  return matrixNorm(input, ord);
}

/** Euclidean distances between the rows of two tensors. */
function cdist(a: Tensor, b: Tensor, p: number): Tensor {
  return norm(sub(unsqueeze(a, -2), unsqueeze(b, -3)), p, [-1], false, "CdistBackward0");
}

/** Norms and distances, by name. */
export const norms: Operations = {
  norm: operation(
    { input: arg.tensor, p: arg.or(order, "fro" as number | string), ...normed },
    ({ input, p, dim, keepdim }) => vectorNorm(input, p, dim, keepdim),
  ),
  cdist: operation(
    { x1: arg.tensor, x2: arg.tensor, p: arg.or(arg.number, 2) },
    ({ x1, x2, p }) => cdist(x1, x2, p),
    onTorch,
  ),
  dist: operation({ input: arg.tensor, other: arg.tensor, p: arg.or(arg.number, 2) }, ({ input, other, p }) =>
    norm(sub(input, other), p, null, false),
  ),
  "linalg.cond": operation(
    { A: arg.tensor },
    ({ A }) => div(extremeSingular(A, true), extremeSingular(A, false)),
    onTorch,
  ),
  "linalg.norm": operation(
    { A: arg.tensor, ord: arg.maybe(order), ...normed },
    ({ A, ord, dim, keepdim }) => linalgNorm(A, ord, dim, keepdim),
    onTorch,
  ),
  "linalg.vector_norm": operation(
    { x: arg.tensor, ord: arg.or(arg.number, 2), ...normed },
    ({ x, ord, dim, keepdim }) => norm(x, ord, dim, keepdim, "LinalgVectorNormBackward0"),
    onTorch,
  ),
  "linalg.matrix_norm": operation(
    { A: arg.tensor, ord: arg.or(order, "fro" as number | string) },
    ({ A, ord }) => matrixNorm(A, ord),
    onTorch,
  ),
};
