/** Matrix and vector products. */
import { renamed } from "../core/autograd";
import { add, mul, number } from "../core/arithmetic";
import { bmm, dot, matmul, mm, mv, outer } from "../core/matmul";
import type { Tensor } from "../core/tensor";
import * as arg from "./arguments";
import { operation, type Operations } from "./operation";

const scaled = (tensor: Tensor, by: number): Tensor => (by === 1 ? tensor : mul(tensor, number(by)));

const added = {
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
    { input: arg.tensor, mat1: arg.tensor, mat2: arg.tensor, ...added },
    ({ input, mat1, mat2, beta, alpha }) =>
      renamed(add(scaled(input, beta), scaled(mm(mat1, mat2), alpha)), "AddmmBackward0", [input, mat1, mat2]),
    inPlace,
  ),
  addmv: operation(
    { input: arg.tensor, mat: arg.tensor, vec: arg.tensor, ...added },
    ({ input, mat, vec, beta, alpha }) =>
      renamed(add(scaled(input, beta), scaled(mv(mat, vec), alpha)), "AddmvBackward0", [input, mat, vec]),
    inPlace,
  ),
  baddbmm: operation(
    { input: arg.tensor, batch1: arg.tensor, batch2: arg.tensor, ...added },
    ({ input, batch1, batch2, beta, alpha }) =>
      renamed(add(scaled(input, beta), scaled(bmm(batch1, batch2), alpha)), "BaddbmmBackward0", [
        input,
        batch1,
        batch2,
      ]),
    inPlace,
  ),
};
