/**
 * torch.linalg.cholesky and qr of one matrix or of batches. The gradient of Cholesky is after M. Giles, "Collected matrix
 * derivative results for forward and reverse mode algorithmic differentiation" (2008).
 */
import { add, mul, number } from "./arithmetic";
import { record } from "./autograd";
import { factorCholesky, factorQr, leftColumns, matrix } from "./decompose";
import { linAlgError, runtimeError } from "./failure";
import { inverse } from "./lu-solve";
import { matmul } from "./matmul";
import { checkMatrix, checkSquare, columnMajor, element, matricesOf } from "./matrix-batch";
import { fromValues, type Tensor } from "./tensor";
import { matrixTranspose } from "./views";

/** The lower triangle with half its diagonal. */
function halved(a: Tensor): Tensor {
  const n = a.shape[a.rank - 1];
  const mask = Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i > j ? 1 : i === j ? 0.5 : 0;
  });
  return mul(a, fromValues(mask, a.dtype, [n, n]));
}

/**
 * torch.linalg.cholesky: the lower factor L of A = L·Lᵀ, …×n×n. Only A's lower triangle is read. _LinAlgError when a
 * matrix is not positive definite.
 * @param name the function that messages speak of
 */
export function cholesky(a: Tensor, name = "linalg.cholesky"): Tensor {
  checkSquare(a, name);
  const batch = a.shape.slice(0, -2);
  const n = a.shape[a.rank - 1];
  const factors = matricesOf(a).map((each, at) => {
    const lower = factorCholesky(each);
    if (typeof lower === "number")
      linAlgError(
        `${name}: ${element(batch, at)}The factorization could not be completed because the input is not positive-definite (the leading minor of order ${lower} is not positive-definite).`,
      );
    return lower;
  });
  const out = columnMajor(factors, a.dtype, batch, n, n);
  return record(
    out,
    "LinalgCholeskyExBackward0",
    [a],
    (grad) => {
      const inner = halved(matmul(matrixTranspose(out), grad));
      const inverted = inverse(out);
      const whole = matmul(matmul(matrixTranspose(inverted), inner), inverted);
      return [mul(add(whole, matrixTranspose(whole)), number(0.5))];
    },
    [out],
  );
}

/**
 * torch.linalg.qr: …×m×n to Q …×m×k and R …×k×n, k the smaller side. Its gradient is refused.
 * @param complete keeps all m columns of Q and rows of R
 */
export function qr(a: Tensor, complete: boolean): { q: Tensor; r: Tensor } {
  checkMatrix(a, "linalg.qr");
  const batch = a.shape.slice(0, -2);
  const [m, n] = a.shape.slice(-2);
  const size = complete ? m : Math.min(m, n);
  const factors = matricesOf(a).map(factorQr);
  const q = columnMajor(
    factors.map((each) => leftColumns(each.q, size)),
    a.dtype,
    batch,
    m,
    size,
  );
  const r = columnMajor(
    factors.map((each) => matrix(size, n, each.r.data.slice(0, size * n))),
    a.dtype,
    batch,
    size,
    n,
  );
  const refuse = () => runtimeError("the gradient of torch.linalg.qr is not part of this lab");
  return {
    q: record(q, "LinalgQrBackward0", [a], refuse),
    r: record(r, "LinalgQrBackward0", [a], refuse),
  };
}
