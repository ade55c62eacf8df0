/** torch.linalg.matrix_power, torch.trace and torch.cross. */
import { mul, sub } from "./arithmetic";
import { record, renamed } from "./autograd";
import { identity } from "./decompose";
import { isFloating } from "./dtype";
import { runtimeError } from "./failure";
import { roll } from "./joining";
import { inverse } from "./lu-solve";
import { matmul } from "./matmul";
import { checkSquare } from "./matrix-batch";
import { dense, fromValues, type Tensor } from "./tensor";
import { expand } from "./views";

/** torch.linalg.matrix_power of …×n×n by repeated squaring; a negative power is one of the inverse. */
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

/** torch.trace: the sum of an m×n matrix's diagonal; int64 of whole numbers. RuntimeError for another rank. */
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

/** torch.cross along a dimension of size 3; without one, along the first of that size. RuntimeError when there is none. */
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
