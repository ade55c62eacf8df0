/**
 * The part of NumPy 1.24 that goes with tensors: arrays over the same memory, with NumPy's own types, promotion and
 * printed form. It stands in the namespace of ./torch-source.ts and computes with torch's operations.
 */
import { numpyArraySource } from "./numpy-array-source";
import { numpyFunctionsSource } from "./numpy-functions-source";
import { numpyScalarsSource } from "./numpy-scalars-source";
import { numpyTypesSource } from "./numpy-types-source";

/** One Python source: each part uses the names of those before it. */
export const numpySource = [
  numpyScalarsSource,
  numpyTypesSource,
  numpyArraySource,
  numpyFunctionsSource,
].join("");
