/**
 * Sums, means and spreads in the order in which NumPy 1.24 adds: along memory, what lies together in pairs of halves
 * (pairwise summation, N. Higham 1993), rows one after the other, in the array's own precision.
 */
import type { Data } from "./dtype";
import { finish, planReduction, type Reduced } from "./reduce";
import { contiguousStrides, type Shape, wrapDim } from "./shape";
import { dense, fromData, Tensor } from "./tensor";

type Round = (value: number) => number;

/** elements that are added by eight sums at once, without halving */
const block = 128;

/** The sum of `count` values from a place on. */
function pairwise(values: Data, from: number, count: number, round: Round): number {
  if (count > block) {
    const half = Math.floor(count / 2);
    const first = half - (half % 8);
    return round(pairwise(values, from, first, round) + pairwise(values, from + first, count - first, round));
  }
  let sum = 0;
  let at = 0;
  if (count >= 8) {
    const parts = Float64Array.from({ length: 8 }, (_, part) => values[from + part]);
    for (at = 8; at + 8 <= count; at += 8)
      for (let part = 0; part < 8; part++) parts[part] = round(parts[part] + values[from + at + part]);
    const [a, b, c, d, e, f, g, h] = parts;
    const [left, right] = [round(round(a + b) + round(c + d)), round(round(e + f) + round(g + h))];
    sum = round(left + right);
  }
  for (; at < count; at++) sum = round(sum + values[from + at]);
  return sum;
}

/** A tensor's dimensions in the order in which they lie in memory. */
interface Laid {
  values: Data;
  plan: Reduced;
  /** dimension of the tensor that each one is */
  order: number[];
  /** how many reduced elements follow each other in memory; 0 where neighbours belong to different results */
  run: number;
  round: Round;
}

function laid(tensor: Tensor, dims: readonly number[] | null): Laid {
  const { shape, strides } = tensor;
  const order = shape
    .map((_, dim) => dim)
    .sort((a, b) => Math.abs(strides[b]) - Math.abs(strides[a]) || a - b);
  const along = (sizes: Shape) => order.map((dim) => sizes[dim]);
  const turned = new Tensor(tensor.storage, tensor.dtype, along(shape), along(strides), tensor.offset);
  const wanted = dims?.map((dim) => wrapDim(dim, shape.length)) ?? order;
  const reduced = order.map((dim) => wanted.includes(dim));
  const plan = planReduction(
    turned.shape,
    order.flatMap((_, at) => (reduced[at] ? [at] : [])),
    true,
  );
  let run = reduced.at(-1) ? 1 : 0;
  for (let at = order.length - 1; run > 0 && at >= 0 && reduced[at]; at--) {
    const next = turned.strides[at + 1] * turned.shape[at + 1];
    if (at < order.length - 1 && turned.strides[at] !== next) break;
    run *= turned.shape[at];
  }
  const round = tensor.dtype === "float32" ? Math.fround : (value: number) => value;
  return { values: dense(turned), plan, order, run, round };
}

function added({ values, plan, run, round }: Laid): Float64Array {
  const out = new Float64Array(plan.kept.reduce((product, size) => product * size, 1));
  const { targets } = plan;
  if (run > 0)
    for (let from = 0; from < values.length; from += run) {
      const place = targets[from];
      out[place] = round(out[place] + pairwise(values, from, run, round));
    }
  else for (let at = 0; at < values.length; at++) out[targets[at]] = round(out[targets[at]] + values[at]);
  return out;
}

/** Results by place in memory as a tensor with the dimensions where they were. */
function finished(tensor: Tensor, sums: Float64Array, { plan, order }: Laid, keepdim: boolean): Tensor {
  const made = finish(sums, tensor.dtype, plan.kept);
  const steps = contiguousStrides(plan.kept);
  const back = tensor.shape.map((_, dim) => order.indexOf(dim));
  const turned = new Tensor(
    made.storage,
    made.dtype,
    back.map((at) => plan.kept[at]),
    back.map((at) => steps[at]),
  );
  const reduced = (dim: number) => plan.reduced[order.indexOf(dim)];
  const shape = keepdim ? turned.shape : turned.shape.filter((_, dim) => !reduced(dim));
  return fromData(dense(turned).slice(), made.dtype, shape);
}

/** np.sum and np.mean of floats. @param dims null for all */
export function numpySum(
  tensor: Tensor,
  dims: readonly number[] | null,
  keepdim: boolean,
  mean: boolean,
): Tensor {
  const how = laid(tensor, dims);
  const sums = added(how);
  return finished(tensor, mean ? sums.map((value) => how.round(value / how.plan.each)) : sums, how, keepdim);
}

/** np.var and np.std of floats. @param less taken off the number of elements that is divided by */
export function numpySpread(
  tensor: Tensor,
  dims: readonly number[] | null,
  keepdim: boolean,
  { less, root }: { less: number; root: boolean },
): Tensor {
  const how = laid(tensor, dims);
  const { plan, round } = how;
  const means = added(how).map((value) => round(value / plan.each));
  const squares = how.values.map((value, at) => {
    const off = round(value - means[plan.targets[at]]);
    return round(off * off);
  });
  // the squares lie without gaps
  const kept = plan.kept.findLastIndex((_, at) => !plan.reduced[at]);
  const sizes = how.order.slice(kept + 1).map((dim) => tensor.shape[dim]);
  const run = how.run > 0 ? sizes.reduce((product, size) => product * size, 1) : 0;
  const spread = added({ ...how, values: squares, run }).map((value) => round(value / (plan.each - less)));
  return finished(tensor, root ? spread.map((value) => round(Math.sqrt(value))) : spread, how, keepdim);
}
