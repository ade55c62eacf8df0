/**
 * Singular values of an upper bidiagonal matrix by implicit QR steps, after LAPACK's dbdsqr
 * (J. Demmel and W. Kahan, "Accurate singular values of bidiagonal matrices", SIAM J. Sci. Stat. Comput. 11 (1990)),
 * step for step: the signs of singular vectors depend on the order and direction of the rotations.
 */
import { swapRows, type Matrix } from "./decompose";
import { givens, rotateColumns, rotateRows, sign, smallerOf, twoByTwo } from "./rotations";

/** Makes an upper bidiagonal matrix (d, e) diagonal; u and vt collect the rotations. */
export class BidiagonalQr {
  readonly #tol: number;
  readonly #threshold: number;
  #down = true;
  #lastLow = -1;
  #lastHigh = -1;
  #smallest = 0;
  #largest = 0;
  readonly #d: Float64Array;
  readonly #e: Float64Array;
  readonly #u: Matrix;
  readonly #vt: Matrix;
  readonly #epsilon: number;

  /** @param epsilon the rounding unit of the matrix's own type */
  constructor(d: Float64Array, e: Float64Array, u: Matrix, vt: Matrix, epsilon: number) {
    this.#d = d;
    this.#e = e;
    this.#u = u;
    this.#vt = vt;
    this.#epsilon = epsilon;
    this.#tol = Math.max(10, Math.min(100, epsilon ** (-1 / 8))) * epsilon;
    let mu = Math.abs(d[0] ?? 0);
    let least = mu;
    for (let at = 1; at < d.length && least > 0; at++) {
      mu = Math.abs(d[at]) * (mu / (mu + Math.abs(e[at - 1])));
      least = Math.min(least, mu);
    }
    this.#threshold = Math.max((this.#tol * least) / Math.sqrt(d.length || 1), 1e-300);
  }

  /** Runs to the end; singular values are positive and descend then. */
  run(): void {
    let high = this.#d.length - 1;
    for (let sweep = 0; high > 0 && sweep < 60 * this.#d.length ** 2; sweep++) {
      const low = this.#blockStart(high);
      if (low === high) high--;
      else if (low === high - 1) {
        this.#solveBlock(low);
        high -= 2;
      } else if (!this.#converged(low, high)) this.#sweep(low, high);
    }
    this.#arrange();
  }

  #blockStart(high: number): number {
    this.#largest = Math.abs(this.#d[high]);
    for (let at = high - 1; at >= 0; at--) {
      if (Math.abs(this.#e[at]) <= this.#threshold) {
        this.#e[at] = 0;
        return at + 1;
      }
      this.#largest = Math.max(this.#largest, Math.abs(this.#d[at]), Math.abs(this.#e[at]));
    }
    return 0;
  }

  #solveBlock(low: number): void {
    const [d, e] = [this.#d, this.#e];
    const { min, max, left, right } = twoByTwo(d[low], e[low], d[low + 1]);
    [d[low], e[low], d[low + 1]] = [max, 0, min];
    rotateRows(this.#vt, low, low + 1, right.c, right.s);
    rotateColumns(this.#u, low, low + 1, left.c, left.s);
  }

  /** Sets what is negligible to zero; true when something was. */
  #converged(low: number, high: number): boolean {
    const [d, e, tol] = [this.#d, this.#e, this.#tol];
    if (low > this.#lastHigh || high < this.#lastLow) this.#down = Math.abs(d[low]) >= Math.abs(d[high]);
    const end = this.#down ? high - 1 : low;
    if (Math.abs(e[end]) <= tol * Math.abs(d[this.#down ? high : low])) {
      e[end] = 0;
      return true;
    }
    let mu = Math.abs(d[this.#down ? low : high]);
    this.#smallest = mu;
    for (let step = 0; step < high - low; step++) {
      const at = this.#down ? low + step : high - 1 - step;
      if (Math.abs(e[at]) <= tol * mu) {
        e[at] = 0;
        return true;
      }
      mu = Math.abs(d[this.#down ? at + 1 : at]) * (mu / (mu + Math.abs(e[at])));
      this.#smallest = Math.min(this.#smallest, mu);
    }
    [this.#lastLow, this.#lastHigh] = [low, high];
    return false;
  }

  #shiftFor(low: number, high: number): number {
    const [d, e, tol, epsilon] = [this.#d, this.#e, this.#tol, this.#epsilon];
    if (d.length * tol * (this.#smallest / this.#largest) <= Math.max(epsilon, 0.01 * tol)) return 0;
    const start = Math.abs(d[this.#down ? low : high]);
    const shift = this.#down
      ? smallerOf(d[high - 1], e[high - 1], d[high])
      : smallerOf(d[low], e[low], d[low + 1]);
    return start > 0 && (shift / start) ** 2 < epsilon ? 0 : shift;
  }

  #sweep(low: number, high: number): void {
    const shift = this.#shiftFor(low, high);
    if (shift === 0) (this.#down ? this.#zeroDown : this.#zeroUp).call(this, low, high);
    else (this.#down ? this.#shiftDown : this.#shiftUp).call(this, low, high, shift);
    const end = this.#down ? high - 1 : low;
    if (Math.abs(this.#e[end]) <= this.#threshold) this.#e[end] = 0;
  }

  #zeroDown(low: number, high: number): void {
    const [d, e] = [this.#d, this.#e];
    let right = { c: 1, s: 0, r: 0 };
    let left = { c: 1, s: 0, r: 0 };
    for (let at = low; at < high; at++) {
      right = givens(d[at] * right.c, e[at]);
      if (at > low) e[at - 1] = left.s * right.r;
      left = givens(left.c * right.r, d[at + 1] * right.s);
      d[at] = left.r;
      rotateRows(this.#vt, at, at + 1, right.c, right.s);
      rotateColumns(this.#u, at, at + 1, left.c, left.s);
    }
    const last = d[high] * right.c;
    d[high] = last * left.c;
    e[high - 1] = last * left.s;
  }

  #zeroUp(low: number, high: number): void {
    const [d, e] = [this.#d, this.#e];
    let first = { c: 1, s: 0, r: 0 };
    let second = { c: 1, s: 0, r: 0 };
    for (let at = high; at > low; at--) {
      first = givens(d[at] * first.c, e[at - 1]);
      if (at < high) e[at] = second.s * first.r;
      second = givens(second.c * first.r, d[at - 1] * first.s);
      d[at] = second.r;
      rotateRows(this.#vt, at - 1, at, second.c, -second.s);
      rotateColumns(this.#u, at - 1, at, first.c, -first.s);
    }
    const last = d[low] * first.c;
    d[low] = last * second.c;
    e[low] = last * second.s;
  }

  #shiftDown(low: number, high: number, shift: number): void {
    const [d, e] = [this.#d, this.#e];
    let f = (Math.abs(d[low]) - shift) * (sign(1, d[low]) + shift / d[low]);
    let g = e[low];
    for (let at = low; at < high; at++) {
      const right = givens(f, g);
      if (at > low) e[at - 1] = right.r;
      f = right.c * d[at] + right.s * e[at];
      e[at] = right.c * e[at] - right.s * d[at];
      g = right.s * d[at + 1];
      d[at + 1] *= right.c;
      const left = givens(f, g);
      d[at] = left.r;
      f = left.c * e[at] + left.s * d[at + 1];
      d[at + 1] = left.c * d[at + 1] - left.s * e[at];
      if (at < high - 1) {
        g = left.s * e[at + 1];
        e[at + 1] *= left.c;
      }
      rotateRows(this.#vt, at, at + 1, right.c, right.s);
      rotateColumns(this.#u, at, at + 1, left.c, left.s);
    }
    e[high - 1] = f;
  }

  #shiftUp(low: number, high: number, shift: number): void {
    const [d, e] = [this.#d, this.#e];
    let f = (Math.abs(d[high]) - shift) * (sign(1, d[high]) + shift / d[high]);
    let g = e[high - 1];
    for (let at = high; at > low; at--) {
      const first = givens(f, g);
      if (at < high) e[at] = first.r;
      f = first.c * d[at] + first.s * e[at - 1];
      e[at - 1] = first.c * e[at - 1] - first.s * d[at];
      g = first.s * d[at - 1];
      d[at - 1] *= first.c;
      const second = givens(f, g);
      d[at] = second.r;
      f = second.c * e[at - 1] + second.s * d[at - 1];
      d[at - 1] = second.c * d[at - 1] - second.s * e[at - 1];
      if (at > low + 1) {
        g = second.s * e[at - 2];
        e[at - 2] *= second.c;
      }
      rotateRows(this.#vt, at - 1, at, second.c, -second.s);
      rotateColumns(this.#u, at - 1, at, first.c, -first.s);
    }
    e[low] = f;
  }

  /** Positive and descending, the vectors following. */
  #arrange(): void {
    const [d, u, vt] = [this.#d, this.#u, this.#vt];
    d.forEach((value, at) => {
      if (value > 0 || Object.is(value, 0)) return;
      d[at] = -value;
      for (let j = 0; j < vt.cols; j++) vt.data[at * vt.cols + j] *= -1;
    });
    for (let at = 0; at < d.length - 1; at++) {
      let best = at;
      for (let other = at + 1; other < d.length; other++) if (d[other] > d[best]) best = other;
      if (best === at) continue;
      [d[at], d[best]] = [d[best], d[at]];
      swapColumns(u, at, best);
      swapRows(vt, at, best);
    }
  }
}

function swapColumns(a: Matrix, i: number, j: number): void {
  for (let row = 0; row < a.rows; row++)
    [a.data[row * a.cols + i], a.data[row * a.cols + j]] = [
      a.data[row * a.cols + j],
      a.data[row * a.cols + i],
    ];
}
