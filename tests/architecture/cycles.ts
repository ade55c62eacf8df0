/** Circles in a graph of names, by Tarjan's strongly connected components. */

type Graph = ReadonlyMap<string, Iterable<string>>;

/** The sets of more than one node that all reach each other, each sorted. */
export function circlesOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const close = (node: string): void => {
    const members = open.splice(open.indexOf(node));
    for (const member of members) low.set(member, Infinity);
    if (members.length > 1) circles.push(members.sort());
  };
  const visit = (node: string): number => {
    const place = order.size;
    order.set(node, place);
    low.set(node, place);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = order.has(next) ? low.get(next)! : visit(next);
      if (reached < low.get(node)!) low.set(node, reached);
    }
    const lowest = low.get(node)!;
    if (lowest === place) close(node);
    return lowest;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
