/** Changes in place: what they write, what they refuse, and how they enter the graph of gradients. */
import { nodeOf, record, recording } from "./autograd";
import { canCast, legacyNames } from "./dtype";
import { writeInto } from "./elementwise";
import { runtimeError } from "./failure";
import { showShape } from "./shape";
import { blank, dense, placesOf, type GradientNode, type Tensor } from "./tensor";
import { expand } from "./views";

/** RuntimeError where autograd would lose track, or several elements are one place. */
function checkWritable(target: Tensor): void {
  if (recording() && target.requiresGrad && target.isLeaf)
    runtimeError("a leaf Variable that requires grad is being used in an in-place operation.");
  const { base } = target;
  if (recording() && base?.requiresGrad && base.isLeaf)
    runtimeError("a view of a leaf Variable that requires grad is being used in an in-place operation.");
  if (target.strides.some((stride, dim) => stride === 0 && target.shape[dim] > 1))
    runtimeError(
      "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.",
    );
}

function checkResult(target: Tensor, result: Tensor): void {
  if (result.shape.join() !== target.shape.join())
    runtimeError(
      `output with shape ${showShape(target.shape)} doesn't match the broadcast shape ${showShape(result.shape)}`,
    );
  if (!canCast(result.dtype, target.dtype))
    runtimeError(
      `result type ${legacyNames[result.dtype]} can't be cast to the desired output type ${legacyNames[target.dtype]}`,
    );
}

/** x.op_(…): `result` of the operation on x goes into x's own memory. */
export function assign(target: Tensor, result: Tensor): Tensor {
  checkWritable(target);
  checkResult(target, result);
  writeInto(target, dense(result));
  if (recording() && (result.requiresGrad || target.requiresGrad)) follow(target, result);
  return target;
}

/** target.copy_(source): converts and broadcasts. */
export function copyInto(target: Tensor, source: Tensor): Tensor {
  checkWritable(target);
  const wide = source.shape.join() === target.shape.join() ? source : expandTo(source, target);
  const values = dense(wide);
  // a source in the same memory is read before it is written
  writeInto(target, wide.storage === target.storage ? values.slice() : values);
  if (recording() && (source.requiresGrad || target.requiresGrad)) {
    const copy = blank(target.dtype, target.shape);
    follow(
      target,
      record(copy, "CopyBackwards", [wide], (grad) => [grad]),
    );
  }
  return target;
}

function expandTo(source: Tensor, target: Tensor): Tensor {
  const lead = source.rank - target.rank;
  if (lead > 0 && source.shape.slice(0, lead).every((size) => size === 1))
    return expandTo(squeezeLead(source, lead), target);
  return expand(source, target.shape);
}

function squeezeLead(source: Tensor, lead: number): Tensor {
  const out = blank(source.dtype, source.shape.slice(lead));
  out.storage.data.set(dense(source));
  return record(out, "ViewBackward0", [source], (grad) => [grad]);
}

/** Places of a view's elements among its base's, row-major. */
function windowPlaces(base: Tensor, view: Tensor): Int32Array {
  const places = placesOf(view.shape, view.strides, view.offset);
  if (base.contiguous) return places.map((place) => place - base.offset);
  const where = new Map<number, number>();
  placesOf(base.shape, base.strides, base.offset).forEach((place, at) => where.set(place, at));
  return places.map((place) => where.get(place) ?? 0);
}

function picked(from: Tensor, places: Int32Array, view: Tensor): Tensor {
  const out = blank(from.dtype, view.shape);
  const values = dense(from);
  places.forEach((place, at) => (out.storage.data[at] = values[place]));
  return out;
}

function scattered(grad: Tensor, places: Int32Array, base: Tensor): Tensor {
  const out = blank(base.dtype, base.shape);
  const values = dense(grad);
  places.forEach((place, at) => (out.storage.data[place] += values[at]));
  return out;
}

/** Gives the changed tensor its new place in the graph; the views of one base all follow. */
function follow(target: Tensor, result: Tensor): void {
  const base = target.base;
  if (base) {
    const places = windowPlaces(base, target);
    const node = nodeOf("CopySlices", [base, result], (grad) => {
      const rest = blank(grad.dtype, grad.shape);
      rest.storage.data.set(dense(grad));
      places.forEach((place) => (rest.storage.data[place] = 0));
      return [rest, picked(grad, places, target)];
    });
    enter(base, node);
  } else enter(target, result.gradFn ?? nodeOf("ZeroBackward0", [], () => []));
}

function enter(base: Tensor, node: GradientNode): void {
  base.requiresGrad = true;
  base.gradFn = node;
  base.rewrites++;
  base.nodeOfView = (view) => {
    const places = windowPlaces(base, view);
    return nodeOf("AsStridedBackward0", [base], (grad) => [scattered(grad, places, base)]);
  };
}
