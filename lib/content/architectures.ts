/** The networks of the layer explorer. */
import { alexnetArchitecture, alexnetTorchvision } from "./architectures/alexnet";
import type { Architecture, ArchitectureId } from "./architectures/architecture";
import { lenet5Architecture } from "./architectures/lenet-5";

export type { Architecture, ArchitectureId };
export { type ArchitectureDescription, describe, type LayerDescription } from "./architectures/describe";

/** Every architecture by its id. */
export const architectures: Readonly<Record<ArchitectureId, Architecture>> = {
  alexnet: alexnetArchitecture,
  "lenet-5": lenet5Architecture,
  "alexnet-torchvision": alexnetTorchvision,
};
