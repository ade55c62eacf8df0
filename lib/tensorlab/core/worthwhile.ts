/** When the vector kernels are worth what copying into their memory costs. */
import { matrixProducts, type MatrixProducts } from "@/lib/kernels/matrix-products";

/** steps of a plain loop from which on they are */
const stepsAtLeast = 20_000;

/** The kernels, for so many steps of a loop; null where a loop will do or must. */
export const kernelsFor = (steps: number): MatrixProducts | null =>
  steps >= stepsAtLeast ? matrixProducts() : null;
