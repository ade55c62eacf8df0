/** torch.clamp: elements held between bounds that are numbers or tensors. */
import { fit, mul } from "./arithmetic";
import { record, renamed } from "./autograd";
import { broadcastValues } from "./elementwise";
import { runtimeError } from "./failure";
import { held } from "./held";
import { resultType } from "./promotion";
import { broadcastShapes, type Shape } from "./shape";
import { blank, fromValues, type Tensor } from "./tensor";

/** Which operand of a clamp an element came from. */
const own = 0;
const lowest = 1;
const highest = 2;
/** both bounds are one number: it is taken, and neither gets a gradient, as in PyTorch */
const pinned = 3;

/** The operand that each element takes: the upper bound has the last word where the bounds cross. */
function sources(
  values: ArrayLike<number>,
  low: ArrayLike<number> | null,
  high: ArrayLike<number> | null,
): Uint8Array {
  return Uint8Array.from(values, (value, at) => {
    // a bound that is no number makes the element none either
    const raised = low !== null && (value < low[at] || Number.isNaN(low[at]));
    const held = raised ? low[at] : value;
    if (high !== null && (held > high[at] || Number.isNaN(high[at]))) return highest;
    if (!raised) return own;
    return high !== null && low[at] === high[at] ? pinned : lowest;
  });
}

/**
 * torch.clamp(tensor, low, high), broadcast; a bound that is null does not bind. Elements and bounds get the gradient of
 * what they gave. RuntimeError without any bound, and for a number that the type cannot hold.
 */
export function clamp(tensor: Tensor, low: Tensor | null, high: Tensor | null): Tensor {
  if (!low && !high) runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
  const bounds = [low, high].filter((bound) => bound !== null);
  const dtype = resultType(tensor, ...bounds);
  for (const bound of bounds) held(bound, dtype);
  const shape = bounds.reduce<Shape>((sofar, bound) => broadcastShapes(sofar, bound.shape), tensor.shape);
  const operands = [tensor, low, high, low].map(
    (operand) => operand && broadcastValues(operand, shape, dtype),
  );
  const from = sources(operands[own] ?? [], operands[lowest], operands[highest]);
  const out = blank(dtype, shape);
  from.forEach((source, at) => (out.storage.data[at] = operands[source]?.[at] ?? 0));
  const part = (grad: Tensor, operand: Tensor | null, source: number): Tensor | null => {
    if (!operand?.requiresGrad) return null;
    const gave = fromValues(
      Array.from(from, (each) => Number(each === source)),
      grad.dtype,
      shape,
    );
    return fit(mul(grad, gave), operand);
  };
  const name = bounds.some((bound) => !bound.wrapped) ? "ClampBackward0" : "ClampBackward1";
  const given = [tensor, low, high].filter((operand) => operand && !operand.wrapped);
  const made = record(out, name, [tensor, low, high], (grad) => [
    part(grad, tensor, own),
    part(grad, low, lowest),
    part(grad, high, highest),
  ]);
  return renamed(made, name, given);
}
