/**
 * A page that the browser translates. A translator wraps text in <font> elements, or puts them in its place, and React
 * goes on with the text that it knows: taking such a text out would fail and end the page, and a change of it would be
 * seen by nobody.
 */

/** What stands where a text of ours stood. */
const standsFor = new WeakMap<Node, Element>();

const isFont = (node: Node | null): node is Element => node?.nodeName === "FONT";

/** Whom a translator put in the place of a text, told by what was taken out and what stands there since. */
function note({ addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void {
  const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
  if (!font) return;
  for (const node of removedNodes) if (node.nodeType === Node.TEXT_NODE) standsFor.set(node, font);
}

/** Our text's place among a parent's children: what was put around it, or in its stead. Null when that is gone, too. */
function placeOf(child: Node, parent: Node): Node | null {
  const font = standsFor.get(child);
  let place: Node | null = child.parentNode ? child : (font ?? null);
  while (place && place.parentNode !== parent) place = isFont(place.parentNode) ? place.parentNode : null;
  return place;
}

/** From here on whatever a translator made of a text is changed and taken out with it. */
export function surviveTranslation(): void {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode === this) return removeChild.call(this, child) as Child;
    const place = placeOf(child, this);
    if (place) removeChild.call(this, place);
    return child;
  };
  Node.prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    // libraries leave it out where the standard wants null
    const place = !before || before.parentNode === this ? before : placeOf(before, this);
    return insertBefore.call(this, child, place) as Child;
  };
  const value = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  Object.defineProperty(Node.prototype, "nodeValue", {
    ...value,
    set(this: Node, text: string) {
      value?.set?.call(this, text);
      const font = this.parentNode === null ? standsFor.get(this) : undefined;
      // the translator finds our text there and translates it again
      if (font?.isConnected) font.replaceWith(this);
    },
  });
  const changes = new MutationObserver((records) => records.forEach(note));
  changes.observe(document.documentElement, { childList: true, subtree: true });
}
