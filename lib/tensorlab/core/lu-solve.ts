/**
 * torch.linalg by LU factors, with gradients: inverse, determinant and solve of one matrix or of batches (…×n×n).
 * Gradients after M. Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
 * differentiation" (2008).
 */
import { mul, neg } from "./arithmetic";
import { record } from "./autograd";
import {
  factorLu,
  identity,
  matrix,
  solveTransposed,
  transposed,
  type Factored,
  type Matrix,
} from "./decompose";
import { legacyNames } from "./dtype";
import { linAlgError, runtimeError } from "./failure";
import { matmul } from "./matmul";
import { checkSquare, columnMajor, element, joined, matricesOf, roundingOf, rowMajor } from "./matrix-batch";
import { fromValues, type Tensor } from "./tensor";
import { matrixTranspose, unsqueeze } from "./views";

/** LU factors of each matrix's transpose, which has the same determinant. */
const factor = (a: Tensor): Factored[] =>
  matricesOf(a).map((each) => factorLu(transposed(each), roundingOf(a.dtype)));

/** torch.linalg.inv, …×n×n. _LinAlgError when a matrix is singular. */
export function inverse(a: Tensor): Tensor {
  checkSquare(a, "linalg.inv");
  const batch = a.shape.slice(0, -2);
  const n = a.shape[a.rank - 1];
  const inverses = factor(a).map((factors, at) => {
    if (factors.singular > 0)
      linAlgError(
        `linalg.inv: ${element(batch, at)}The diagonal element ${factors.singular} is zero, the inversion could not be completed because the input matrix is singular.`,
      );
    return solveTransposed(factors, identity(n), roundingOf(a.dtype));
  });
  const out = columnMajor(inverses, a.dtype, batch, n, n);
  return record(
    out,
    "LinalgInvExBackward0",
    [a],
    (grad) => {
      const turned = matrixTranspose(out);
      return [neg(matmul(matmul(turned, grad), turned))];
    },
    [out],
  );
}

/** The determinant from the factors: the product of the pivots, rounded as it is multiplied. */
function product({ lu, sign }: Factored, round: (x: number) => number): number {
  let value = sign;
  for (let at = 0; at < lu.cols; at++) value = round(value * lu.data[at * lu.cols + at]);
  return value;
}

/** The matrix of cofactors, for matrices that have no inverse: ∂det/∂A. */
function cofactors(of: Matrix): Matrix {
  const { rows: n, data } = of;
  const out = matrix(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const kept = Array.from({ length: n * n }, (_, at) => at).filter(
        (at) => Math.floor(at / n) !== i && at % n !== j,
      );
      const minor = matrix(
        n - 1,
        n - 1,
        Float64Array.from(kept, (at) => data[at]),
      );
      out.data[i * n + j] =
        ((i + j) % 2 ? -1 : 1) *
        product(
          factorLu(minor, (x) => x),
          (x) => x,
        );
    }
  return out;
}

const scalarFor = (grad: Tensor): Tensor => unsqueeze(unsqueeze(grad, -1), -1);

/** torch.linalg.det: …×n×n to …. The gradient of a singular matrix is its cofactors. */
export function det(a: Tensor): Tensor {
  checkSquare(a, "linalg.det");
  const batch = a.shape.slice(0, -2);
  const factors = factor(a);
  const values = factors.map((each) => product(each, roundingOf(a.dtype)));
  const out = fromValues(values, a.dtype, batch);
  return record(
    out,
    "LinalgDetBackward0",
    [a],
    (grad) => {
      const n = a.shape[a.rank - 1];
      if (factors.some(({ singular }) => singular > 0))
        return [mul(scalarFor(grad), rowMajor(matricesOf(a).map(cofactors), a.dtype, batch, n, n))];
      return [mul(scalarFor(mul(grad, out)), matrixTranspose(inverse(a)))];
    },
    [a],
  );
}

/** torch.linalg.slogdet: sign and natural logarithm of the determinant's size, …×n×n to … each. */
export function slogdet(a: Tensor): { sign: Tensor; logabsdet: Tensor } {
  checkSquare(a, "linalg.slogdet");
  const batch = a.shape.slice(0, -2);
  const parts = factor(a).map(({ lu, sign }) => {
    const pivots = Array.from({ length: lu.cols }, (_, at) => lu.data[at * lu.cols + at]);
    return {
      sign: pivots.reduce((value, pivot) => value * Math.sign(pivot), sign),
      log: pivots.reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0),
    };
  });
  const logabsdet = fromValues(
    parts.map(({ log }) => log),
    a.dtype,
    batch,
  );
  return {
    sign: fromValues(
      parts.map(({ sign }) => sign),
      a.dtype,
      batch,
    ),
    logabsdet: record(
      logabsdet,
      "LinalgSlogdetBackward0",
      [a],
      (grad) => [mul(scalarFor(grad), matrixTranspose(inverse(a)))],
      [a],
    ),
  };
}

/**
 * torch.linalg.solve: X with A·X = B. A is …×n×n; B is …×n×k or, beside a matrix A, n; X has B's shape.
 * _LinAlgError when a matrix is singular.
 */
export function solve(a: Tensor, b: Tensor): Tensor {
  checkSquare(a, "linalg.solve");
  if (a.dtype !== b.dtype)
    runtimeError(
      `linalg.solve: Expected A and B to have the same dtype, but found A of type ${legacyNames[a.dtype]} and B of type ${legacyNames[b.dtype]} instead`,
    );
  const isVector = b.rank === 1 || (b.rank === a.rank - 1 && b.shape.join() === a.shape.slice(0, -1).join());
  const right = isVector ? unsqueeze(b, -1) : b;
  const n = a.shape[a.rank - 1];
  if (right.shape[right.rank - 2] !== n)
    runtimeError(
      `linalg.solve: Incompatible shapes of A and B for the equation AX = B (${a.shape.slice(-2).join("x")} and ${right.shape.slice(-2).join("x")})`,
    );
  const batch = a.shape.slice(0, -2);
  if (right.shape.slice(0, -2).join() !== batch.join())
    runtimeError("torch.linalg.solve with batches of different shapes is not part of this lab");
  const sides = matricesOf(right);
  const found = factor(a).map((factors, at) => {
    if (factors.singular > 0)
      linAlgError(
        `torch.linalg.solve: ${element(batch, at)}The solver failed because the input matrix is singular.`,
      );
    return solveTransposed(factors, sides[at], roundingOf(a.dtype));
  });
  const cols = right.shape[right.rank - 1];
  const out = isVector
    ? fromValues(joined(found), a.dtype, b.shape)
    : columnMajor(found, a.dtype, batch, n, cols);
  return record(
    out,
    "LinalgSolveExBackward0",
    [a, b],
    (grad) => {
      const side = solve(matrixTranspose(a), grad);
      const wide = (x: Tensor) => (isVector ? unsqueeze(x, -1) : x);
      return [a.requiresGrad ? neg(matmul(wide(side), matrixTranspose(wide(out)))) : null, side];
    },
    [a, out],
  );
}
