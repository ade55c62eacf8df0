/** Functions of the program's own in the graph of gradients: their gradients come from the program. */
import { fit } from "./arithmetic";
import { nodeOf } from "./autograd";
import { isFloating } from "./dtype";
import { runtimeError } from "./failure";
import { showShape, type Shape } from "./shape";
import { blank, fromValues, Tensor } from "./tensor";

/** Whether a gradient of one shape adds up to one of another: equal sizes from the end, or 1 where the other is wider. */
const addsUp = (from: Shape, to: Shape): boolean =>
  from.length >= to.length &&
  to.every((size, dim) => size === 1 || size === from[from.length - to.length + dim]);

/** The gradient of an input in its shape and type. RuntimeError where the program gave another. */
function fitted(name: string, at: number, grad: Tensor | null, like: Tensor): Tensor | null {
  if (!grad) return null;
  if (!addsUp(grad.shape, like.shape))
    runtimeError(
      `Function ${name} returned an invalid gradient at index ${at} - got ${showShape(grad.shape)} but expected shape compatible with ${showShape(like.shape)}`,
    );
  return fit(grad, like);
}

/** The same memory under another tensor, which can have another place in the graph. */
const again = ({ storage, dtype, shape, strides, offset }: Tensor): Tensor =>
  new Tensor(storage, dtype, shape, strides, offset);

/** A tensor of a shape that holds nothing else. */
function outline({ dtype, shape }: Tensor): Tensor {
  const place = fromValues([0], dtype, []);
  return new Tensor(
    place.storage,
    dtype,
    shape,
    shape.map(() => 0),
  );
}

/**
 * Notes that the outputs came from the inputs by a function whose gradients the program gives under a number.
 * @param differentiable places of the outputs that a gradient may come from
 * @param saved tensors that the program wants back then
 * @returns the outputs; those that are inputs, or stand in the graph already, as tensors of their own
 */
export function recordOwn(
  name: string,
  number: number,
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
  differentiable: readonly number[],
  saved: readonly Tensor[],
): Tensor[] {
  const made = outputs.map((out) => (inputs.includes(out) || out.requiresGrad ? again(out) : out));
  const kept = saved.map((tensor) => made[outputs.indexOf(tensor)] ?? tensor);
  const likes = inputs.map(outline);
  const shapes = made.map(({ dtype, shape }) => ({ dtype, shape }));
  let gathered: (Tensor | null)[] = made.map(() => null);
  const node = nodeOf(name, [...inputs], () => [], kept);
  node.ofProgram = true;
  node.own = {
    number,
    ask: () => {
      const untouched = gathered.map((grad) => grad === null);
      const grads = gathered.map((grad, at) => grad ?? blank(shapes[at].dtype, shapes[at].shape));
      gathered = made.map(() => null);
      return { grads, untouched, saved: kept };
    },
    take: (grads) =>
      likes.map((like, at) => (node.inputs[at] ? fitted(name, at, grads[at] ?? null, like) : null)),
  };
  made.forEach((out, at) => {
    if (!isFloating(out.dtype) || !differentiable.includes(at)) return;
    // each output hands its gradient over, and the function is asked once for all of them
    const door = nodeOf(name, [], (grad) => {
      gathered[at] = grad;
      return [fromValues([0], "float32", [])];
    });
    door.inputs = [{ node }];
    door.told = () => node.inputs;
    door.ofProgram = true;
    out.requiresGrad = true;
    out.gradFn = door;
  });
  for (const one of node.saved) one.own = made.includes(one.tensor);
  return made;
}
