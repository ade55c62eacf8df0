/** The Python that is ours. */
import { figuresSource } from "./figures-source";
import { numpySource } from "./numpy-source";
import { sessionSource } from "./session-source";
import { standInSource } from "./stand-in-source";
import { torchSource } from "./torch-source";

/** Loaded in this order, each in the namespace that those before it left; the name stands in tracebacks. */
export const moduleSources: readonly (readonly [name: string, source: string])[] = [
  ["builtins", standInSource],
  ["torch", torchSource],
  ["numpy", numpySource],
  ["figures", figuresSource],
  ["session", sessionSource],
];
