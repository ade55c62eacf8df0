/** Running sums and products along a dimension: torch.cumsum and torch.cumprod. */
import { accumulating, add, sub, toType } from "./arithmetic";
import { record, recording } from "./autograd";
import { type Data, type DType } from "./dtype";
import { runtimeError } from "./failure";
import { finish, sum } from "./reduce";
import { contiguousStrides, wrapDim, type Shape } from "./shape";
import { denseAs, type Tensor } from "./tensor";

/** torch.cumsum and cumprod along a dimension. */
export function cumulate(
  tensor: Tensor,
  dim: number,
  kind: "cumsum" | "cumprod",
  wanted: DType | null,
): Tensor {
  const at = wrapDim(dim, tensor.rank);
  const dtype = wanted ?? accumulating(tensor.dtype);
  const input = wanted ? toType(tensor, wanted) : tensor;
  const out = finish(cumulated(denseAs(input, dtype), input.shape, at, kind), dtype, input.shape);
  if (kind === "cumprod")
    return record(out, "CumprodBackward0", [input], (grad) => [cumprodGrad(input, grad, at)], [input]);
  return record(out, "CumsumBackward0", [input], (grad) => [suffixSum(grad, at)]);
}

function cumulated(values: Data, shape: Shape, dim: number, kind: "cumsum" | "cumprod"): Float64Array {
  const out = Float64Array.from(values);
  const step = contiguousStrides(shape)[dim] ?? 1;
  const size = shape[dim] ?? 1;
  for (let at = 0; at < out.length; at++) {
    if (Math.floor(at / step) % size === 0) continue;
    out[at] = kind === "cumsum" ? out[at - step] + out[at] : out[at - step] * out[at];
  }
  return out;
}

function suffixSum(grad: Tensor, dim: number): Tensor {
  const total = sum(grad, [dim], true);
  return add(sub(total, cumulate(grad, dim, "cumsum", null)), grad);
}

/** How to walk along a dimension: row-major distance of neighbours, and the place of an element in its row. */
interface Walk {
  step: number;
  size: number;
}

const walkOf = (shape: Shape, dim: number): Walk => ({
  step: contiguousStrides(shape)[dim] ?? 1,
  size: shape[dim] ?? 1,
});

/** Numbers, and how fast they change as the elements do. */
interface Changing {
  value: Float64Array;
  change: Float64Array;
}

/** b_j: the product of the elements before each one in its row. */
function before(x: Data, v: Data, { step, size }: Walk): Changing {
  const out = { value: new Float64Array(x.length).fill(1), change: new Float64Array(x.length) };
  for (let at = 0; at < x.length; at++) {
    if (Math.floor(at / step) % size === 0) continue;
    const last = at - step;
    out.value[at] = out.value[last] * x[last];
    out.change[at] = out.change[last] * x[last] + out.value[last] * v[last];
  }
  return out;
}

/** s_j = g_j + x_{j+1} · s_{j+1}: what comes back to each place of the row. */
function after(x: Data, v: Data, g: Data, { step, size }: Walk): Changing {
  const out = { value: Float64Array.from(g), change: new Float64Array(x.length) };
  for (let at = x.length - 1; at >= 0; at--) {
    if (Math.floor(at / step) % size === size - 1) continue;
    const next = at + step;
    out.value[at] += x[next] * out.value[next];
    out.change[at] = x[next] * out.change[next] + v[next] * out.value[next];
  }
  return out;
}

/**
 * The gradient of a running product. Element j takes part in every product from its own on, so its gradient is b_j · s_j:
 * one pass each way, without dividing, so that zeros need no care.
 */
function cumprodGrad(input: Tensor, grad: Tensor, dim: number): Tensor {
  const walk = walkOf(input.shape, dim);
  const [x, g] = [denseAs(input, input.dtype), denseAs(grad, grad.dtype)];
  const still = new Float64Array(x.length);
  const s = after(x, still, g, walk).value;
  const out = finish(
    before(x, still, walk).value.map((b, at) => b * s[at]),
    input.dtype,
    input.shape,
  );
  const backward = (again: Tensor) => changesOf(input, grad, again, walk);
  return record(out, "CumprodBackward0", [input, grad], backward, [input, grad]);
}

/** Gradients of the gradient: its change along `again`, and that of the running products. A third derivative is refused. */
function changesOf(input: Tensor, grad: Tensor, again: Tensor, walk: Walk): Tensor[] {
  if (recording() && input.requiresGrad)
    runtimeError("the third derivative of cumprod is not part of this lab");
  const [x, v] = [denseAs(input, input.dtype), denseAs(again, again.dtype)];
  const b = before(x, v, walk);
  const s = after(x, v, denseAs(grad, grad.dtype), walk);
  const own = b.change.map((change, at) => change * s.value[at] + b.value[at] * s.change[at]);
  const products = b.change.map((change, at) => change * x[at] + b.value[at] * v[at]);
  return [own, products].map((values) => finish(values, input.dtype, input.shape));
}
