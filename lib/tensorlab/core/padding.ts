/** F.pad: more rows around a tensor, by a value or by its own elements. */
import { record, renamed } from "./autograd";
import { castValue, isFloating, legacyNames } from "./dtype";
import { indexError, runtimeError, TorchFailure } from "./failure";
import { pickFlat, spread } from "./places";
import { contiguousStrides, showShape, type Shape } from "./shape";
import { blank, dense, type Tensor } from "./tensor";

/** How a place outside of 0 … size − 1 is filled: with the element at another place. */
const inward: Readonly<Record<string, (at: number, size: number) => number>> = {
  reflect: (at, size) => (at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at),
  replicate: (at, size) => Math.min(Math.max(at, 0), size - 1),
  circular: (at, size) => (at + size) % size,
};

const names: Readonly<Record<string, string>> = { reflect: "Reflection", replicate: "Replication" };

interface Side {
  before: number;
  after: number;
}

/** What is added on each dimension's sides. @param pad from the last dimension on, two numbers each */
function sidesOf(shape: Shape, pad: readonly number[]): Side[] {
  if (pad.length % 2 === 1) runtimeError("Padding length must be divisible by 2");
  if (pad.length / 2 > shape.length) runtimeError("Padding length too large");
  return shape.map((_, dim) => {
    const at = 2 * (shape.length - 1 - dim);
    return { before: pad[at] ?? 0, after: pad[at + 1] ?? 0 };
  });
}

function paddedShape(shape: Shape, sides: readonly Side[]): number[] {
  return shape.map((size, dim) => {
    const { before, after } = sides[dim];
    if (-before > size)
      indexError(
        `Dimension out of range (expected to be in range of [${-size}, ${size - 1}], but got ${-before})`,
      );
    const left = size + Math.min(before, 0);
    if (left + after < 0)
      runtimeError(`start (0) + length (${left + after}) exceeds dimension size (${left}).`);
    return size + before + after;
  });
}

/** For each place of the result the place of the input that it comes from, −1 where there is none. */
function sources(
  x: Tensor,
  shape: Shape,
  sides: readonly Side[],
  fill: (at: number, size: number) => number,
): Int32Array {
  const strides = contiguousStrides(x.shape);
  let places = [0];
  shape.forEach((size, dim) => {
    const own = Array.from({ length: size }, (_, at) => fill(at - sides[dim].before, x.shape[dim]));
    places = places.flatMap((from) =>
      own.map((at) => (from < 0 || at < 0 || at >= x.shape[dim] ? -1 : from + at * strides[dim])),
    );
  });
  return Int32Array.from(places);
}

function constantPad(x: Tensor, pad: readonly number[], value: number): Tensor {
  const sides = sidesOf(x.shape, pad);
  const shape = paddedShape(x.shape, sides);
  const places = sources(x, shape, sides, (at) => at);
  const out = blank(x.dtype, shape);
  const values = dense(x);
  const filling = castValue(value, x.dtype);
  places.forEach((place, at) => (out.storage.data[at] = place < 0 ? filling : values[place]));
  return record(out, "ConstantPadNdBackward0", [x], (grad) => {
    const kept = [...places.keys()].filter((at) => places[at] >= 0);
    const inner = pickFlat(grad, Int32Array.from(kept), [kept.length]);
    return [
      spread(
        inner,
        places.filter((place) => place >= 0),
        x,
      ),
    ];
  });
}

/** RuntimeError where an image's side is too short to fill from. */
function checkFit(x: Tensor, mode: string, sides: readonly Side[], dims: number): void {
  for (let dim = x.rank - 1; dim >= x.rank - dims; dim--) {
    const { before, after } = sides[dim];
    const size = x.shape[dim];
    if (mode === "circular" && (before > size || after > size))
      runtimeError("Padding value causes wrapping around more than once.");
    if (mode === "reflect" && (before >= size || after >= size))
      runtimeError(
        `Argument #${2 * (x.rank - dim) + 2}: Padding size should be less than the corresponding input dimension, ` +
          `but got: padding (${before}, ${after}) at dimension ${dim} of input ${dims === 1 ? showShape(x.shape) : x.rank}`,
      );
  }
}

/**
 * F.pad.
 * @param pad how much on both sides, from the last dimension on; negative numbers cut
 * @param mode "constant", or "reflect", "replicate" and "circular" of one or two dimensions behind batch and channels
 */
export function pad(x: Tensor, given: readonly number[], mode: string, value: number | null): Tensor {
  if (mode === "constant") return constantPad(x, given, value ?? 0);
  const sides = sidesOf(x.shape, given);
  if (value !== null && value !== 0) runtimeError(`Padding mode "${mode}" doesn't take in value argument`);
  const fill = Object.hasOwn(inward, mode) ? inward[mode] : null;
  if (!fill) throw new TorchFailure("NotImplementedError", `Unrecognised padding mode ${mode}`);
  const dims = given.length / 2;
  if (mode === "circular" && x.rank >= 2 && given.length !== 2 * (x.rank - 2))
    runtimeError(`Invalid padding size, expected ${2 * (x.rank - 2)} but got ${given.length}`);
  const known = x.rank === dims + 1 || x.rank === dims + 2;
  if (dims === 3 && known) runtimeError(`F.pad(mode='${mode}') of three dimensions is not part of this lab`);
  if (dims < 1 || dims > 3 || !known)
    throw new TorchFailure(
      "NotImplementedError",
      "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now",
    );
  if (given.some((side) => side < 0))
    runtimeError(`F.pad(mode='${mode}') with negative sizes is not part of this lab`);
  if (!isFloating(x.dtype) && mode !== "circular")
    runtimeError(
      `"${mode === "reflect" ? "reflection" : "replication"}_pad${dims}d${mode === "reflect" ? "" : "_cpu"}" not implemented for '${legacyNames[x.dtype]}'`,
    );
  checkFit(x, mode, sides, dims);
  const shape = paddedShape(x.shape, sides);
  const out = pickFlat(x, sources(x, shape, sides, fill), shape);
  if (mode === "circular") return renamed(out, "CopySlices");
  return renamed(out, `${names[mode]}Pad${dims}DBackward0`, [x]);
}
