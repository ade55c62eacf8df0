/**
 * Eigenvalues and vectors of small symmetric matrices as LAPACK's ssyevd and dsyevd find them up to 25 rows: Householder
 * tridiagonalisation (sytd2), then implicit QL or QR steps (steqr; G. H. Golub and C. F. Van Loan, "Matrix Computations",
 * 4th edition, 8.3), step for step: signs of the vectors come out as PyTorch's.
 */
import { identity, matrix, reflector, reflectRows, type Matrix } from "./decompose";
import { givens, rotateColumns, sign } from "./rotations";

interface Tridiagonal {
  /** the diagonal and the elements beside it */
  d: Float64Array;
  e: Float64Array;
  /** A = q·T·qᵀ */
  q: Matrix;
}

/** Reads the lower triangle only. */
function tridiagonalise(of: Matrix): Tridiagonal {
  const n = of.rows;
  const a = Float64Array.from(of.data, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i >= j ? of.data[at] : of.data[j * n + i];
  });
  const e = new Float64Array(Math.max(n - 1, 0));
  const turns: ReturnType<typeof reflector>[] = [];
  for (let k = 0; k < n - 1; k++) {
    const down = reflector(Float64Array.from({ length: n - k - 1 }, (_, at) => a[(k + 1 + at) * n + k]));
    turns.push(down);
    e[k] = down.beta;
    const { v, tau } = down;
    const w = Float64Array.from(v, (_, i) =>
      v.reduce((sum, x, j) => sum + tau * a[(k + 1 + i) * n + k + 1 + j] * x, 0),
    );
    const shift = -0.5 * tau * w.reduce((sum, x, i) => sum + x * v[i], 0);
    v.forEach((x, i) => (w[i] += shift * x));
    for (let i = 0; i < v.length; i++)
      for (let j = 0; j < v.length; j++) a[(k + 1 + i) * n + k + 1 + j] -= v[i] * w[j] + w[i] * v[j];
  }
  const q = identity(n);
  for (let k = n - 2; k >= 0; k--) reflectRows(q, turns[k].v, turns[k].tau, k + 1, k + 1);
  return { d: Float64Array.from({ length: n }, (_, at) => a[at * n + at]), e, q };
}

interface TwoByTwo {
  larger: number;
  smaller: number;
  c: number;
  s: number;
}

/** Eigenvalues of [a b; b c], the larger in size first, and its vector (c, s): dlaev2. */
function twoByTwo(a: number, b: number, c: number): TwoByTwo {
  const [sum, difference, twice] = [a + c, a - c, 2 * b];
  const root = Math.hypot(difference, twice);
  const [most, least] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  const first = sum < 0 ? -1 : 1;
  const larger = sum === 0 ? 0.5 * root : 0.5 * (sum + first * root);
  const smaller = sum === 0 ? -0.5 * root : (most / larger) * least - (b / larger) * b;
  const second = difference >= 0 ? 1 : -1;
  const reach = difference + second * root;
  const vector = rotationOf(reach, twice);
  return first === second
    ? { larger, smaller, c: -vector.s, s: vector.c }
    : { larger, smaller, c: vector.c, s: vector.s };
}

function rotationOf(reach: number, twice: number): { c: number; s: number } {
  if (Math.abs(reach) > Math.abs(twice)) {
    const tangent = -twice / reach;
    const s = 1 / Math.sqrt(1 + tangent * tangent);
    return { c: tangent * s, s };
  }
  if (twice === 0) return { c: 1, s: 0 };
  const tangent = -reach / twice;
  const c = 1 / Math.sqrt(1 + tangent * tangent);
  return { c, s: tangent * c };
}

/** Makes a symmetric tridiagonal matrix (d, e) diagonal; the columns of z turn with it. */
class TridiagonalQl {
  readonly #d: Float64Array;
  readonly #e: Float64Array;
  readonly #z: Matrix;
  readonly #epsilon: number;

  constructor({ d, e }: Tridiagonal, z: Matrix, epsilon: number) {
    [this.#d, this.#e, this.#z, this.#epsilon] = [d, e, z, epsilon];
  }

  /** Block by block; false when it does not come to an end. */
  run(): boolean {
    const n = this.#d.length;
    let steps = 30 * n;
    for (let start = 0; start < n;) {
      const end = this.#blockEnd(start);
      const upwards = Math.abs(this.#d[end]) < Math.abs(this.#d[start]);
      steps = upwards ? this.#qr(start, end, steps) : this.#ql(start, end, steps);
      if (steps < 0) return false;
      start = end + 1;
    }
    this.#arrange();
    return true;
  }

  #blockEnd(start: number): number {
    const [d, e] = [this.#d, this.#e];
    for (let at = start; at < d.length - 1; at++) {
      const size = Math.abs(e[at]);
      if (size > Math.sqrt(Math.abs(d[at])) * Math.sqrt(Math.abs(d[at + 1])) * this.#epsilon) continue;
      e[at] = 0;
      return at;
    }
    return d.length - 1;
  }

  #negligible(at: number): boolean {
    const [d, e] = [this.#d, this.#e];
    return e[at] ** 2 <= this.#epsilon ** 2 * Math.abs(d[at]) * Math.abs(d[at + 1]) + 1e-300;
  }

  /** Columns i and i + 1, as dlasr turns them. */
  #turn(i: number, c: number, s: number): void {
    rotateColumns(this.#z, i, i + 1, c, s);
  }

  #shift(from: number, beside: number, next: number, far: number): number {
    const g = (this.#d[next] - this.#d[from]) / (2 * this.#e[beside]);
    return this.#d[far] - this.#d[from] + this.#e[beside] / (g + sign(Math.hypot(g, 1), g));
  }

  /** Eigenvalues from the top of a block down. @returns steps that are left, negative when there are none */
  #ql(first: number, end: number, most: number): number {
    const [d, e] = [this.#d, this.#e];
    let steps = most;
    for (let low = first; low <= end;) {
      let high = low;
      while (high < end && !this.#negligible(high)) high++;
      if (high < end) e[high] = 0;
      if (high === low) low++;
      else if (high === low + 1) {
        const { larger, smaller, c, s } = twoByTwo(d[low], e[low], d[low + 1]);
        this.#turn(low, c, s);
        [d[low], d[low + 1], e[low]] = [larger, smaller, 0];
        low += 2;
      } else if (--steps < 0) return steps;
      else this.#sweepDown(low, high);
    }
    return steps;
  }

  #sweepDown(low: number, high: number): void {
    const [d, e] = [this.#d, this.#e];
    let g = this.#shift(low, low, low + 1, high);
    let [s, c, p] = [1, 1, 0];
    const turns: [number, number, number][] = [];
    for (let at = high - 1; at >= low; at--) {
      const [f, b] = [s * e[at], c * e[at]];
      const turn = givens(g, f);
      [c, s] = [turn.c, turn.s];
      if (at !== high - 1) e[at + 1] = turn.r;
      g = d[at + 1] - p;
      const r = (d[at] - g) * s + 2 * c * b;
      p = s * r;
      d[at + 1] = g + p;
      g = c * r - b;
      turns.push([at, c, -s]);
    }
    for (const [at, cos, sin] of turns) this.#turn(at, cos, sin);
    d[low] -= p;
    e[low] = g;
  }

  /** Eigenvalues from the bottom of a block up. */
  #qr(end: number, last: number, most: number): number {
    const [d, e] = [this.#d, this.#e];
    let steps = most;
    for (let high = last; high >= end;) {
      let low = high;
      while (low > end && !this.#negligible(low - 1)) low--;
      if (low > end) e[low - 1] = 0;
      if (low === high) high--;
      else if (low === high - 1) {
        const { larger, smaller, c, s } = twoByTwo(d[high - 1], e[high - 1], d[high]);
        this.#turn(high - 1, c, s);
        [d[high - 1], d[high], e[high - 1]] = [larger, smaller, 0];
        high -= 2;
      } else if (--steps < 0) return steps;
      else this.#sweepUp(low, high);
    }
    return steps;
  }

  #sweepUp(low: number, high: number): void {
    const [d, e] = [this.#d, this.#e];
    let g = this.#shift(high, high - 1, high - 1, low);
    let [s, c, p] = [1, 1, 0];
    const turns: [number, number, number][] = [];
    for (let at = low; at < high; at++) {
      const [f, b] = [s * e[at], c * e[at]];
      const turn = givens(g, f);
      [c, s] = [turn.c, turn.s];
      if (at !== low) e[at - 1] = turn.r;
      g = d[at] - p;
      const r = (d[at + 1] - g) * s + 2 * c * b;
      p = s * r;
      d[at] = g + p;
      g = c * r - b;
      turns.push([at, c, s]);
    }
    for (const [at, cos, sin] of turns) this.#turn(at, cos, sin);
    d[high] -= p;
    e[high - 1] = g;
  }

  /** Ascending, the vectors following. */
  #arrange(): void {
    const [d, z] = [this.#d, this.#z];
    for (let at = 0; at < d.length - 1; at++) {
      let least = at;
      for (let other = at + 1; other < d.length; other++) if (d[other] < d[least]) least = other;
      if (least === at) continue;
      [d[at], d[least]] = [d[least], d[at]];
      for (let row = 0; row < z.rows; row++) {
        const [here, there] = [row * z.cols + at, row * z.cols + least];
        [z.data[here], z.data[there]] = [z.data[there], z.data[here]];
      }
    }
  }
}

/** q·z. */
function product(q: Matrix, z: Matrix): Matrix {
  const out = matrix(q.rows, z.cols);
  for (let i = 0; i < q.rows; i++)
    for (let k = 0; k < q.cols; k++)
      for (let j = 0; j < z.cols; j++)
        out.data[i * z.cols + j] += q.data[i * q.cols + k] * z.data[k * z.cols + j];
  return out;
}

/** A = V·diag(λ)·Vᵀ with λ ascending. */
export interface Eigen {
  values: Float64Array;
  /** columns are the eigenvectors */
  vectors: Matrix;
}

/**
 * Eigenvalues and vectors of a symmetric matrix, of which the lower triangle is read; null when the steps do not come to an end.
 * @param epsilon the rounding unit of the matrix's own type
 */
export function factorSymmetric(of: Matrix, epsilon: number): Eigen | null {
  const form = tridiagonalise(of);
  const z = identity(of.rows);
  if (!new TridiagonalQl(form, z, epsilon).run()) return null;
  return { values: form.d, vectors: product(form.q, z) };
}
