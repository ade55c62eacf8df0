/** Typesets the formulas of a tree. */
import type { Element, ElementContent, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toText } from "hast-util-to-text";
import katex from "katex";
import { visitParents, SKIP } from "unist-util-visit-parents";
import { proseLimits } from "./formatted";
import { TooLarge } from "./safe-tree";

/** No command of a formula reaches beyond it: no links, pictures, classes or styles; sizes, macros and rules are bounded. */
const options = {
  throwOnError: false,
  strict: "ignore",
  trust: false,
  /** ems */
  maxSize: 20,
  maxExpand: 200,
} as const;

const classesOf = ({ properties: { className } }: Element): readonly (string | number)[] =>
  Array.isArray(className) ? className : [];

/** A formula as it was written, when it is beyond what can be typeset at all. */
const untypeset = (formula: string): ElementContent[] => [
  { type: "element", tagName: "code", properties: {}, children: [{ type: "text", value: formula }] },
];

function typesetOne(formula: string, displayMode: boolean): ElementContent[] {
  try {
    const { children } = fromHtml(katex.renderToString(formula, { ...options, displayMode }), {
      fragment: true,
    });
    return children.filter((child) => child.type !== "doctype");
  } catch {
    // some faults of formulas get past `throwOnError`, a full stack among them
    return untypeset(formula);
  }
}

/**
 * Puts typeset formulas where remark-math found them.
 * @throws {TooLarge} when there are too many
 */
export function typeset(root: Root): void {
  let formulas = 0;
  visitParents(root, "element", (element, parents) => {
    const classes = classesOf(element);
    if (!["language-math", "math-display", "math-inline"].some((name) => classes.includes(name))) return;
    if (++formulas > proseLimits.formulas) throw new TooLarge("long");
    const [above, parent] = parents.slice(-2);
    // a block of maths is <pre><code>: the formula stands for both
    const block = parent.type === "element" && parent.tagName === "pre";
    const [scope, place] = block ? [parent, above] : [element, parent];
    const made = typesetOne(toText(scope, { whitespace: "pre" }), block || classes.includes("math-display"));
    place.children.splice(place.children.indexOf(scope), 1, ...made);
    return SKIP;
  });
}
