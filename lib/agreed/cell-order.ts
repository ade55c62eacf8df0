/** In which order a page and the server put the cells of two devices: both do it, and end at the same one. */

/** Two devices' orders as one: the first, with what only the second has behind what it follows there. */
export function inOrder(first: readonly string[], second: readonly string[]): string[] {
  const order = [...first];
  for (const [at, id] of second.entries()) {
    if (order.includes(id)) continue;
    const before = at === 0 ? -1 : order.indexOf(second[at - 1]);
    order.splice(before + 1, 0, id);
  }
  return order;
}
