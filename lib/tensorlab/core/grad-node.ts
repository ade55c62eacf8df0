/** One operation in the graph of gradients. */
import type { Tensor } from "./tensor";

export interface SavedVersion {
  tensor: Tensor;
  version: number;
}

export interface GradNode {
  /** PyTorch's name, "MulBackward0" */
  name: string;
  inputs: GradEdge[];
  /** gradient of the output to gradients of the inputs; null where none flows */
  backward: ((grad: Tensor) => (Tensor | null)[]) | null;
  /** what backward reads, to notice changes in place */
  saved: SavedVersion[];
  /** the tensor whose retain_grad() was called */
  retains: Tensor | null;
  /** which output of the operation, for messages */
  serial: number;
}

/** Where a gradient flows on: a leaf that collects it, or the operation before. */
export type GradEdge = { leaf: Tensor } | { node: GradNode } | null;
