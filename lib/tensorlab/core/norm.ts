/** The p-norm along dimensions, and its gradient. */
import { div, divOrZero, mul, number, pow } from "./arithmetic";
import { record } from "./autograd";
import { isFloating, legacyNames, type Data } from "./dtype";
import { mapTwo } from "./elementwise";
import { runtimeError } from "./failure";
import { finish, fold, planReduction, sum, type Dims, type Reduced } from "./reduce";
import { denseAs, type Tensor } from "./tensor";
import { unary } from "./unary";
import { expand, reshape } from "./views";

/**
 * The p-norm along dimensions, (Σ|x|^p)^(1/p): the largest size for p = ∞, the smallest for −∞, how many are not zero for 0.
 * RuntimeError for whole numbers.
 */
export function norm(
  tensor: Tensor,
  p: number,
  dims: Dims,
  keepdim: boolean,
  name = "NormBackward1",
): Tensor {
  if (!isFloating(tensor.dtype))
    runtimeError(
      `norm(): input dtype should be either floating point or complex. Got ${legacyNames[tensor.dtype]} instead.`,
    );
  const plan = planReduction(tensor.shape, dims, keepdim);
  const values = denseAs(tensor, tensor.dtype);
  const out = finish(norms(values, plan, p), tensor.dtype, plan.shape);
  return record(out, name, [tensor], (grad) => [normGrad(tensor, out, p, plan, grad)], [tensor, out]);
}

function norms(values: Data, plan: Reduced, p: number): Float64Array {
  if (p === Infinity) return fold(values, plan, 0, (a, b) => Math.max(a, Math.abs(b)));
  if (p === -Infinity) return fold(values, plan, Infinity, (a, b) => Math.min(a, Math.abs(b)));
  if (p === 0) return fold(values, plan, 0, (a, b) => a + (b !== 0 ? 1 : 0));
  if (p === 1) return fold(values, plan, 0, (a, b) => a + Math.abs(b));
  if (p === 2) return fold(values, plan, 0, (a, b) => a + b * b).map(Math.sqrt);
  return fold(values, plan, 0, (a, b) => a + Math.abs(b) ** p).map((value) => value ** (1 / p));
}

/** The gradient of a norm; that of a zero vector is zero. Null for the 0-"norm", which counts and does not slope. */
function normGrad(tensor: Tensor, out: Tensor, p: number, { kept }: Reduced, grad: Tensor): Tensor | null {
  if (p === 0) return null;
  const wide = (x: Tensor) => expand(reshape(x, kept), tensor.shape);
  const norms = wide(out);
  if (p === 1) return mul(wide(grad), unary(tensor, "sign"));
  if (p === 2) return mul(wide(grad), divOrZero(tensor, norms));
  const size = unary(tensor, "abs");
  if (!Number.isFinite(p)) {
    const hits = mapTwo(size, norms, tensor.dtype, tensor.dtype, (x, norm) => Number(x === norm));
    const along = kept.flatMap((one, dim) => (one === tensor.shape[dim] ? [] : [dim]));
    const share = along.length > 0 ? div(hits, sum(hits, along, true)) : hits;
    return mul(mul(wide(grad), unary(tensor, "sign")), share);
  }
  if (p < 1)
    return mul(mul(unary(tensor, "sign"), smallPower(size, p)), mul(wide(grad), pow(norms, number(1 - p))));
  const scaled =
    p < 2 ? mul(unary(tensor, "sign"), pow(size, number(p - 1))) : mul(tensor, pow(size, number(p - 2)));
  return mul(scaled, divOrZero(wide(grad), pow(norms, number(p - 1))));
}

/** size^(p − 1) for p below 1, zero at zero. */
const smallPower = (size: Tensor, p: number): Tensor => divOrZero(number(1), pow(size, number(1 - p)));
