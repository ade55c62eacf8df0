/** torch.linalg, torch.einsum and the matrix functions that torch has beside them. */
import { div, mul, sub } from "../core/arithmetic";
import { runtimeError } from "../core/failure";
import { einsum } from "../core/einsum";
import * as linear from "../core/linear-algebra";
import { dot, matmul } from "../core/matmul";
import { norm, sum } from "../core/reduce";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import { matrixTranspose, permute, reshape, select, unsqueeze } from "../core/views";
import { countOf, wrapDim } from "../core/shape";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { Named, Sequence, type Value } from "./value";

const onTorch = { on: "torch" } as const;

const matrixOf = (f: (input: Tensor) => Value): Operation =>
  operation({ input: arg.tensor }, ({ input }) => f(input));

/** Under `linalg.` the argument is called A. */
const squareOf = (f: (A: Tensor) => Value): Operation =>
  operation({ A: arg.tensor }, ({ A }) => f(A), onTorch);

const order: arg.Argument<number | string> = {
  word: "Number or str",
  read: (value) => (typeof value === "string" ? value : arg.number.read(value)),
};

const normed = {
  dim: arg.maybe(arg.ints),
  keepdim: arg.or(arg.flag, false),
};

const nuclear = (input: Tensor): Tensor => sum(linear.svd(input, false).s, [-1]);

/** The largest singular value, or the smallest. */
function extremeSingular(input: Tensor, largest: boolean): Tensor {
  const { s } = linear.svd(input, false);
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

/** torch.tensordot over the last dimensions of a and the first of b, or over chosen pairs. */
function tensordot(a: Tensor, b: Tensor, dims: number | [number[], number[]]): Tensor {
  const [left, right] =
    typeof dims === "number"
      ? [
          Array.from({ length: dims }, (_, at) => a.rank - dims + at),
          Array.from({ length: dims }, (_, at) => at),
        ]
      : [dims[0].map((dim) => wrapDim(dim, a.rank)), dims[1].map((dim) => wrapDim(dim, b.rank))];
  left.forEach((dim, at) => {
    if (a.shape[dim] !== b.shape[right[at]])
      runtimeError(
        `contracted dimensions need to match, but first has size ${a.shape[dim]} in dim ${dim} and second has size ${b.shape[right[at]]} in dim ${right[at]}`,
      );
  });
  const keptLeft = a.shape.map((_, dim) => dim).filter((dim) => !left.includes(dim));
  const keptRight = b.shape.map((_, dim) => dim).filter((dim) => !right.includes(dim));
  const shared = countOf(left.map((dim) => a.shape[dim]));
  const product = matmul(
    reshape(permute(a, [...keptLeft, ...left]), [-1, shared]),
    reshape(permute(b, [...right, ...keptRight]), [shared, -1]),
  );
  return reshape(product, [...keptLeft.map((dim) => a.shape[dim]), ...keptRight.map((dim) => b.shape[dim])]);
}

const contracted: arg.Argument<number | [number[], number[]]> = {
  word: "int or tuple of tuples of ints",
  read: (value) => {
    const whole = arg.wholeOf(value);
    if (whole !== undefined) return whole;
    if (!(value instanceof Sequence) || value.items.length !== 2) return undefined;
    const [left, right] = value.items.map((item) => arg.ints.read(item));
    return left && right && [left, right];
  },
};

/** torch.kron. */
function kron(a: Tensor, b: Tensor): Tensor {
  const rank = Math.max(a.rank, b.rank);
  const wide = (x: Tensor): Tensor => reshape(x, [...Array<number>(rank - x.rank).fill(1), ...x.shape]);
  const [x, y] = [wide(a), wide(b)];
  const interleaved = (tensor: Tensor, after: boolean): Tensor =>
    reshape(
      tensor,
      tensor.shape.flatMap((size) => (after ? [size, 1] : [1, size])),
    );
  return reshape(
    mul(interleaved(x, true), interleaved(y, false)),
    x.shape.map((size, dim) => size * y.shape[dim]),
  );
}

function inner(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0) return mul(a, b);
  if (a.rank === 1 && b.rank === 1) return dot(a, b);
  if (a.shape[a.rank - 1] !== b.shape[b.rank - 1])
    runtimeError(
      `inner() the last dimension must match on both input tensors but got shapes [${a.shape.join(", ")}] and [${b.shape.join(", ")}]`,
    );
  return tensordot(a, b, [[-1], [-1]]);
}

/** Euclidean distances between the rows of two tensors. */
function cdist(a: Tensor, b: Tensor, p: number): Tensor {
  return norm(sub(unsqueeze(a, -2), unsqueeze(b, -3)), p, [-1], false, "CdistBackward0");
}

const thin = { some: arg.or(arg.flag, true), compute_uv: arg.or(arg.flag, true) };

export const linearAlgebra: Operations = {
  inverse: matrixOf(linear.inverse),
  det: matrixOf(linear.det),
  logdet: matrixOf((input) => unary(linear.det(input), "log")),
  slogdet: matrixOf((input) => {
    const { sign, logabsdet } = linear.slogdet(input);
    return new Named("slogdet", [
      ["sign", sign],
      ["logabsdet", logabsdet],
    ]);
  }),
  pinverse: matrixOf(linear.pinv),
  trace: matrixOf(linear.trace),
  cholesky: operation({ input: arg.tensor, upper: arg.or(arg.flag, false) }, ({ input, upper }) => {
    const lower = linear.cholesky(input, "cholesky");
    return upper ? matrixTranspose(lower) : lower;
  }),
  matrix_power: operation({ input: arg.tensor, n: arg.int }, ({ input, n }) => linear.matrixPower(input, n)),
  svd: operation({ input: arg.tensor, ...thin }, ({ input, some, compute_uv }) => {
    if (!compute_uv) runtimeError("torch.svd(compute_uv=False) is not part of this lab");
    const { u, s, vh } = linear.svd(input, !some);
    return new Named("svd", [
      ["U", u],
      ["S", s],
      ["V", matrixTranspose(vh)],
    ]);
  }),
  norm: operation(
    { input: arg.tensor, p: arg.or(order, "fro" as number | string), ...normed },
    ({ input, p, dim, keepdim }) => vectorNorm(input, p, dim, keepdim),
  ),
  cross: operation(
    { input: arg.tensor, other: arg.tensor, dim: arg.maybe(arg.int) },
    ({ input, other, dim }) => linear.cross(input, other, dim),
  ),
  inner: operation({ input: arg.tensor, other: arg.tensor }, ({ input, other }) => inner(input, other)),
  kron: operation({ input: arg.tensor, other: arg.tensor }, ({ input, other }) => kron(input, other)),
  tensordot: operation(
    { a: arg.tensor, b: arg.tensor, dims: arg.or(contracted, 2 as number | [number[], number[]]) },
    ({ a, b, dims }) => tensordot(a, b, dims),
    onTorch,
  ),
  einsum: operation(
    { equation: arg.text, operands: arg.someTensors },
    ({ equation, operands }) => einsum(equation, operands),
    onTorch,
  ),
  chain_matmul: operation(
    { matrices: arg.someTensors },
    ({ matrices: [first, ...rest] }) => rest.reduce(matmul, first),
    onTorch,
  ),
  cdist: operation(
    { x1: arg.tensor, x2: arg.tensor, p: arg.or(arg.number, 2) },
    ({ x1, x2, p }) => cdist(x1, x2, p),
    onTorch,
  ),
  dist: operation({ input: arg.tensor, other: arg.tensor, p: arg.or(arg.number, 2) }, ({ input, other, p }) =>
    norm(sub(input, other), p, null, false),
  ),
  "linalg.inv": squareOf(linear.inverse),
  "linalg.det": squareOf(linear.det),
  "linalg.slogdet": squareOf((input) => {
    const { sign, logabsdet } = linear.slogdet(input);
    return new Named("linalg_slogdet", [
      ["sign", sign],
      ["logabsdet", logabsdet],
    ]);
  }),
  "linalg.pinv": squareOf(linear.pinv),
  "linalg.matrix_rank": squareOf(linear.matrixRank),
  "linalg.matrix_power": operation(
    { A: arg.tensor, n: arg.int },
    ({ A, n }) => linear.matrixPower(A, n),
    onTorch,
  ),
  "linalg.cholesky": squareOf((A) => linear.cholesky(A)),
  "linalg.svd": operation(
    { A: arg.tensor, full_matrices: arg.or(arg.flag, true) },
    ({ A, full_matrices }) => {
      const { u, s, vh } = linear.svd(A, full_matrices);
      return new Named("linalg_svd", [
        ["U", u],
        ["S", s],
        ["Vh", vh],
      ]);
    },
    onTorch,
  ),
  "linalg.svdvals": squareOf((A) => linear.svd(A, false).s),
  "linalg.qr": operation(
    { A: arg.tensor, mode: arg.or(arg.text, "reduced") },
    ({ A, mode }) => {
      if (mode !== "reduced" && mode !== "complete")
        runtimeError(`torch.linalg.qr(mode='${mode}') is not part of this lab`);
      const { q, r } = linear.qr(A, mode === "complete");
      return new Named("linalg_qr", [
        ["Q", q],
        ["R", r],
      ]);
    },
    onTorch,
  ),
  "linalg.solve": operation({ A: arg.tensor, B: arg.tensor }, ({ A, B }) => linear.solve(A, B), onTorch),
  "linalg.cond": squareOf((A) => div(extremeSingular(A, true), extremeSingular(A, false))),
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
  "linalg.cross": operation(
    { input: arg.tensor, other: arg.tensor, dim: arg.keyword(arg.or(arg.int, -1)) },
    ({ input, other, dim }) => linear.cross(input, other, dim),
    onTorch,
  ),
  "linalg.multi_dot": operation(
    { tensors: arg.tensors },
    ({ tensors: [first, ...rest] }) => rest.reduce(matmul, first),
    onTorch,
  ),
};
