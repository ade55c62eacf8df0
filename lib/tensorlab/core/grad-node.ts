/** The graph of gradients: what one operation remembers, over any kind of value that gradients are made of. */

/** A value that backward reads, and how often its memory had been changed in place when it was saved. */
interface SavedVersion<Value> {
  tensor: Value;
  version: number;
  /** it is what the operation itself gave */
  own: boolean;
}

/** One operation in the graph of gradients. */
export interface GradNode<Value> {
  /** PyTorch's name, "MulBackward0" */
  name: string;
  inputs: GradEdge<Value>[];
  /** what next_functions tells, where PyTorch's own operation takes in something else; null where it is the inputs */
  told: (() => GradEdge<Value>[]) | null;
  /** gradient of the output to gradients of the inputs; null where none flows, and instead of it once it was freed */
  backward: ((grad: Value) => (Value | null)[]) | null;
  /** what backward reads, to notice changes in place */
  saved: SavedVersion<Value>[];
  /** the value whose retain_grad() was called */
  retains: Value | null;
  /** numbers of the program's functions that see the gradient of the output before it flows on, and may change it */
  hooks: number[];
  /** higher than those of all operations before it: gradients walk down */
  serial: number;
}

/** Where a gradient flows on: a leaf that collects it, the operation before, or nowhere. */
export type GradEdge<Value> = { leaf: Value } | { node: GradNode<Value> } | null;
