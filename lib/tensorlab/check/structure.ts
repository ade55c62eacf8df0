/** Whether a source is written as an exercise demands, from its syntax tree. */
import { parser } from "@lezer/python";
import type { SyntaxNodeRef } from "@lezer/common";
import type { StructureRule, SyntaxElement } from "@/lib/content/exercises/exercise";

/** The keywords themselves: they stand in statements, comprehensions and generator arguments alike. */
const loops = ["for", "while"];

/** The last name of a call's callee: `rand` of `torch.rand(…)`. */
function calleeName(node: SyntaxNodeRef, source: string): string | null {
  const callee = node.node.firstChild;
  if (!callee) return null;
  const name = callee.name === "MemberExpression" ? callee.getChild("PropertyName") : callee;
  return name ? source.slice(name.from, name.to) : null;
}

/** Numbers anywhere inside a list, a sign before them or not. */
function numbersIn(node: SyntaxNodeRef): number {
  let count = 0;
  node.node.cursor().iterate((inner) => {
    if (inner.name === "Number") count++;
  });
  return count;
}

function hasSlice(node: SyntaxNodeRef): boolean {
  for (let child = node.node.firstChild; child; child = child.nextSibling)
    if (child.name === ":") return true;
  return false;
}

/** The elements of one node, by the names of `SyntaxElement`. */
function elementsOf(node: SyntaxNodeRef, source: string): SyntaxElement[] {
  if (loops.includes(node.name)) return ["loop"];
  if (node.name === "MemberExpression" && hasSlice(node)) return ["slice"];
  if (node.name === "ArrayExpression" && numbersIn(node) >= 2) return ["number-list"];
  if (node.name === "ArithOp" && source.slice(node.from, node.to) === "@") return ["matmul"];
  if (node.name === "UpdateOp" && source.slice(node.from, node.to) === "@=") return ["matmul"];
  if (node.name !== "CallExpression") return [];
  const name = calleeName(node, source);
  return name ? [`call:${name}`] : [];
}

/** Every syntax element that occurs in a Python source. */
export function syntaxElements(source: string): Set<SyntaxElement> {
  const found = new Set<SyntaxElement>();
  parser.parse(source).iterate({
    enter: (node) => {
      for (const element of elementsOf(node, source)) found.add(element);
    },
  });
  return found;
}

/** 1-based line of the first place that is not Python, or null. */
export function syntaxErrorLine(source: string): number | null {
  let line: number | null = null;
  parser.parse(source).iterate({
    enter: (node) => {
      if (node.type.isError && line === null) line = source.slice(0, node.from).split("\n").length;
    },
  });
  return line;
}

/** The first rule that the source breaks, or null. */
export function brokenRule(source: string, rules: readonly StructureRule[]): StructureRule | null {
  const found = syntaxElements(source);
  const breaks = ({ rule, elements }: StructureRule) =>
    elements.some((element) => found.has(element)) !== (rule === "must-use");
  return rules.find(breaks) ?? null;
}
