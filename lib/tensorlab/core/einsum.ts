/** torch.einsum: a sum of products written with letters, as pairs of batched matrix products (PyTorch's page on einsum). */
import { mul } from "./arithmetic";
import { runtimeError } from "./failure";
import { bmm } from "./matmul";
import { sum } from "./reduce";
import { countOf } from "./shape";
import type { Tensor } from "./tensor";
import { permute, reshape, scatteringWindow, unsqueeze, view } from "./views";

/** Letters of one operand; null stands for the ellipsis. */
type Subscripts = (string | null)[];

interface Equation {
  inputs: Subscripts[];
  output: Subscripts | null;
}

function subscriptsOf(text: string, side: string): Subscripts {
  const found: Subscripts = [];
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith("...", at)) {
      if (found.includes(null))
        runtimeError(`einsum(): found '.' for ${side} for which an ellipsis was already found`);
      found.push(null);
      at += 2;
    } else if (text[at] === ".") {
      runtimeError(`einsum(): found '.' for ${side} that is not part of any ellipsis`);
    } else if (/[a-zA-Z]/.test(text[at])) {
      found.push(text[at]);
    } else {
      runtimeError(
        `einsum(): invalid subscript given at index ${at} in the equation string, subscripts must be in [a-zA-Z]`,
      );
    }
  }
  return found;
}

function parse(equation: string, operands: number): Equation {
  const [left, right, ...more] = equation.replaceAll(" ", "").split("->");
  if (more.length > 0) runtimeError("einsum(): more than one '->' in the equation");
  const inputs = left.split(",").map((text, at) => subscriptsOf(text, `operand ${at}`));
  if (inputs.length !== operands)
    runtimeError(
      inputs.length > operands
        ? "einsum(): fewer operands were provided than specified in the equation"
        : "einsum(): more operands were provided than specified in the equation",
    );
  return { inputs, output: right === undefined ? null : subscriptsOf(right, "the output") };
}

/** Sizes of the letters, and how many dimensions the ellipsis stands for. */
class Sizes {
  readonly of = new Map<string, number>();
  ellipsis = 0;

  constructor(inputs: Subscripts[], operands: readonly Tensor[]) {
    inputs.forEach((subscripts, at) => {
      const letters = subscripts.filter((one) => one !== null).length;
      const hidden = operands[at].rank - letters;
      if (subscripts.includes(null) ? hidden < 0 : hidden !== 0)
        runtimeError(
          `einsum(): the number of subscripts in the equation (${letters}) ` +
            (subscripts.includes(null)
              ? `is more than the number of dimensions (${operands[at].rank}) for operand ${at}`
              : `does not match the number of dimensions (${operands[at].rank}) for operand ${at} and no ellipsis was given`),
        );
      if (subscripts.includes(null)) this.ellipsis = Math.max(this.ellipsis, hidden);
    });
    inputs.forEach((subscripts, at) =>
      this.#note(this.spelled(subscripts, operands[at].rank), operands[at], at),
    );
  }

  /** Subscripts with the ellipsis as dimensions of its own, named by their place from the right. */
  spelled(subscripts: Subscripts, rank: number): string[] {
    const hidden = rank - (subscripts.length - 1);
    return subscripts.flatMap((one) =>
      one !== null ? [one] : Array.from({ length: hidden }, (_, at) => `.${hidden - at}`),
    );
  }

  #note(subscripts: string[], operand: Tensor, at: number): void {
    subscripts.forEach((one, dim) => {
      const [known, size] = [this.of.get(one) ?? 1, operand.shape[dim]];
      if (known !== 1 && size !== 1 && known !== size)
        runtimeError(
          `einsum(): subscript ${one} has size ${size} for operand ${at} which does not broadcast with previously seen size ${known}`,
        );
      this.of.set(one, known === 1 ? size : known);
    });
  }
}

/** A letter that stands twice takes the diagonal. */
function diagonals(operand: Tensor, letters: string[]): { tensor: Tensor; letters: string[] } {
  let tensor = operand;
  const kept = [...letters];
  for (let at = kept.length - 1; at > 0; at--) {
    const first = kept.indexOf(kept[at]);
    if (first === at) continue;
    if (tensor.shape[first] !== tensor.shape[at])
      runtimeError(
        `einsum(): subscript ${kept[at]} is repeated for operand 0 but the sizes don't match, ${tensor.shape[at]} != ${tensor.shape[first]}`,
      );
    const strides = tensor.strides.map((stride, dim) =>
      dim === first ? stride + tensor.strides[at] : stride,
    );
    const without = (list: readonly number[]) => list.filter((_, dim) => dim !== at);
    tensor = scatteringWindow(
      tensor,
      "DiagonalBackward0",
      without(tensor.shape),
      without(strides),
      tensor.offset,
    );
    kept.splice(at, 1);
  }
  return { tensor, letters: kept };
}

/** Dimensions in a given order of letters; ones where a letter is missing. */
function aligned(tensor: Tensor, letters: string[], order: string[]): Tensor {
  const present = order.filter((letter) => letters.includes(letter));
  const moved = present.map((letter) => letters.indexOf(letter));
  const permuted = moved.every((dim, at) => dim === at) ? tensor : permute(tensor, moved);
  return order.reduce((out, letter, at) => (letters.includes(letter) ? out : unsqueeze(out, at)), permuted);
}

/** Multiplies two aligned tensors and sums over some dimensions, as one batched matrix product. */
function contract(a: Tensor, b: Tensor, over: number[]): Tensor {
  const dims = a.shape.map((_, dim) => dim);
  const lone = (x: Tensor, y: Tensor, dim: number) => x.shape[dim] !== 1 && y.shape[dim] === 1;
  const left = over.filter((dim) => lone(a, b, dim));
  const right = over.filter((dim) => lone(b, a, dim));
  const [x, y] = [left.length > 0 ? sum(a, left, true) : a, right.length > 0 ? sum(b, right, true) : b];
  const both = dims.filter((dim) => !over.includes(dim) && x.shape[dim] !== 1 && y.shape[dim] !== 1);
  const onlyX = dims.filter((dim) => !over.includes(dim) && !both.includes(dim) && y.shape[dim] === 1);
  const onlyY = dims.filter((dim) => !over.includes(dim) && !both.includes(dim) && !onlyX.includes(dim));
  const count = (tensor: Tensor, list: number[]) => countOf(list.map((dim) => tensor.shape[dim]));
  const rows = reshape(permute(x, [...both, ...onlyX, ...over, ...onlyY]), [
    count(x, both),
    count(x, onlyX),
    count(x, over),
  ]);
  const columns = reshape(permute(y, [...both, ...over, ...onlyY, ...onlyX]), [
    count(y, both),
    count(y, over),
    count(y, onlyY),
  ]);
  const order = [...both, ...onlyX, ...over, ...onlyY];
  const sizes = order.map((dim) =>
    over.includes(dim) ? 1 : onlyY.includes(dim) ? y.shape[dim] : x.shape[dim],
  );
  const back = dims.map((dim) => order.indexOf(dim));
  const product = view(bmm(rows, columns), sizes);
  return back.every((dim, at) => dim === at) ? product : permute(product, back);
}

/**
 * torch.einsum.
 * @param equation "ij,jk->ik"; without the arrow, the letters that stand once, in alphabetical order
 */
export function einsum(equation: string, operands: readonly Tensor[]): Tensor {
  if (operands.length === 0) runtimeError("einsum(): must provide at least one operand");
  const { inputs, output } = parse(equation, operands.length);
  const sizes = new Sizes(inputs, operands);
  const hidden = Array.from({ length: sizes.ellipsis }, (_, at) => `.${sizes.ellipsis - at}`);
  const spelled = inputs.map((subscripts, at) => sizes.spelled(subscripts, operands[at].rank));
  const once = [...sizes.of.keys()].filter(
    (letter) => letter[0] !== "." && inputs.flat().filter((one) => one === letter).length === 1,
  );
  const wanted = output
    ? output.flatMap((one) => (one === null ? hidden : [one]))
    : [...hidden, ...once.sort((a, b) => (a < b ? -1 : 1))];
  wanted.forEach((letter, at) => {
    if (!sizes.of.has(letter))
      runtimeError(
        `einsum(): output subscript ${letter} does not appear in the equation for any input operand`,
      );
    if (wanted.indexOf(letter) !== at)
      runtimeError(`einsum(): output subscript ${letter} appears more than once in the output`);
  });
  const summed = [...sizes.of.keys()].filter((letter) => !wanted.includes(letter));
  const order = [...wanted, ...summed];
  const parts = operands.map((operand, at) => {
    const { tensor, letters } = diagonals(operand, spelled[at]);
    return aligned(tensor, letters, order);
  });
  return multiplied(parts, wanted.length);
}

/** Multiplies aligned operands one after another, summing each letter as soon as no later operand has it. */
function multiplied([first, ...rest]: Tensor[], kept: number): Tensor {
  const summed = first.shape.map((_, dim) => dim).slice(kept);
  if (rest.length === 0) return summed.length > 0 ? sum(first, summed) : first;
  let left = summed;
  const out = rest.reduce((product, operand, step) => {
    const later = rest.slice(step + 1);
    const over = left.filter((dim) => later.every(({ shape }) => shape[dim] === 1));
    left = left.filter((dim) => !over.includes(dim));
    return over.length > 0 ? contract(product, operand, over) : mul(product, operand);
  }, first);
  if (summed.length === 0) return out;
  return (out.contiguous ? view : reshape)(out, out.shape.slice(0, kept));
}
