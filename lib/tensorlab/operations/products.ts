/** Matrix and vector products. */
import { renamed } from "../core/autograd";
import { add, mul, number } from "../core/arithmetic";
import { runtimeError } from "../core/failure";
import { bmm, dot, matmul, mm, mv, outer } from "../core/matmul";
import type { Tensor } from "../core/tensor";
import { expand } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

const scaled = (tensor: Tensor, by: number): Tensor => (by === 1 ? tensor : mul(tensor, number(by)));

/** What is added is spread to the product's shape. RuntimeError where it cannot be. */
const added = (input: Tensor, beta: number, product: Tensor): Tensor =>
  add(scaled(expand(input, product.shape), beta), product);

/** What addmm adds to. RuntimeError in its own words. */
function matrixProduct(input: Tensor, mat1: Tensor, mat2: Tensor): Tensor {
  for (const [name, part] of Object.entries({ mat1, mat2 }))
    if (part.rank !== 2) runtimeError(`${name} must be a matrix, got ${part.rank}-D tensor`);
  if (mat1.dtype === mat2.dtype && input.dtype !== mat1.dtype)
    runtimeError("self and mat2 must have the same dtype");
  return mm(mat1, mat2);
}

function addedRows(input: Tensor, beta: number, mat: Tensor, vec: Tensor, alpha: number): Tensor {
  const [rows, width] = mat.shape;
  if (mat.rank === 2 && vec.rank === 1 && (width !== vec.count || ![1, rows].includes(input.count)))
    runtimeError(`size mismatch, got ${input.count}, ${rows}x${width},${vec.count}`);
  return add(scaled(input, beta), scaled(mv(mat, vec), alpha));
}

const shares = {
  beta: arg.keyword(arg.or(arg.number, 1)),
  alpha: arg.keyword(arg.or(arg.number, 1)),
};

const inPlace = { inPlace: true };

/** Matrix and vector products, by name. */
export const products: Operations = {
  mm: operation({ input: arg.tensor, mat2: arg.tensor }, ({ input, mat2 }) => mm(input, mat2)),
  bmm: operation({ input: arg.tensor, mat2: arg.tensor }, ({ input, mat2 }) => bmm(input, mat2)),
  mv: operation({ input: arg.tensor, vec: arg.tensor }, ({ input, vec }) => mv(input, vec)),
  dot: operation({ input: arg.tensor, tensor: arg.tensor }, ({ input, tensor }) => dot(input, tensor)),
  matmul: operation({ input: arg.tensor, other: arg.tensor }, ({ input, other }) => matmul(input, other)),
  outer: operation({ input: arg.tensor, vec2: arg.tensor }, ({ input, vec2 }) => outer(input, vec2)),
  ger: operation({ input: arg.tensor, vec2: arg.tensor }, ({ input, vec2 }) => outer(input, vec2)),
  addmm: operation(
    { input: arg.tensor, mat1: arg.tensor, mat2: arg.tensor, ...shares },
    ({ input, mat1, mat2, beta, alpha }) =>
      renamed(added(input, beta, scaled(matrixProduct(input, mat1, mat2), alpha)), "AddmmBackward0", [
        input,
        mat1,
        mat2,
      ]),
    inPlace,
  ),
  addmv: operation(
    { input: arg.tensor, mat: arg.tensor, vec: arg.tensor, ...shares },
    ({ input, mat, vec, beta, alpha }) =>
      renamed(addedRows(input, beta, mat, vec, alpha), "AddmvBackward0", [input, mat, vec]),
    inPlace,
  ),
  baddbmm: operation(
    { input: arg.tensor, batch1: arg.tensor, batch2: arg.tensor, ...shares },
    ({ input, batch1, batch2, beta, alpha }) =>
      renamed(added(input, beta, scaled(bmm(batch1, batch2), alpha)), "BaddbmmBackward0", [
        input,
        batch1,
        batch2,
      ]),
    inPlace,
  ),
};
