/** The graph of gradients: what one operation remembers, over any kind of value that gradients are made of. */

/** A value that backward reads, and how often its memory had been changed in place when it was saved. */
interface SavedVersion<Value> {
  tensor: Value;
  version: number;
  /** it is what the operation itself gave */
  own: boolean;
}

/** How the gradients of a function of the program's own come about. */
interface OwnGradient<Value> {
  /** under which Python knows it */
  number: number;
  /** gradients of all outputs, which of them nothing came from, and what was saved */
  ask: () => { grads: Value[]; untouched: boolean[]; saved: Value[] };
  /** what Python gave, as the inputs take it */
  take: (grads: (Value | null)[]) => (Value | null)[];
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
  /** of a function of the program's own, which says itself when it cannot be walked again */
  ofProgram: boolean;
  /** a function of the program's own, which is asked instead of backward; null for the lab's operations */
  own: OwnGradient<Value> | null;
  /** the value whose retain_grad() was called */
  retains: Value | null;
  /** numbers of the program's functions that see the gradient of the output before it flows on, and may change it */
  hooks: number[];
  /** higher than those of all operations before it: gradients walk down */
  serial: number;
}

/** Where a gradient flows on: a leaf that collects it, the operation before, or nowhere. */
export type GradEdge<Value> = { leaf: Value } | { node: GradNode<Value> } | null;
