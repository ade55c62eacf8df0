/**
 * torch.prod. An element's gradient is the product of the others, found in one pass up and one pass down (what stands
 * before it times what stands after it), so that no zero is divided by and the work grows with the elements alone.
 */
import { accumulating, mul, toType } from "./arithmetic";
import { record, recording } from "./autograd";
import type { Data, DType } from "./dtype";
import { runtimeError } from "./failure";
import { finish, fold, planReduction, type Reduced } from "./reduce";
import { countOf } from "./shape";
import { denseAs, type Tensor } from "./tensor";
import { expand, reshape } from "./views";

/** tensor.prod(dim, keepdim, dtype=), of all elements when dim is null: whole numbers multiply to int64. */
export function prod(tensor: Tensor, dim: number | null, keepdim: boolean, wanted: DType | null): Tensor {
  const dtype = wanted ?? accumulating(tensor.dtype);
  const input = wanted ? toType(tensor, wanted) : tensor;
  const plan = planReduction(input.shape, dim === null ? null : [dim], keepdim);
  const out = finish(
    fold(denseAs(input, dtype), plan, 1, (a, b) => a * b),
    dtype,
    plan.shape,
  );
  const spread = (grad: Tensor): Tensor => expand(reshape(grad, plan.kept), input.shape);
  return record(
    out,
    dim === null ? "ProdBackward0" : "ProdBackward1",
    [input],
    (grad) => [mul(spread(grad), others(input, plan))],
    [input],
  );
}

/** Products, and how fast they change as their factors do. */
interface Running {
  product: Float64Array;
  change: Float64Array;
}

/** For every element the product of those that fall into its place and come earlier, or later when `backwards`. */
function passed(values: Data, changes: Data, { targets, kept }: Reduced, backwards: boolean): Running {
  const running = {
    product: new Float64Array(countOf(kept)).fill(1),
    change: new Float64Array(countOf(kept)),
  };
  const out = { product: new Float64Array(values.length), change: new Float64Array(values.length) };
  for (let step = 0; step < values.length; step++) {
    const at = backwards ? values.length - 1 - step : step;
    const place = targets[at];
    const product = running.product[place];
    out.product[at] = product;
    out.change[at] = running.change[place];
    running.product[place] = product * values[at];
    running.change[place] = running.change[place] * values[at] + product * changes[at];
  }
  return out;
}

/** The product of each element's others, in the input's shape; its own gradient is the change of these products. */
function others(input: Tensor, plan: Reduced): Tensor {
  const values = denseAs(input, input.dtype);
  const still = new Float64Array(values.length);
  const [before, after] = [passed(values, still, plan, false), passed(values, still, plan, true)];
  const out = finish(
    before.product.map((product, at) => product * after.product[at]),
    input.dtype,
    input.shape,
  );
  return record(out, "ProdBackward0", [input], (grad) => [changeOfOthers(input, plan, grad)], [input]);
}

/** How the products of the others change along `grad`: by symmetry also their gradient. A third derivative is refused. */
function changeOfOthers(input: Tensor, plan: Reduced, grad: Tensor): Tensor {
  if (recording() && input.requiresGrad) runtimeError("the third derivative of prod is not part of this lab");
  const values = denseAs(input, input.dtype);
  const changes = denseAs(grad, grad.dtype);
  const [before, after] = [passed(values, changes, plan, false), passed(values, changes, plan, true)];
  return finish(
    before.change.map((change, at) => change * after.product[at] + before.product[at] * after.change[at]),
    input.dtype,
    input.shape,
  );
}
