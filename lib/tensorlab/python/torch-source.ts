/** The Python side of torch: it passes calls on and dresses what comes back. Everything numerical is TypeScript. */
import { torchModuleSource } from "./torch-module-source";
import { torchTensorSource } from "./torch-tensor-source";
import { torchTypesSource } from "./torch-types-source";
import { torchWireSource } from "./torch-wire-source";

/** One Python source: each part uses the names of those before it. */
export const torchSource = [torchWireSource, torchTypesSource, torchTensorSource, torchModuleSource].join("");
