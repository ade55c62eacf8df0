/** x[…] and x[…] = v, with everything that may stand between the brackets. */
import { fromNested } from "../core/creation";
import { indexError, typeError, valueError } from "../core/failure";
import { checkMask, nonzero, pick, put } from "../core/indexing";
import { held } from "../core/held";
import { copyInto, refuseOverlap } from "../core/in-place";
import { wrapDim } from "../core/shape";
import { onlyValue, Tensor } from "../core/tensor";
import { alias, select, slice, unsqueeze } from "../core/views";
import * as arg from "./arguments";
import { nestedOf } from "./nested";
import { operation, type Operations } from "./operation";
import { Ellipsis, Int, NdArray, Sequence, Slice, typeName, type Value } from "./value";

const structural = (item: Value): boolean =>
  item === null ||
  item instanceof Sequence ||
  item instanceof Tensor ||
  item instanceof Slice ||
  item instanceof Ellipsis;

/** The parts of an index: a tuple's items, or the one thing. A list with structure inside counts as a tuple, and so does a text. */
function partsOf(index: Value): readonly Value[] {
  if (typeof index === "string" && index) return [...index];
  if (!(index instanceof Sequence)) return [index];
  if (index.type !== "list") return index.items;
  return index.items.length < 32 && index.items.some(structural) ? index.items : [index];
}

/** One truth value: a new dimension of one or of none. */
const truth = (part: Value): boolean | null => {
  if (typeof part === "boolean") return part;
  if (part instanceof Tensor && part.rank === 0 && /bool|uint8/.test(part.dtype))
    return onlyValue(part) !== 0;
  return null;
};

/** A part as a view step or a tensor of indices. */
function simplify(part: Value): Value {
  if (part instanceof Sequence) return listIndex(part);
  if (part instanceof NdArray) return part.tensor;
  if (part instanceof Tensor && part.rank === 0 && (part.dtype === "int64" || part.dtype === "int32"))
    return new Int(onlyValue(part));
  return truth(part) ?? part;
}

function listIndex(list: Sequence): Tensor {
  const nested = nestedOf(list);
  return fromNested(nested, nested.values.length === 0 ? "int64" : null);
}

function consumed(part: Value): number {
  if (part === null || part instanceof Ellipsis || typeof part === "boolean") return 0;
  if (part instanceof Tensor && /bool|uint8/.test(part.dtype)) return part.rank;
  return 1;
}

function refusePart(part: Value): never {
  if (typeof part === "string") typeError("new(): invalid data type 'str'");
  return indexError(
    `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${typeName(part)})`,
  );
}

function bound(value: Value, fallback: number): number {
  if (value === null) return fallback;
  const whole = arg.wholeOf(value);
  if (whole === undefined) typeError("slice indices must be integers or None or have an __index__ method");
  return whole as number;
}

function sliceView(tensor: Tensor, dim: number, { start, stop, step }: Slice): Tensor {
  wrapDim(dim, tensor.rank);
  const size = tensor.shape[dim];
  const by = bound(step, 1);
  if (by === 0) valueError("slice step cannot be zero");
  if (by < 0) valueError("step must be greater than zero");
  const clamp = (at: number) => Math.min(Math.max(at < 0 ? at + size : at, 0), size);
  const from = clamp(bound(start, 0));
  const to = clamp(bound(stop, size));
  return slice(tensor, dim, from, Math.max(Math.ceil((to - from) / by), 0), by);
}

/** @param place which part of the index it is, as the message tells it */
function selectView(tensor: Tensor, dim: number, index: number, place: number): Tensor {
  // behind a second ellipsis there is no dimension, which PyTorch takes for an empty one
  const size = tensor.shape[dim] ?? 0;
  if (index < -size || index >= size)
    indexError(`index ${index} is out of bounds for dimension ${place} with size ${size}`);
  return select(tensor, dim, index < 0 ? index + size : index);
}

interface Walked {
  view: Tensor;
  /** tensors of indices by dimension of the view */
  picks: (Tensor | null)[];
}

function checkCount(tensor: Tensor, parts: readonly Value[]): number {
  const wanted = parts.reduce<number>((sum, part) => sum + consumed(part), 0);
  if (tensor.rank === 0 && parts.some((part) => part instanceof Int))
    indexError(
      "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number",
    );
  if (tensor.rank === 0 && parts.some((part) => part instanceof Slice))
    indexError("slice() cannot be applied to a 0-dim tensor.");
  if (wanted > tensor.rank) indexError(`too many indices for tensor of dimension ${tensor.rank}`);
  return wanted;
}

function addPick(state: Walked, part: Tensor, dim: number): number {
  const { rank } = state.view;
  if (dim >= rank) indexError(`too many indices for tensor of dimension ${rank} (got ${dim + 1})`);
  if (/bool|uint8/.test(part.dtype)) {
    checkMask(part, state.view, dim);
    nonzero(part).forEach((index, at) => (state.picks[dim + at] = index));
    return dim + part.rank;
  }
  if (part.dtype !== "int64") indexError("tensors used as indices must be long, byte or bool tensors");
  state.picks[dim] = part;
  return dim + 1;
}

function addTruth(state: Walked, part: boolean, dim: number): number {
  state.view = unsqueeze(state.view, dim);
  state.picks[dim] = fromNested(
    part ? { shape: [1], values: [0], dtype: "int64" } : { shape: [0], values: [], dtype: "int64" },
    null,
  );
  return dim + 1;
}

function walk(tensor: Tensor, index: Value): Walked {
  const parts = partsOf(index).map(simplify);
  const wanted = checkCount(tensor, parts);
  const state: Walked = { view: tensor, picks: [] };
  let dim = 0;
  for (const [place, part] of parts.entries()) {
    if (part instanceof Ellipsis) dim += tensor.rank - wanted;
    else if (part === null) state.view = unsqueeze(state.view, dim++);
    else if (part instanceof Int) state.view = selectView(state.view, dim, part.value, place);
    else if (part instanceof Slice) state.view = sliceView(state.view, dim++, part);
    else if (part instanceof Tensor) dim = addPick(state, part, dim);
    else if (typeof part === "boolean") dim = addTruth(state, part, dim);
    else refusePart(part);
  }
  return state;
}

/** tensor[index]. */
export function getItem(tensor: Tensor, index: Value): Tensor {
  const { view, picks } = walk(tensor, index);
  if (picks.some((pick) => pick)) return pick(view, fill(picks, view));
  return view === tensor ? alias(tensor) : view;
}

const fill = (picks: (Tensor | null)[], view: Tensor): (Tensor | null)[] =>
  view.shape.map((_, dim) => picks[dim] ?? null);

function assigned(value: Value, { dtype }: Tensor): Tensor {
  if (value instanceof Tensor) return value;
  if (value instanceof NdArray) return value.tensor;
  const number = arg.numberTensor(value);
  if (number) return held(number, dtype);
  return typeError(`can't assign a ${typeName(value)} to a torch.FloatTensor`);
}

/** tensor[index] = value. */
export function setItem(tensor: Tensor, index: Value, value: Value): void {
  const { view, picks } = walk(tensor, index);
  if (picks.some((pick) => pick)) put(view, fill(picks, view), assigned(value, tensor));
  else {
    // of another shape it is spread first, and PyTorch does not look into what is spread
    if (value instanceof Tensor && value.shape.join() === view.shape.join()) refuseOverlap(view, value);
    copyInto(view, assigned(value, tensor));
  }
}

/** Brackets, by the name of the method behind them. */
export const indexing: Operations = {
  __getitem__: operation(
    { input: arg.tensor, index: arg.anything },
    ({ input, index }) => getItem(input, index),
    { on: "tensor" },
  ),
  __setitem__: operation(
    { input: arg.tensor, index: arg.anything, value: arg.anything },
    ({ input, index, value }) => {
      setItem(input, index, value);
      return null;
    },
    { on: "tensor" },
  ),
};
