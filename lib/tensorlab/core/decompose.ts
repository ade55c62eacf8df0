/**
 * Dense factorisations in doubles, after G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th edition: LU with
 * partial pivoting (3.4), Householder QR (5.2) and Cholesky (4.2). Householder vectors are as LAPACK's dlarfg makes
 * them, so that signs come out as PyTorch's.
 */

/** A row-major matrix of doubles. */
export interface Matrix {
  rows: number;
  cols: number;
  data: Float64Array;
}

/** A rows×cols matrix over row-major numbers, zeros when none are given. */
export const matrix = (rows: number, cols: number, data = new Float64Array(rows * cols)): Matrix => ({
  rows,
  cols,
  data,
});

/** Ones on the diagonal of size×cols, square when cols is left out. */
export function identity(size: number, cols = size): Matrix {
  const out = matrix(size, cols);
  for (let at = 0; at < Math.min(size, cols); at++) out.data[at * cols + at] = 1;
  return out;
}

/** A copy with rows and columns exchanged. */
export function transposed({ rows, cols, data }: Matrix): Matrix {
  const out = matrix(cols, rows);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out.data[j * rows + i] = data[i * cols + j];
  return out;
}

/** The first `cols` columns. */
export function leftColumns(from: Matrix, cols: number): Matrix {
  const out = matrix(from.rows, cols);
  for (let i = 0; i < from.rows; i++)
    for (let j = 0; j < cols; j++) out.data[i * cols + j] = from.data[i * from.cols + j];
  return out;
}

/** A square matrix as P·A = L·U. */
export interface Factored {
  /** L below the diagonal (ones on it), U from the diagonal up */
  lu: Matrix;
  /** which row of the input each row is */
  order: number[];
  /** −1 when the rows were swapped an odd number of times */
  sign: number;
  /** the first zero on the diagonal, counted from 1; 0 when there is none */
  singular: number;
}

/** Exchanges two rows. */
export function swapRows({ cols, data }: Matrix, a: number, b: number): void {
  for (let j = 0; j < cols; j++)
    [data[a * cols + j], data[b * cols + j]] = [data[b * cols + j], data[a * cols + j]];
}

function pivotRow({ rows, cols, data }: Matrix, k: number): number {
  let best = k;
  for (let i = k + 1; i < rows; i++)
    if (Math.abs(data[i * cols + k]) > Math.abs(data[best * cols + k])) best = i;
  return best;
}

/**
 * LU factorisation of a square matrix with partial pivoting.
 * @param round the rounding of the matrix's own type, so that singular float32 matrices are found singular
 */
export function factorLu(of: Matrix, round: (x: number) => number): Factored {
  const lu = matrix(of.rows, of.cols, of.data.slice());
  const { data, cols: n } = lu;
  const order = Array.from({ length: n }, (_, at) => at);
  let sign = 1;
  let singular = 0;
  for (let k = 0; k < n; k++) {
    const pivot = pivotRow(lu, k);
    if (pivot !== k) {
      swapRows(lu, k, pivot);
      [order[k], order[pivot]] = [order[pivot], order[k]];
      sign = -sign;
    }
    if (data[k * n + k] === 0) {
      singular ||= k + 1;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = (data[i * n + k] = round(data[i * n + k] / data[k * n + k]));
      for (let j = k + 1; j < n; j++)
        data[i * n + j] = round(data[i * n + j] - round(factor * data[k * n + j]));
    }
  }
  return { lu, order, sign, singular };
}

/**
 * X with A·X = B, from the factors of Aᵀ: Uᵀ, Lᵀ and the row order backwards. PyTorch factors the transposed matrix,
 * because its rows are LAPACK's columns.
 * @param round the rounding of the matrix's own type
 */
export function solveTransposed({ lu, order }: Factored, b: Matrix, round: (x: number) => number): Matrix {
  const { data, cols: n } = lu;
  const { cols } = b;
  const x = matrix(n, cols, b.data.slice());
  const subtract = (to: number, from: number, factor: number) => {
    for (let j = 0; j < cols; j++)
      x.data[to * cols + j] = round(x.data[to * cols + j] - round(factor * x.data[from * cols + j]));
  };
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) subtract(i, k, data[k * n + i]);
    for (let j = 0; j < cols; j++) x.data[i * cols + j] = round(x.data[i * cols + j] / data[i * n + i]);
  }
  for (let i = n - 1; i >= 0; i--) for (let k = i + 1; k < n; k++) subtract(i, k, data[k * n + i]);
  const out = matrix(n, cols);
  order.forEach((to, from) => out.data.set(x.data.subarray(from * cols, (from + 1) * cols), to * cols));
  return out;
}

/** The lower Cholesky factor, or the order of the first minor that is not positive. */
export function factorCholesky({ rows: n, data }: Matrix): Matrix | number {
  const out = matrix(n, n);
  const l = out.data;
  for (let j = 0; j < n; j++) {
    let rest = data[j * n + j];
    for (let k = 0; k < j; k++) rest -= l[j * n + k] ** 2;
    if (!(rest > 0)) return j + 1;
    l[j * n + j] = Math.sqrt(rest);
    for (let i = j + 1; i < n; i++) {
      let sum = data[i * n + j];
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
      l[i * n + j] = sum / l[j * n + j];
    }
  }
  return out;
}

/** H = I − tau·v·vᵀ that maps x to (beta, 0, …): v[0] is 1, beta has the sign opposite to x[0] (LAPACK's dlarfg). */
export function reflector(x: Float64Array): { v: Float64Array; tau: number; beta: number } {
  const v = x.slice();
  const rest = Math.hypot(...x.subarray(1));
  if (rest === 0) {
    v.fill(0, 1);
    if (v.length > 0) v[0] = 1;
    return { v, tau: 0, beta: x[0] ?? 0 };
  }
  const beta = -Math.sign(x[0] || 1) * Math.hypot(x[0], rest);
  const scale = 1 / (x[0] - beta);
  // of numbers so small that the scale overflows
  const divides = !Number.isFinite(scale);
  for (let at = 1; at < v.length; at++) v[at] = divides ? v[at] / (x[0] - beta) : v[at] * scale;
  v[0] = 1;
  return { v, tau: (beta - x[0]) / beta, beta };
}

/** a ← H·a on rows from `top` and columns from `left`. */
export function reflectRows(a: Matrix, v: Float64Array, tau: number, top: number, left: number): void {
  if (tau === 0) return;
  for (let j = left; j < a.cols; j++) {
    let dot = 0;
    for (let i = 0; i < v.length; i++) dot += v[i] * a.data[(top + i) * a.cols + j];
    for (let i = 0; i < v.length; i++) a.data[(top + i) * a.cols + j] -= tau * dot * v[i];
  }
}

/** a ← a·H on columns from `left` and rows from `top`. */
export function reflectColumns(a: Matrix, v: Float64Array, tau: number, top: number, left: number): void {
  if (tau === 0) return;
  for (let i = top; i < a.rows; i++) {
    let dot = 0;
    for (let j = 0; j < v.length; j++) dot += a.data[i * a.cols + left + j] * v[j];
    for (let j = 0; j < v.length; j++) a.data[i * a.cols + left + j] -= tau * dot * v[j];
  }
}

/** Column `at` from row `top` down. */
export const columnOf = (a: Matrix, at: number, top: number): Float64Array =>
  Float64Array.from({ length: a.rows - top }, (_, i) => a.data[(top + i) * a.cols + at]);

/** A = Q·R with Q's full square. */
export function factorQr(of: Matrix): { q: Matrix; r: Matrix } {
  const r = matrix(of.rows, of.cols, of.data.slice());
  const steps = Math.min(of.rows, of.cols);
  const kept: { v: Float64Array; tau: number }[] = [];
  for (let k = 0; k < steps; k++) {
    const { v, tau } = reflector(columnOf(r, k, k));
    reflectRows(r, v, tau, k, k);
    for (let i = k + 1; i < r.rows; i++) r.data[i * r.cols + k] = 0;
    kept.push({ v, tau });
  }
  const q = identity(of.rows);
  for (let k = steps - 1; k >= 0; k--) reflectRows(q, kept[k].v, kept[k].tau, k, k);
  return { q, r };
}
