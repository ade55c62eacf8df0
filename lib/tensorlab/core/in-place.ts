/** Changes in place: what they write, what they refuse, and how they enter the graph of gradients. */
import { inferring, nodeOf, record, recording } from "./autograd";
import { canCast, legacyNames } from "./dtype";
import { writeInto } from "./elementwise";
import { runtimeError } from "./failure";
import { emptied, pickFlat, placesWithin, spread } from "./places";
import { showShape } from "./shape";
import { blank, dense, type GradientNode, type Tensor } from "./tensor";
import { expand } from "./views";

/** RuntimeError where autograd would lose track, or several elements are one place. */
function checkWritable(target: Tensor): void {
  if (target.inference && !inferring())
    runtimeError(
      "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before " +
        "doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.",
    );
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

/** Whether each element has a place of its own and no place between them is another's. */
function packed({ shape, strides }: Tensor): boolean {
  const wide = shape.map((size, dim) => ({ size, stride: strides[dim] })).filter(({ size }) => size !== 1);
  wide.sort((a, b) => a.stride - b.stride);
  let expected = 1;
  return wide.every(({ size, stride }) => {
    const fits = stride === expected;
    expected *= size;
    return fits;
  });
}

/** RuntimeError where what is read and what is written cover part of each other. */
export function refuseOverlap(target: Tensor, source: Tensor): void {
  if (target === source || target.storage !== source.storage) return;
  if (target.count === 0 || source.count === 0 || !packed(target) || !packed(source)) return;
  const [from, start] = [target.offset, source.offset];
  const alike = from === start && target.count === source.count;
  const apart = from >= start + source.count || start >= from + target.count;
  if (apart || (alike && target.strides.join() === source.strides.join())) return;
  runtimeError(
    "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.",
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

/**
 * The tensor that an operation in place shall compute from: where it stands in the graph, a copy that the change does not
 * reach, because the operation's gradient may read it.
 */
export function asItWas(target: Tensor): Tensor {
  if (!recording()) return target;
  const copy = blank(target.dtype, target.shape);
  copy.storage.data.set(dense(target));
  copy.requiresGrad = target.requiresGrad;
  copy.gradFn = target.gradFn;
  return copy;
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
  writeInto(target, wide.storage.data === target.storage.data ? values.slice() : values);
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

/** Gives the changed tensor its new place in the graph; the views of one base all follow. */
function follow(target: Tensor, result: Tensor): void {
  const base = target.base;
  if (base) {
    const places = placesWithin(base, target);
    const node = nodeOf("CopySlices", [base, result], (grad) => [
      emptied(grad, places),
      pickFlat(grad, places, target.shape),
    ]);
    enter(base, node);
  } else enter(target, result.gradFn ?? nodeOf("ZeroBackward0", [], () => []));
}

function enter(base: Tensor, node: GradientNode): void {
  base.requiresGrad = true;
  base.gradFn = node;
  base.rewrites++;
  base.nodeOfView = (view) => {
    const places = placesWithin(base, view);
    return nodeOf("AsStridedBackward0", [base], (grad) => [spread(grad, places, base)]);
  };
}
