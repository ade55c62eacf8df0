/**
 * torch.linalg.svd and what follows from singular values, of one matrix or of batches (…×m×n). Gradients after
 * J. Townsend, "Differentiating the singular value decomposition" (2016).
 */
import { add, div, mul, number, sub } from "./arithmetic";
import { record } from "./autograd";
import { identity } from "./decompose";
import { runtimeError } from "./failure";
import { matmul } from "./matmul";
import { checkMatrix, columnMajor, epsilonOf, matricesOf } from "./matrix-batch";
import { countOf } from "./shape";
import { factorSvd } from "./svd";
import { dense, fromValues, type Tensor } from "./tensor";
import { matrixTranspose, unsqueeze } from "./views";

interface Singular {
  u: Tensor;
  s: Tensor;
  vh: Tensor;
}

/** X − Xᵀ. */
const skew = (x: Tensor): Tensor => sub(x, matrixTranspose(x));

/** s_j² − s_i², ones on the diagonal. */
function gaps(s: Tensor): Tensor {
  const k = s.shape[s.rank - 1];
  const squares = mul(s, s);
  const difference = sub(unsqueeze(squares, -2), unsqueeze(squares, -1));
  const ones = fromValues(identity(k).data, s.dtype, [k, k]);
  return add(difference, ones);
}

/** What lies outside the span of orthonormal columns: x − u·(uᵀ·x). */
const outside = (u: Tensor, x: Tensor): Tensor => sub(x, matmul(u, matmul(matrixTranspose(u), x)));

/** The gradient of A from that of U: also that from V, of the transposed matrix. */
function fromLeft({ u, s, vh }: Singular, grad: Tensor): Tensor {
  const inner = div(skew(matmul(matrixTranspose(u), grad)), gaps(s));
  const within = matmul(matmul(u, mul(inner, unsqueeze(s, -2))), vh);
  const [m, k] = u.shape.slice(-2);
  if (m <= k) return within;
  const beyond = matmul(div(outside(u, grad), unsqueeze(s, -2)), vh);
  return add(within, beyond);
}

const turned = ({ u, s, vh }: Singular): Singular => ({
  u: matrixTranspose(vh),
  s,
  vh: matrixTranspose(u),
});

/**
 * torch.linalg.svd: A = U·diag(S)·Vh with S descending. Of …×m×n, with k the smaller side: U …×m×k, S …×k, Vh …×k×n.
 * @param full keeps all vectors, U …×m×m and Vh …×n×n; their gradient is refused then, as in PyTorch, unless A is square
 */
export function svd(a: Tensor, full: boolean): Singular {
  checkMatrix(a, "linalg.svd");
  const batch = a.shape.slice(0, -2);
  const [m, n] = a.shape.slice(-2);
  const k = Math.min(m, n);
  const parts = matricesOf(a).map((each) => factorSvd(each, full, epsilonOf(a.dtype)));
  const [left, right] = full ? [m, n] : [k, k];
  const u = columnMajor(
    parts.map((part) => part.u),
    a.dtype,
    batch,
    m,
    left,
  );
  const s = fromValues(
    parts.flatMap((part) => [...part.s]),
    a.dtype,
    [...batch, k],
  );
  const vh = columnMajor(
    parts.map((part) => part.vt),
    a.dtype,
    batch,
    right,
    n,
  );
  return recorded(a, { u, s, vh }, !full || m === n);
}

/** Notes how each factor of `a` passes its gradient back. @param thin no vectors beyond those of the singular values */
function recorded(a: Tensor, found: Singular, thin: boolean): Singular {
  const refuse = (): never =>
    runtimeError(
      "svd_backward: The singular vectors in the case m != n are only differentiable when full_matrices=False",
    );
  const name = "LinalgSvdBackward0";
  record(found.s, name, [a], (grad) => {
    const { u, vh } = thin ? found : svd(a, false);
    return [matmul(mul(u, unsqueeze(grad, -2)), vh)];
  });
  record(found.u, name, [a], (grad) => [thin ? fromLeft(found, grad) : refuse()]);
  record(found.vh, name, [a], (grad) => [
    thin ? matrixTranspose(fromLeft(turned(found), matrixTranspose(grad))) : refuse(),
  ]);
  return found;
}

/** Singular values up to this part of the largest count as zero: max(m, n) machine epsilons. */
const relativeLimit = (a: Tensor): number => Math.max(...a.shape.slice(-2)) * 2 * epsilonOf(a.dtype);

/** torch.linalg.matrix_rank, …×m×n to int64 …: singular values above max(m, n) · eps · the largest. */
export function matrixRank(a: Tensor): Tensor {
  const { s } = svd(a, false);
  const k = s.shape[s.rank - 1];
  const values = dense(s);
  const limit = relativeLimit(a);
  const batch = a.shape.slice(0, -2);
  const ranks = Array.from({ length: countOf(batch) }, (_, at) => {
    const own = [...values.subarray(at * k, (at + 1) * k)];
    return own.filter((value) => value > limit * own[0]).length;
  });
  return fromValues(ranks, "int64", batch);
}

/**
 * torch.linalg.pinv: the pseudo-inverse, …×m×n to …×n×m. Singular values up to max(m, n) · eps · the largest count as zero,
 * and stay so for the gradient.
 */
export function pinv(a: Tensor): Tensor {
  const { u, s, vh } = svd(a, false);
  const values = dense(s);
  const k = s.shape[s.rank - 1];
  const limit = relativeLimit(a);
  const kept = fromValues(
    Array.from(values, (value, at) => Number(value > limit * values[Math.floor(at / k) * k])),
    a.dtype,
    s.shape,
  );
  const weights = div(kept, add(s, sub(number(1), kept)));
  return matmul(mul(matrixTranspose(vh), unsqueeze(weights, -2)), matrixTranspose(u));
}
