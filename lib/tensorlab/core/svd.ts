/**
 * Singular values and vectors as LAPACK's dgesdd finds them for small matrices: Householder bidiagonalisation (Golub
 * and Van Loan, "Matrix Computations", 4th edition, 5.4 and 8.6), after a QR or LQ factorisation when one side is much
 * longer, then implicit QR steps. Signs of the vectors come out as PyTorch's.
 */
import { BidiagonalQr } from "./bidiagonal";
import {
  columnOf,
  factorQr,
  identity,
  leftColumns,
  matrix,
  reflectColumns,
  reflector,
  reflectRows,
  transposed,
  type Matrix,
} from "./decompose";
import { givens, rotateRows } from "./rotations";

/** A = U·diag(s)·Vᵀ, singular values descending. */
interface Svd {
  /** square when full, else as many columns as singular values */
  u: Matrix;
  s: Float64Array;
  /** rows are the right singular vectors */
  vt: Matrix;
}

interface Bidiagonal {
  /** the diagonal and the elements right of it */
  d: Float64Array;
  e: Float64Array;
  /** A = q·B·pᵀ */
  q: Matrix;
  p: Matrix;
}

/** Reduces a matrix that is at least as tall as wide to upper bidiagonal form. */
function bidiagonalise(of: Matrix): Bidiagonal {
  const a = matrix(of.rows, of.cols, of.data.slice());
  const n = a.cols;
  const d = new Float64Array(n);
  const e = new Float64Array(Math.max(n - 1, 0));
  const left: ReturnType<typeof reflector>[] = [];
  const right: ReturnType<typeof reflector>[] = [];
  for (let k = 0; k < n; k++) {
    const down = reflector(columnOf(a, k, k));
    reflectRows(a, down.v, down.tau, k, k + 1);
    d[k] = down.beta;
    left.push(down);
    if (k >= n - 1) continue;
    const along = reflector(a.data.slice(k * n + k + 1, (k + 1) * n));
    reflectColumns(a, along.v, along.tau, k + 1, k + 1);
    e[k] = along.beta;
    right.push(along);
  }
  const q = identity(a.rows);
  for (let k = n - 1; k >= 0; k--) reflectRows(q, left[k].v, left[k].tau, k, k);
  const p = identity(n);
  for (let k = n - 2; k >= 0; k--) reflectRows(p, right[k].v, right[k].tau, k + 1, k + 1);
  return { d, e, q, p };
}

/** q·[small 0; 0 I]. */
function times(q: Matrix, small: Matrix): Matrix {
  const out = matrix(q.rows, q.cols, q.data.slice());
  for (let i = 0; i < q.rows; i++)
    for (let j = 0; j < small.cols; j++) {
      let sum = 0;
      for (let k = 0; k < small.rows; k++) sum += q.data[i * q.cols + k] * small.data[k * small.cols + j];
      out.data[i * q.cols + j] = sum;
    }
  return out;
}

interface Vectors {
  s: Float64Array;
  left: Matrix;
  /** columns are the right singular vectors */
  right: Matrix;
}

/** From upper bidiagonal form. */
function upper({ d, e, q, p }: Bidiagonal, epsilon: number): Vectors {
  const [u, vt] = [identity(d.length), identity(d.length)];
  new BidiagonalQr(d, e, u, vt, epsilon).run();
  return { s: d, left: times(q, u), right: times(p, transposed(vt)) };
}

/** The same for the transposed matrix, whose form is lower: rotated to upper form first, as dbdsdc does. */
function lower({ d, e, q, p }: Bidiagonal, epsilon: number): Vectors {
  const turns = Array.from(e, (_, at) => {
    const turn = givens(d[at], e[at]);
    d[at] = turn.r;
    e[at] = turn.s * d[at + 1];
    d[at + 1] *= turn.c;
    return turn;
  });
  const [u, vt] = [identity(d.length), identity(d.length)];
  new BidiagonalQr(d, e, u, vt, epsilon).run();
  for (let at = turns.length - 1; at >= 0; at--) rotateRows(u, at, at + 1, turns[at].c, -turns[at].s);
  return { s: d, left: times(p, u), right: times(q, transposed(vt)) };
}

/** LAPACK factorises first when one side is this much longer. */
const muchLonger = (long: number, short: number): boolean =>
  long > short && long >= Math.floor((short * 11) / 6);

const square = (r: Matrix): Matrix => matrix(r.cols, r.cols, r.data.slice(0, r.cols * r.cols));

function vectorsOf(of: Matrix, epsilon: number): Vectors {
  const { rows, cols } = of;
  if (muchLonger(rows, cols)) {
    const { q, r } = factorQr(of);
    const inner = upper(bidiagonalise(square(r)), epsilon);
    return { ...inner, left: times(q, inner.left) };
  }
  if (muchLonger(cols, rows)) {
    const { q, r } = factorQr(transposed(of));
    const inner = upper(bidiagonalise(transposed(square(r))), epsilon);
    return { ...inner, right: times(q, inner.right) };
  }
  return rows >= cols ? upper(bidiagonalise(of), epsilon) : lower(bidiagonalise(transposed(of)), epsilon);
}

/**
 * The singular value decomposition.
 * @param full keeps all vectors, else only those with a singular value
 * @param epsilon the rounding unit of the matrix's own type
 */
export function factorSvd(of: Matrix, full: boolean, epsilon: number): Svd {
  const { s, left, right } = vectorsOf(of, epsilon);
  if (full) return { u: left, s, vt: transposed(right) };
  return { u: leftColumns(left, s.length), s, vt: transposed(leftColumns(right, s.length)) };
}
