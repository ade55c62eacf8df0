/** Largest and smallest elements, with where they stand. */
import { record } from "./autograd";
import type { Data } from "./dtype";
import { indexError, runtimeError } from "./failure";
import { pickFlat } from "./places";
import { countOf, wrapDim } from "./shape";
import { blank, dense, fromValues, type Tensor } from "./tensor";
import { div, mul, toType } from "./arithmetic";
import { compare } from "./comparing";
import { sum } from "./reduce";
import { expand, reshape } from "./views";

/** Which end of the order is looked for. */
export type Extreme = "max" | "min";

/** Row-major place of the first best element of each row along a dimension; what is no number is better than all. */
function bestPlaces(values: Data, size: number, inner: number, kind: Extreme): Int32Array {
  const best = new Int32Array(values.length / size);
  const sign = kind === "max" ? 1 : -1;
  for (let row = 0; row < best.length; row++) {
    const start = Math.floor(row / inner) * size * inner + (row % inner);
    let [place, most] = [start, sign * values[start]];
    for (let at = start + inner; at < start + size * inner; at += inner) {
      const value = sign * values[at];
      if (!(value > most || (Number.isNaN(value) && !Number.isNaN(most)))) continue;
      place = at;
      most = value;
    }
    best[row] = place;
  }
  return best;
}

interface Along {
  values: Tensor;
  indices: Tensor;
}

/** torch.max(x, dim): the values and where along the dimension they stand. */
export function extremeAlong(tensor: Tensor, dim: number, keepdim: boolean, kind: Extreme): Along {
  const at = wrapDim(dim, tensor.rank);
  const size = tensor.shape[at] ?? 1;
  if (size === 0) indexError(`${kind}(): Expected reduction dim ${at} to have non-zero size.`);
  const inner = countOf(tensor.shape.slice(at + 1));
  const places = bestPlaces(dense(tensor), size, inner, kind);
  const shape = tensor.shape.flatMap((own, other) => (other === at ? (keepdim ? [1] : []) : [own]));
  const values = pickFlat(tensor, places, shape);
  if (values.gradFn) values.gradFn.name = kind === "max" ? "MaxBackward0" : "MinBackward0";
  const indices = fromValues(
    places.map((place) => Math.floor(place / inner) % size),
    "int64",
    shape,
  );
  return { values, indices };
}

/** torch.max(x): the largest of all; equal ones share the gradient. */
export function extremeOfAll(tensor: Tensor, kind: Extreme): Tensor {
  if (tensor.count === 0)
    runtimeError(
      `${kind}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    );
  const values = dense(tensor);
  const [place] = bestPlaces(values, values.length, 1, kind);
  const out = blank(tensor.dtype, []);
  out.storage.data[0] = values[place];
  const name = kind === "max" ? "MaxBackward1" : "MinBackward1";
  return record(
    out,
    name,
    [tensor],
    (grad) => {
      const hits = toType(compare(tensor, out, "eq"), tensor.dtype);
      return [
        mul(
          expand(
            reshape(
              grad,
              tensor.shape.map(() => 1),
            ),
            tensor.shape,
          ),
          div(hits, sum(hits)),
        ),
      ];
    },
    [tensor],
  );
}

function refuseEmpty(tensor: Tensor, dim: number, name: string): void {
  const at = wrapDim(dim, tensor.rank);
  if (tensor.shape[at] === 0) indexError(`${name}(): Expected reduction dim ${at} to have non-zero size.`);
}

/** torch.amax / amin over dimensions; equal ones share the gradient. */
export function extremeOver(
  tensor: Tensor,
  dims: readonly number[],
  keepdim: boolean,
  kind: Extreme,
): Tensor {
  const wrapped = (dims.length > 0 ? dims : tensor.shape.map((_, dim) => dim))
    .map((dim) => wrapDim(dim, tensor.rank))
    .sort((a, b) => b - a);
  if (tensor.count === 0 && dims.length === 0)
    runtimeError(
      `a${kind}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    );
  for (const dim of wrapped) refuseEmpty(tensor, dim, `a${kind}`);
  const kept = wrapped.reduce((x, dim) => plainAlong(x, dim, kind), tensor);
  const shape = tensor.shape.flatMap((size, dim) => (wrapped.includes(dim) ? (keepdim ? [1] : []) : [size]));
  const out = blank(tensor.dtype, shape);
  out.storage.data.set(dense(kept));
  return record(
    out,
    kind === "max" ? "AmaxBackward0" : "AminBackward0",
    [tensor],
    (grad) => {
      const hits = toType(compare(tensor, kept, "eq"), tensor.dtype);
      const shares = div(hits, sum(hits, wrapped, true));
      return [mul(expand(reshape(grad, kept.shape), tensor.shape), shares)];
    },
    [tensor],
  );
}

function plainAlong(tensor: Tensor, dim: number, kind: Extreme): Tensor {
  const inner = countOf(tensor.shape.slice(dim + 1));
  const values = dense(tensor);
  const places = bestPlaces(values, tensor.shape[dim] ?? 1, inner, kind);
  const out = blank(
    tensor.dtype,
    tensor.shape.map((size, other) => (other === dim ? 1 : size)),
  );
  places.forEach((place, at) => (out.storage.data[at] = values[place]));
  return out;
}

/** torch.argmax / argmin. */
export function argExtreme(tensor: Tensor, dim: number | null, keepdim: boolean, kind: Extreme): Tensor {
  // of one element there is nothing to compare
  const alone = dim !== null && tensor.rank > 0 && tensor.shape[wrapDim(dim, tensor.rank)] === 1;
  if (tensor.dtype === "bool" && !alone) runtimeError(`"arg${kind}_cpu" not implemented for 'Bool'`);
  if (dim !== null) {
    refuseEmpty(tensor, dim, `arg${kind}`);
    return extremeAlong(tensor, dim, keepdim, kind).indices;
  }
  if (tensor.count === 0)
    indexError(`arg${kind}(): Expected reduction dim to be specified for input.numel() == 0.`);
  const [place] = bestPlaces(dense(tensor), tensor.count, 1, kind);
  return fromValues([place], "int64", keepdim ? tensor.shape.map(() => 1) : []);
}
