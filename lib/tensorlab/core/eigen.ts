/**
 * torch.linalg.eigh and eigvalsh of one symmetric matrix or of batches (…×n×n). Gradients after M. Giles, "Collected matrix
 * derivative results for forward and reverse mode algorithmic differentiation" (2008).
 */
import { add, div, mul, number, sub } from "./arithmetic";
import { record } from "./autograd";
import { identity, transposed, type Matrix } from "./decompose";
import { isFloating, legacyNames } from "./dtype";
import { linAlgError, runtimeError } from "./failure";
import { matmul } from "./matmul";
import { checkSquare, columnMajor, element, epsilonOf, matricesOf } from "./matrix-batch";
import { factorSymmetric, type Eigen } from "./symmetric-eigen";
import { fromValues, type Tensor } from "./tensor";
import { matrixTranspose, unsqueeze } from "./views";

/** Beyond these LAPACK goes another way, or rounding decides about the signs, which then differ between machines too. */
const mostRows: Readonly<Record<string, number>> = { float32: 10, float64: 25 };

interface Eigenpairs {
  values: Tensor;
  vectors: Tensor;
}

/** Refuses vectors that rounding alone decides: any basis belongs to equal eigenvalues. */
function checkApart(matrices: readonly Matrix[], found: readonly Eigen[], epsilon: number): void {
  found.forEach(({ values }, at) => {
    const { data, cols } = matrices[at];
    const diagonal = data.every((value, place) => value === 0 || place % (cols + 1) === 0);
    const size = Math.max(...values.map(Math.abs), 0);
    const close = values.some(
      (value, place) => place > 0 && value - values[place - 1] <= 100 * epsilon * size,
    );
    if (close && !diagonal)
      runtimeError(
        "eigenvectors of eigenvalues that are equal, or differ by rounding only, are not part of this lab: use torch.linalg.eigvalsh",
      );
  });
}

const gaps = (values: Tensor): Tensor => {
  const n = values.shape[values.rank - 1];
  const ones = fromValues(identity(n).data, values.dtype, [n, n]);
  return add(sub(unsqueeze(values, -2), unsqueeze(values, -1)), ones);
};

function recorded(a: Tensor, found: Eigenpairs): Eigenpairs {
  const { values, vectors } = found;
  const name = "LinalgEighBackward0";
  record(values, name, [a], (grad) => [matmul(mul(vectors, unsqueeze(grad, -2)), matrixTranspose(vectors))]);
  record(vectors, name, [a], (grad) => {
    // vectors stay orthonormal, so only what turns them counts
    const moved = matmul(matrixTranspose(vectors), grad);
    const turning = mul(sub(moved, matrixTranspose(moved)), number(0.5));
    const inner = div(turning, gaps(values));
    return [matmul(matmul(vectors, inner), matrixTranspose(vectors))];
  });
  return found;
}

/**
 * torch.linalg.eigh: eigenvalues …×n ascending and vectors …×n×n in columns.
 * @param uplo which triangle is read: "L" or "U"
 * @param wanted whether the vectors are asked for; of large matrices, and of equal eigenvalues, they are refused
 */
export function eigh(a: Tensor, uplo: string, wanted: boolean): Eigenpairs {
  checkShape(a);
  if (!/^[LU]$/i.test(uplo)) runtimeError(`Expected UPLO argument to be 'L' or 'U', but got ${uplo}`);
  const n = a.shape[a.rank - 1];
  const batch = a.shape.slice(0, -2);
  const most = mostRows[a.dtype];
  if (wanted && n > most)
    runtimeError(
      `eigenvectors of more than ${most} rows of ${a.dtype} are not part of this lab: use ${n > 25 ? "torch.linalg.svd" : ".double()"}`,
    );
  const given = matricesOf(a).map((each) => (/L/i.test(uplo) ? each : transposed(each)));
  const epsilon = epsilonOf(a.dtype);
  const found = given.map(
    (each, at) =>
      factorSymmetric(each, epsilon) ??
      linAlgError(
        `linalg.eigh: ${element(batch, at)}The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated eigenvalues (error code: 1).`,
      ),
  );
  if (wanted) checkApart(given, found, epsilon);
  const values = fromValues(
    found.flatMap((each) => [...each.values]),
    a.dtype,
    [...batch, n],
  );
  const vectors = columnMajor(
    found.map((each) => each.vectors),
    a.dtype,
    batch,
    n,
    n,
  );
  return recorded(a, { values, vectors });
}

function checkShape(a: Tensor): void {
  if (!isFloating(a.dtype) && a.rank >= 2 && a.shape[a.rank - 1] === a.shape[a.rank - 2])
    runtimeError(`"linalg_eigh_cpu" not implemented for '${legacyNames[a.dtype]}'`);
  checkSquare(a, "linalg.eigh");
}
