/** Which memory is still in use: what Python holds, and what gradients will need. */
import type { Data } from "../core/dtype";
import type { GradientNode, Tensor } from "../core/tensor";

/** All that these tensors reach. */
function reached(roots: Iterable<Tensor>): { storages: Set<Data>; nodes: Set<GradientNode> } {
  const tensors = new Set<Tensor>();
  const storages = new Set<Data>();
  const nodes = new Set<GradientNode>();
  const stack: Tensor[] = [...roots];
  const visitNode = (first: GradientNode | null) => {
    const pending = first ? [first] : [];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (nodes.has(node)) continue;
      nodes.add(node);
      if (node.backward) for (const { tensor } of node.saved) stack.push(tensor);
      for (const edge of node.inputs) {
        if (edge && "node" in edge) pending.push(edge.node);
        else if (edge) stack.push(edge.leaf);
      }
    }
  };
  for (let tensor = stack.pop(); tensor; tensor = stack.pop()) {
    if (tensors.has(tensor)) continue;
    tensors.add(tensor);
    storages.add(tensor.storage.data);
    if (tensor.grad) stack.push(tensor.grad);
    visitNode(tensor.gradFn);
  }
  return { storages, nodes };
}

/** Numbers of the program's own functions in the graphs above these tensors. */
export const ownFunctions = (roots: Iterable<Tensor>): number[] =>
  [...reached(roots).nodes].flatMap(({ own }) => (own ? [own.number] : []));

/** Elements of all storages that these tensors reach, each storage once. */
export function liveElements(roots: Iterable<Tensor>): number {
  const { storages } = reached(roots);
  let elements = 0;
  for (const data of storages) elements += data.length;
  return elements;
}
