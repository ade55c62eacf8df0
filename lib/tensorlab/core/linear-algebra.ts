/**
 * torch.linalg: inverse, determinant, solve, Cholesky, QR and SVD of one matrix or of batches (…×m×n), with gradients.
 * Gradients after M. Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
 * differentiation" (2008), and for the SVD J. Townsend, "Differentiating the singular value decomposition" (2016).
 */
import { add, div, mul, neg, number, sub } from "./arithmetic";
import { record, renamed } from "./autograd";
import {
  factorCholesky,
  factorLu,
  factorQr,
  identity,
  leftColumns,
  matrix,
  solveTransposed,
  transposed,
  type Factored,
  type Matrix,
} from "./decompose";
import { castData, isFloating, legacyNames, type DType } from "./dtype";
import { linAlgError, runtimeError } from "./failure";
import { roll } from "./joining";
import { matmul } from "./matmul";
import { contiguousStrides, countOf, type Shape } from "./shape";
import { memory } from "./storage";
import { factorSvd } from "./svd";
import { dense, fromValues, Tensor } from "./tensor";
import { expand, matrixTranspose, unsqueeze } from "./views";

const epsilonOf = (dtype: DType): number => (dtype === "float32" ? 2 ** -24 : 2 ** -53);
const roundingOf = (dtype: DType): ((x: number) => number) => (dtype === "float32" ? Math.fround : (x) => x);

function checkFloating(a: Tensor, name: string): void {
  if (!isFloating(a.dtype))
    runtimeError(
      `${name}: Expected a floating point or complex tensor as input. Got ${legacyNames[a.dtype]}`,
    );
}

/** RuntimeError unless every matrix of the batch is square and of floats. */
function checkSquare(a: Tensor, name: string): void {
  if (a.rank < 2) runtimeError(`${name}: The input tensor A must have at least 2 dimensions.`);
  const [rows, cols] = a.shape.slice(-2);
  if (rows !== cols)
    runtimeError(`${name}: A must be batches of square matrices, but they are ${rows} by ${cols} matrices`);
  checkFloating(a, name);
}

function checkMatrix(a: Tensor, name: string): void {
  if (a.rank < 2)
    runtimeError(`${name}: input should have at least 2 dimensions, but has ${a.rank} dimensions instead`);
  checkFloating(a, name);
}

/** The matrices of a batch, in doubles. */
function matricesOf(a: Tensor): Matrix[] {
  const [rows, cols] = a.shape.slice(-2);
  const values = Float64Array.from(dense(a));
  const size = rows * cols;
  return Array.from({ length: countOf(a.shape.slice(0, -2)) }, (_, at) =>
    matrix(rows, cols, values.slice(at * size, (at + 1) * size)),
  );
}

function joined(matrices: readonly Matrix[]): Float64Array {
  const size = matrices[0] ? matrices[0].data.length : 0;
  const values = new Float64Array(size * matrices.length);
  matrices.forEach(({ data }, at) => values.set(data, at * size));
  return values;
}

/** Matrices as a batch in row-major memory. */
const rowMajor = (
  matrices: readonly Matrix[],
  dtype: DType,
  batch: Shape,
  rows: number,
  cols: number,
): Tensor => fromValues(joined(matrices), dtype, [...batch, rows, cols]);

/** Matrices as a batch whose columns are contiguous, as LAPACK leaves them. */
function columnMajor(
  matrices: readonly Matrix[],
  dtype: DType,
  batch: Shape,
  rows: number,
  cols: number,
): Tensor {
  const values = castData(joined(matrices.map(transposed)), dtype);
  const strides = contiguousStrides([...batch, cols, rows]);
  const swapped = [...strides.slice(0, -2), strides[strides.length - 1], strides[strides.length - 2]];
  return new Tensor(memory().adopt(values), dtype, [...batch, rows, cols], swapped);
}

const element = (batch: Shape, at: number): string => (batch.length > 0 ? `(Batch element ${at}): ` : "");

/** LU factors of each matrix's transpose, which has the same determinant. */
const factor = (a: Tensor): Factored[] =>
  matricesOf(a).map((each) => factorLu(transposed(each), roundingOf(a.dtype)));

/** torch.linalg.inv. _LinAlgError when a matrix is singular. */
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

/** torch.linalg.det. */
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

/** torch.linalg.slogdet: sign and logarithm of the determinant's size. */
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

/** torch.linalg.solve: X with A·X = B, where B is a matrix or, beside a matrix A, a vector. */
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

/** The lower triangle with half its diagonal. */
function halved(a: Tensor): Tensor {
  const n = a.shape[a.rank - 1];
  const mask = Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i > j ? 1 : i === j ? 0.5 : 0;
  });
  return mul(a, fromValues(mask, a.dtype, [n, n]));
}

/** torch.linalg.cholesky: the lower factor L of A = L·Lᵀ. Only A's lower triangle is read. */
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
    return lower as Matrix;
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

/** torch.linalg.qr. @param complete keeps all columns of Q */
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

export interface Singular {
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
 * torch.linalg.svd: A = U·diag(S)·Vh with S descending.
 * @param full keeps all vectors; their gradient is refused then, as in PyTorch, unless A is square
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
  const found = { u, s, vh };
  const refuse = (): never =>
    runtimeError(
      "svd_backward: The singular vectors in the case m != n are only differentiable when full_matrices=False",
    );
  const name = "LinalgSvdBackward0";
  const thin = !full || m === n;
  const narrow = (): Singular => (thin ? found : svd(a, false));
  record(s, name, [a], (grad) => {
    const { u: columns, vh: rows } = narrow();
    return [matmul(mul(columns, unsqueeze(grad, -2)), rows)];
  });
  record(u, name, [a], (grad) => [thin ? fromLeft(found, grad) : refuse()]);
  record(vh, name, [a], (grad) => [
    thin ? matrixTranspose(fromLeft(turned(found), matrixTranspose(grad))) : refuse(),
  ]);
  return found;
}

/** torch.linalg.matrix_rank: singular values above max(m, n) · eps · the largest. */
export function matrixRank(a: Tensor): Tensor {
  const { s } = svd(a, false);
  const [m, n] = a.shape.slice(-2);
  const k = Math.min(m, n);
  const values = dense(s);
  const limit = Math.max(m, n) * 2 * epsilonOf(a.dtype);
  const batch = a.shape.slice(0, -2);
  const ranks = Array.from({ length: countOf(batch) }, (_, at) => {
    const own = [...values.subarray(at * k, (at + 1) * k)];
    return own.filter((value) => value > limit * own[0]).length;
  });
  return fromValues(ranks, "int64", batch);
}

/** torch.linalg.pinv: the pseudo-inverse, small singular values taken as zero. */
export function pinv(a: Tensor): Tensor {
  const { u, s, vh } = svd(a, false);
  const [m, n] = a.shape.slice(-2);
  const values = dense(s);
  const k = Math.min(m, n);
  const limit = Math.max(m, n) * 2 * epsilonOf(a.dtype);
  const weights = Array.from(values, (value, at) =>
    value > limit * values[Math.floor(at / k) * k] ? 1 / value : 0,
  );
  const scaled = mul(matrixTranspose(vh), unsqueeze(fromValues(weights, a.dtype, s.shape), -2));
  return matmul(scaled, matrixTranspose(u));
}

/** torch.linalg.matrix_power. */
export function matrixPower(a: Tensor, power: number): Tensor {
  checkSquare(a, "linalg.matrix_power");
  if (power < 0) return matrixPower(inverse(a), -power);
  const n = a.shape[a.rank - 1];
  if (power === 0) return expand(fromValues(identity(n).data, a.dtype, [n, n]), a.shape);
  let out: Tensor | null = null;
  let square = a;
  for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) out = out ? matmul(out, square) : square;
    if (rest > 1) square = matmul(square, square);
  }
  return out ?? a;
}

/** torch.trace. */
export function trace(a: Tensor): Tensor {
  if (a.rank !== 2) runtimeError(`trace: expected a matrix, but got tensor with dim ${a.rank}`);
  const [rows, cols] = a.shape;
  const values = dense(a);
  let total = 0;
  for (let at = 0; at < Math.min(rows, cols); at++) total += values[at * cols + at];
  const out = fromValues([total], isFloating(a.dtype) ? a.dtype : "int64", []);
  return record(out, "TraceBackward0", [a], (grad) => [
    mul(fromValues(identity(rows, cols).data, a.dtype, [rows, cols]), grad),
  ]);
}

const dimOfThree = (a: Tensor): number => {
  const dim = a.shape.indexOf(3);
  return dim < 0 ? runtimeError("no dimension of size 3 in input") : dim;
};

/** torch.cross; without a dimension, along the first one of size 3. */
export function cross(a: Tensor, b: Tensor, dim: number | null): Tensor {
  const along = dim ?? dimOfThree(a);
  const at = along < 0 ? along + a.rank : along;
  if (a.shape[at] !== 3 || b.shape[at - a.rank + b.rank] !== 3)
    runtimeError(
      `linalg.cross: inputs dimension ${along} must have length 3. Got ${a.shape[at]} and ${b.shape[at - a.rank + b.rank]}`,
    );
  const turn = (x: Tensor, by: number) => roll(x, by, at - a.rank);
  const out = sub(mul(turn(a, -1), turn(b, -2)), mul(turn(a, -2), turn(b, -1)));
  return renamed(out, "LinalgCrossBackward0");
}
