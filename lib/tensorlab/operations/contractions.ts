/** Tensor products and contractions: torch.tensordot, kron, inner, cross, einsum and chains of matrix products. */
import { untold } from "../core/autograd";
import { mul } from "../core/arithmetic";
import { einsum } from "../core/einsum";
import { runtimeError } from "../core/failure";
import { dot, matmul } from "../core/matmul";
import { cross } from "../core/matrix-functions";
import { countOf, wrapDim } from "../core/shape";
import type { Tensor } from "../core/tensor";
import { permute, reshape } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";
import { Sequence } from "./value";

const onTorch = { on: "torch" } as const;

/** torch.tensordot over the last dimensions of a and the first of b, or over chosen pairs. */
function tensordot(a: Tensor, b: Tensor, dims: number | [number[], number[]]): Tensor {
  const [left, right] =
    typeof dims === "number"
      ? [
          Array.from({ length: dims }, (_, at) => a.rank - dims + at),
          Array.from({ length: dims }, (_, at) => at),
        ]
      : [dims[0].map((dim) => wrapDim(dim, a.rank)), dims[1].map((dim) => wrapDim(dim, b.rank))];
  left.forEach((dim, at) => {
    if (a.shape[dim] !== b.shape[right[at]])
      runtimeError(
        `contracted dimensions need to match, but first has size ${a.shape[dim]} in dim ${dim} and second has size ${b.shape[right[at]]} in dim ${right[at]}`,
      );
  });
  const keptLeft = a.shape.map((_, dim) => dim).filter((dim) => !left.includes(dim));
  const keptRight = b.shape.map((_, dim) => dim).filter((dim) => !right.includes(dim));
  const shared = countOf(left.map((dim) => a.shape[dim]));
  const product = matmul(
    reshape(permute(a, [...keptLeft, ...left]), [-1, shared]),
    reshape(permute(b, [...right, ...keptRight]), [shared, -1]),
  );
  return reshape(product, [...keptLeft.map((dim) => a.shape[dim]), ...keptRight.map((dim) => b.shape[dim])]);
}

const contracted: arg.Argument<number | [number[], number[]]> = {
  word: "int or tuple of tuples of ints",
  read: (value) => {
    const whole = arg.wholeOf(value);
    if (whole !== undefined) return whole;
    if (!(value instanceof Sequence) || value.items.length !== 2) return undefined;
    const [left, right] = value.items.map((item) => arg.ints.read(item));
    return left && right && [left, right];
  },
};

/** torch.kron. */
function kron(a: Tensor, b: Tensor): Tensor {
  const rank = Math.max(a.rank, b.rank);
  const wide = (x: Tensor): Tensor => reshape(x, [...Array<number>(rank - x.rank).fill(1), ...x.shape]);
  const [x, y] = [wide(a), wide(b)];
  const interleaved = (tensor: Tensor, after: boolean): Tensor =>
    reshape(
      tensor,
      tensor.shape.flatMap((size) => (after ? [size, 1] : [1, size])),
    );
  return reshape(
    mul(interleaved(x, true), interleaved(y, false)),
    x.shape.map((size, dim) => size * y.shape[dim]),
  );
}

function inner(a: Tensor, b: Tensor): Tensor {
  if (a.rank === 0 || b.rank === 0) return mul(a, b);
  if (a.rank === 1 && b.rank === 1) return dot(a, b);
  if (a.shape[a.rank - 1] !== b.shape[b.rank - 1])
    runtimeError(
      `inner() the last dimension must match on both input tensors but got shapes [${a.shape.join(", ")}] and [${b.shape.join(", ")}]`,
    );
  return tensordot(a, b, [[-1], [-1]]);
}

/** Products over chosen dimensions, by name. */
export const contractions: Operations = {
  cross: operation(
    { input: arg.tensor, other: arg.tensor, dim: arg.maybe(arg.int) },
    ({ input, other, dim }) => cross(input, other, dim),
  ),
  inner: operation({ input: arg.tensor, other: arg.tensor }, ({ input, other }) => inner(input, other)),
  kron: operation({ input: arg.tensor, other: arg.tensor }, ({ input, other }) => kron(input, other)),
  tensordot: operation(
    { a: arg.tensor, b: arg.tensor, dims: arg.or(contracted, 2 as number | [number[], number[]]) },
    ({ a, b, dims }) => tensordot(a, b, dims),
    onTorch,
  ),
  einsum: operation(
    { equation: arg.text, operands: arg.someTensors },
    ({ equation, operands }) => untold(einsum(equation, operands)),
    onTorch,
  ),
  chain_matmul: operation(
    { matrices: arg.someTensors },
    ({ matrices: [first, ...rest] }) => rest.reduce(matmul, first),
    onTorch,
  ),
  "linalg.cross": operation(
    { input: arg.tensor, other: arg.tensor, dim: arg.keyword(arg.or(arg.int, -1)) },
    ({ input, other, dim }) => cross(input, other, dim),
    onTorch,
  ),
  "linalg.multi_dot": operation(
    { tensors: arg.tensors },
    ({ tensors: [first, ...rest] }) => rest.reduce(matmul, first),
    onTorch,
  ),
};
