/** Batches of matrices (…×m×n): read as matrices of doubles, checked, and put together again as tensors. */
import { matrix, transposed, type Matrix } from "./decompose";
import { castData, isFloating, legacyNames, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { contiguousStrides, countOf, type Shape } from "./shape";
import { memory } from "./storage";
import { dense, fromValues, Tensor } from "./tensor";

/** Unit roundoff of a floating type: half its machine epsilon. */
export const epsilonOf = (dtype: DType): number => (dtype === "float32" ? 2 ** -24 : 2 ** -53);
/** How a result in doubles is rounded to a floating type. */
export const roundingOf = (dtype: DType): ((x: number) => number) =>
  dtype === "float32" ? Math.fround : (x) => x;

function checkFloating(a: Tensor, name: string): void {
  if (!isFloating(a.dtype))
    runtimeError(
      `${name}: Expected a floating point or complex tensor as input. Got ${legacyNames[a.dtype]}`,
    );
}

/** RuntimeError unless every matrix of the batch is square and of floats. */
export function checkSquare(a: Tensor, name: string): void {
  if (a.rank < 2) runtimeError(`${name}: The input tensor A must have at least 2 dimensions.`);
  const [rows, cols] = a.shape.slice(-2);
  if (rows !== cols)
    runtimeError(`${name}: A must be batches of square matrices, but they are ${rows} by ${cols} matrices`);
  checkFloating(a, name);
}

/** RuntimeError unless the tensor is …×m×n and of floats. */
export function checkMatrix(a: Tensor, name: string): void {
  if (a.rank < 2)
    runtimeError(`${name}: input should have at least 2 dimensions, but has ${a.rank} dimensions instead`);
  checkFloating(a, name);
}

/** The matrices of a batch …×m×n, in doubles. */
export function matricesOf(a: Tensor): Matrix[] {
  const [rows, cols] = a.shape.slice(-2);
  const values = Float64Array.from(dense(a));
  const size = rows * cols;
  return Array.from({ length: countOf(a.shape.slice(0, -2)) }, (_, at) =>
    matrix(rows, cols, values.slice(at * size, (at + 1) * size)),
  );
}

/** The elements of matrices of one size, one matrix after another. */
export function joined(matrices: readonly Matrix[]): Float64Array {
  const size = matrices[0] ? matrices[0].data.length : 0;
  const values = new Float64Array(size * matrices.length);
  matrices.forEach(({ data }, at) => values.set(data, at * size));
  return values;
}

/** Matrices as a batch in row-major memory: batch×rows×cols. */
export const rowMajor = (
  matrices: readonly Matrix[],
  dtype: DType,
  batch: Shape,
  rows: number,
  cols: number,
): Tensor => fromValues(joined(matrices), dtype, [...batch, rows, cols]);

/** Matrices as a batch whose columns are contiguous, as LAPACK leaves them: batch×rows×cols. */
export function columnMajor(
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

/** How PyTorch's messages name one matrix of a batch; nothing for a single matrix. */
export const element = (batch: Shape, at: number): string =>
  batch.length > 0 ? `(Batch element ${at}): ` : "";
