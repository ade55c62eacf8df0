// The networks of the layer explorer.
import { alexnetArchitecture, alexnetTorchvision } from "@/lib/content/architectures/alexnet";
import {
  type Architecture,
  type ArchitectureId,
  architectureIds,
} from "@/lib/content/architectures/architecture";
import { lenet5Architecture } from "@/lib/content/architectures/lenet-5";

export { type Architecture, type ArchitectureId, architectureIds };
export {
  type ArchitectureDescription,
  describe,
  type LayerDescription,
} from "@/lib/content/architectures/describe";

/** Every architecture by its id. */
export const architectures: Readonly<Record<ArchitectureId, Architecture>> = {
  alexnet: alexnetArchitecture,
  "lenet-5": lenet5Architecture,
  "alexnet-torchvision": alexnetTorchvision,
};
