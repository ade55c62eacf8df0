/** Inverses, determinants, factorisations and powers of matrices: torch.linalg, and what torch has beside it. */
import { cholesky, qr } from "../core/cholesky-qr";
import { runtimeError } from "../core/failure";
import { eigh } from "../core/eigen";
import { det, inverse, slogdet, solve } from "../core/lu-solve";
import { matrixPower, trace } from "../core/matrix-functions";
import { matrixRank, pinv, svd } from "../core/singular-values";
import type { Tensor } from "../core/tensor";
import { unary } from "../core/unary";
import { matrixTranspose } from "../core/views";
import * as arg from "./arguments";
import { operation, type Operation, type Operations } from "./operation";
import { Named, type Value } from "./value";

const onTorch = { on: "torch" } as const;

const matrixOf = (f: (input: Tensor) => Value): Operation =>
  operation({ input: arg.tensor }, ({ input }) => f(input));

/** Under `linalg.` the argument is called A. */
const squareOf = (f: (A: Tensor) => Value): Operation =>
  operation({ A: arg.tensor }, ({ A }) => f(A), onTorch);

/** The two results under the name that PyTorch prints for them. */
const slogdetNamed =
  (name: string) =>
  (input: Tensor): Named => {
    const { sign, logabsdet } = slogdet(input);
    return new Named(name, [
      ["sign", sign],
      ["logabsdet", logabsdet],
    ]);
  };

const thin = { some: arg.or(arg.flag, true), compute_uv: arg.or(arg.flag, true) };

/** Linear algebra, by name; those of torch.linalg with its prefix. */
export const linearAlgebra: Operations = {
  inverse: matrixOf(inverse),
  det: matrixOf(det),
  logdet: matrixOf((input) => unary(det(input), "log")),
  slogdet: matrixOf(slogdetNamed("slogdet")),
  pinverse: matrixOf(pinv),
  trace: matrixOf(trace),
  cholesky: operation({ input: arg.tensor, upper: arg.or(arg.flag, false) }, ({ input, upper }) => {
    const lower = cholesky(input, "cholesky");
    return upper ? matrixTranspose(lower) : lower;
  }),
  matrix_power: operation({ input: arg.tensor, n: arg.int }, ({ input, n }) => matrixPower(input, n)),
  svd: operation({ input: arg.tensor, ...thin }, ({ input, some, compute_uv }) => {
    if (!compute_uv) runtimeError("torch.svd(compute_uv=False) is not part of this lab");
    const { u, s, vh } = svd(input, !some);
    return new Named("svd", [
      ["U", u],
      ["S", s],
      ["V", matrixTranspose(vh)],
    ]);
  }),
  "linalg.inv": squareOf(inverse),
  "linalg.det": squareOf(det),
  "linalg.slogdet": squareOf(slogdetNamed("linalg_slogdet")),
  "linalg.pinv": squareOf(pinv),
  "linalg.matrix_rank": squareOf(matrixRank),
  "linalg.matrix_power": operation({ A: arg.tensor, n: arg.int }, ({ A, n }) => matrixPower(A, n), onTorch),
  "linalg.cholesky": squareOf((A) => cholesky(A)),
  "linalg.svd": operation(
    { A: arg.tensor, full_matrices: arg.or(arg.flag, true) },
    ({ A, full_matrices }) => {
      const { u, s, vh } = svd(A, full_matrices);
      return new Named("linalg_svd", [
        ["U", u],
        ["S", s],
        ["Vh", vh],
      ]);
    },
    onTorch,
  ),
  "linalg.svdvals": squareOf((A) => svd(A, false).s),
  "linalg.qr": operation(
    { A: arg.tensor, mode: arg.or(arg.text, "reduced") },
    ({ A, mode }) => {
      if (mode !== "reduced" && mode !== "complete")
        runtimeError(`torch.linalg.qr(mode='${mode}') is not part of this lab`);
      const { q, r } = qr(A, mode === "complete");
      return new Named("linalg_qr", [
        ["Q", q],
        ["R", r],
      ]);
    },
    onTorch,
  ),
  "linalg.eigh": operation(
    { A: arg.tensor, UPLO: arg.or(arg.text, "L") },
    ({ A, UPLO }) => {
      const { values, vectors } = eigh(A, UPLO, true);
      return new Named("linalg_eigh", [
        ["eigenvalues", values],
        ["eigenvectors", vectors],
      ]);
    },
    onTorch,
  ),
  "linalg.eigvalsh": operation(
    { A: arg.tensor, UPLO: arg.or(arg.text, "L") },
    ({ A, UPLO }) => eigh(A, UPLO, false).values,
    onTorch,
  ),
  "linalg.solve": operation({ A: arg.tensor, B: arg.tensor }, ({ A, B }) => solve(A, B), onTorch),
};
