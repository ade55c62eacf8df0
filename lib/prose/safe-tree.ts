/** Makes of a parsed text a tree that is small, and that shows somebody's words and nothing else of theirs. */
import type { Element, ElementContent, Root, RootContent } from "hast";
import { proseLimits } from "./formatted";

/** Thrown when a tree is larger than a page can show. */
export class TooLarge extends Error {
  constructor(readonly limit: "nested" | "long") {
    super(limit);
  }
}

const schemes = new Set(["http:", "https:", "mailto:"]);

/** The address when it leads out to the web or to a mail program; null for scripts, data, and paths of this site. */
function outwardAddress(href: unknown): string | null {
  if (typeof href !== "string" || !URL.canParse(href)) return null;
  const url = new URL(href);
  return schemes.has(url.protocol) ? url.href : null;
}

/** Pictures are their words: a picture that is fetched tells its owner who reads. */
const wordsOfPicture = ({ properties: { alt } }: Element): ElementContent => ({
  type: "text",
  value: typeof alt === "string" ? alt : "",
});

function cleanLink(link: Element): void {
  const href = outwardAddress(link.properties.href);
  link.properties = href === null ? {} : { href };
  if (href === null) link.tagName = "span";
}

/** HTML that was typed is words; comments are nothing. */
function cleanChild(child: RootContent): ElementContent[] {
  if (child.type === "element") return [child.tagName === "img" ? wordsOfPicture(child) : child];
  if (child.type === "text") return [child];
  return child.type === "raw" ? [{ type: "text", value: child.value }] : [];
}

/**
 * Cleans the tree in place, without recursion: it may be deeper than the stack.
 * @throws {TooLarge} when it is deeper or has more nodes than `proseLimits`
 */
export function makeSafe(root: Root): void {
  let nodes = 0;
  const open: { node: Root | Element; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next; (next = open.pop());) {
    const { node, depth } = next;
    if (depth > proseLimits.depth) throw new TooLarge("nested");
    if (node.type === "element" && node.tagName === "a") cleanLink(node);
    node.children = node.children.flatMap(cleanChild);
    nodes += node.children.length;
    if (nodes > proseLimits.nodes) throw new TooLarge("long");
    for (const child of node.children)
      if (child.type === "element") open.push({ node: child, depth: depth + 1 });
  }
}
