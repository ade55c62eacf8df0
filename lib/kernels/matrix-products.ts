/** Products of row-major matrices of floats, and relu, on WebAssembly's vectors: bit for bit what plain loops give. */
import { Arena, MemoryViews } from "./arena";
import { compiled } from "./compiled-products";

interface Exports {
  memory: WebAssembly.Memory;
  base(): number;
  product(a: number, b: number, bias: number, out: number, m: number, k: number, n: number): void;
  cross(a: number, b: number, out: number, rows: number, height: number, width: number): void;
  relu(x: number, vectors: number): void;
  gate(slope: number, y: number, vectors: number): void;
}

/** The next multiple of four. */
const filled = (width: number): number => (width + 3) & ~3;

/** Copies rows into a matrix whose rows are a multiple of four wide; what it is filled with does not matter. */
function widen(from: Float32Array, to: Float32Array, width: number): void {
  if (width === filled(width)) return to.set(from);
  for (let at = 0, row = 0; at < from.length; at += width, row += filled(width))
    for (let x = 0; x < width; x++) to[row + x] = from[at + x];
}

/** Takes rows out of such a matrix. */
function narrow(from: Float32Array | Float64Array, to: Float32Array | Float64Array, width: number): void {
  if (width === filled(width)) return to.set(from);
  for (let at = 0, row = 0; at < to.length; at += width, row += filled(width))
    for (let x = 0; x < width; x++) to[at + x] = from[row + x];
}

/** The kernels with a memory of their own, which lasts and holds one product at a time. */
export class MatrixProducts {
  readonly #kernels: Exports;

  private constructor(kernels: Exports) {
    this.#kernels = kernels;
  }

  /** Compiles them at once, as a worker and Node may. @returns null where WebAssembly's vectors are missing. */
  static make(): MatrixProducts | null {
    const bytes = Uint8Array.from(atob(compiled), (c) => c.charCodeAt(0));
    if (!WebAssembly.validate(bytes)) return null;
    const abort = () => {
      throw new Error("a kernel gave up");
    };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort } });
    // the exports are those of assembly/products.ts
    return new MatrixProducts(exports as unknown as Exports);
  }

  /** out (m×n) = a (m×k) · b (k×n) + bias (n). Every product and sum is rounded to a float, in the order of k. */
  product(a: Float32Array, b: Float32Array, bias: Float32Array | null, out: Float32Array, n: number): void {
    const k = b.length / n;
    const m = a.length / k;
    const wide = filled(n);
    const room = new Arena(this.#kernels.base());
    const [atA, atB] = [room.words(a.length), room.words(k * wide)];
    const [atBias, atOut] = [room.words(wide), room.words(m * wide)];
    const views = new MemoryViews(this.#kernels, room.end);
    views.view(atA, a.length).set(a);
    widen(b, views.view(atB, k * wide), n);
    const shift = views.view(atBias, wide).fill(0);
    if (bias) shift.set(bias);
    this.#kernels.product(atA, atB, atBias, atOut, m, k, wide);
    narrow(views.view(atOut, m * wide), out, n);
  }

  /** aᵀ·b of two matrices of so many rows, in doubles. */
  cross(a: Float32Array, b: Float32Array, rows: number): Float64Array {
    const [height, width] = [a.length / rows, b.length / rows];
    const wide = filled(width);
    const room = new Arena(this.#kernels.base());
    const [atA, atB] = [room.words(a.length), room.words(rows * wide)];
    const atOut = room.bytes(8 * height * wide);
    const views = new MemoryViews(this.#kernels, room.end);
    views.view(atA, a.length).set(a);
    widen(b, views.view(atB, rows * wide), width);
    const sums = new Float64Array(views.bytes.buffer, atOut, height * wide).fill(0);
    this.#kernels.cross(atA, atB, atOut, rows, height, wide);
    const out = new Float64Array(height * width);
    narrow(sums, out, width);
    return out;
  }

  /** out = x where it is above zero or no number, else zero. */
  relu(x: Float32Array, out: Float32Array): void {
    const room = new Arena(this.#kernels.base());
    const at = room.words(x.length);
    const view = new MemoryViews(this.#kernels, room.end).view(at, x.length);
    view.set(x);
    this.#kernels.relu(at, Math.ceil(x.length / 4));
    out.set(view);
  }

  /** out = slopes where y is not zero, else zero. */
  gate(slopes: Float32Array, y: Float32Array, out: Float32Array): void {
    const room = new Arena(this.#kernels.base());
    const [at, atY] = [room.words(y.length), room.words(y.length)];
    const views = new MemoryViews(this.#kernels, room.end);
    const view = views.view(at, y.length);
    view.set(slopes);
    views.view(atY, y.length).set(y);
    this.#kernels.gate(at, atY, Math.ceil(y.length / 4));
    out.set(view);
  }
}

let made: MatrixProducts | null | undefined;

/** This realm's kernels, made when they are first asked for; null where WebAssembly's vectors are missing. */
export function matrixProducts(): MatrixProducts | null {
  if (made === undefined) made = MatrixProducts.make();
  return made;
}
