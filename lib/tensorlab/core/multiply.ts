/** Loops over matrices: products of row-major numbers, rounded as PyTorch shows them. */
import type { Data } from "./dtype";
import { kernelsFor } from "./worthwhile";

/** The matrix of k×n as its n columns, one after the other. */
function columnsOf<Values extends Data>(b: Values, k: number, n: number): Values {
  // a slice has its array's type
  const columns = b.slice() as Values;
  for (let p = 0; p < k; p++) for (let j = 0; j < n; j++) columns[j * k + p] = b[p * n + j];
  return columns;
}

/** Whether to go along the rows of the right operand. */
const along = (m: number, k: number, n: number): boolean =>
  k < n || (n > 1 && kernelsFor(m * k * n) !== null);

/** out (m×n), which is zero, becomes a (m×k) · b (k×n). float32 rounds every product and every sum, in the order of k, as PyTorch shows it. */
export function multiply(a: Data, b: Data, out: Data, m: number, k: number, n: number): void {
  if (a instanceof Float32Array && along(m, k, n)) multiplyAlong(a, b, out, m, k, n);
  else multiplyColumns(a, n === 1 ? b : columnsOf(b, k, n), out, m, k, n);
}

/** The same sums in the same order, along the rows of b: quicker where rows are longer than sums. */
function multiplyAlong(a: Float32Array, b: Data, out: Data, m: number, k: number, n: number): void {
  if (b instanceof Float32Array && out instanceof Float32Array) {
    const kernels = kernelsFor(m * k * n);
    if (kernels) return kernels.product(a, b, null, out, n);
  }
  const round = Math.fround;
  for (let i = 0; i < m; i++) {
    const [start, end] = [i * n, i * n + n];
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p];
      for (let to = start, from = p * n; to < end; to++, from++) out[to] += round(x * b[from]);
    }
  }
}

/**
 * As multiply, of b's columns (n×k), which stand in a layer's weight as its rows; then a bias (n) is added to each row.
 */
export function multiplyRows(
  a: Data,
  columns: Data,
  out: Data,
  m: number,
  k: number,
  n: number,
  bias: Data | null,
): void {
  const kernels = kernelsFor(m * k * n);
  const singles = a instanceof Float32Array && out instanceof Float32Array;
  if (kernels && singles && columns instanceof Float32Array && (!bias || bias instanceof Float32Array))
    return kernels.product(a, columnsOf(columns, n, k), bias, out, n);
  if (singles && k < n) multiplyAlong(a, columnsOf(columns, n, k), out, m, k, n);
  else multiplyColumns(a, columns, out, m, k, n);
  if (bias) addToRows(out, bias);
}

function addToRows(out: Data, bias: Data): void {
  const width = bias.length;
  for (let start = 0; start < out.length; start += width)
    for (let at = 0; at < width; at++) out[start + at] += bias[at];
}

function multiplyColumns(a: Data, columns: Data, out: Data, m: number, k: number, n: number): void {
  if (a instanceof Float32Array) return multiplySingle(a, columns as Float32Array, out, m, k, n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = out[i * n + j];
      for (let p = 0, x = i * k, y = j * k; p < k; p++) sum += a[x++] * columns[y++];
      out[i * n + j] = sum;
    }
}

/**
 * Two rows by two columns at once: each number that is read serves twice, and four sums keep the processor busy.
 * A sum starts as a number read from memory: begun with a literal 0, V8 takes it for a small integer as long as the
 * values are whole, and guards every step.
 */
function multiplySingle(
  a: Float32Array,
  columns: Float32Array,
  out: Data,
  m: number,
  k: number,
  n: number,
): void {
  const round = Math.fround;
  for (let i = 0; i < m; i += 2)
    for (let j = 0; j < n; j += 2) {
      // at an odd edge the last row or column stands in for the one that is not there
      const below = Math.min(i + 1, m - 1);
      const right = Math.min(j + 1, n - 1);
      const [x0, x1, y0, y1] = [i * k, below * k, j * k, right * k];
      let s00 = out[i * n + j];
      let s01 = out[i * n + right];
      let s10 = out[below * n + j];
      let s11 = out[below * n + right];
      for (let p = 0; p < k; p++) {
        const u0 = a[x0 + p];
        const u1 = a[x1 + p];
        const v0 = columns[y0 + p];
        const v1 = columns[y1 + p];
        s00 = round(s00 + round(u0 * v0));
        s01 = round(s01 + round(u0 * v1));
        s10 = round(s10 + round(u1 * v0));
        s11 = round(s11 + round(u1 * v1));
      }
      out[i * n + j] = s00;
      out[i * n + right] = s01;
      out[below * n + j] = s10;
      out[below * n + right] = s11;
    }
}
