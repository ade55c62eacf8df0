/**
 * Rewrites, line for line, what MicroPython cannot ask an object: to stand right of a number in a comparison, to change
 * in place by `*=` and its like, to be formatted, to be sorted, and to become a float. (Its own `__float__` would make
 * `0.5 * tensor` a Python float.) The functions that stand in are defined in ./session-source.ts.
 */
import { parser } from "@lezer/python";
import type { SyntaxNode } from "@lezer/common";

interface Edit {
  from: number;
  to: number;
  text: string;
}

const comparing: Readonly<Record<string, string>> = {
  "<": "_lab_lt",
  "<=": "_lab_le",
  ">": "_lab_gt",
  ">=": "_lab_ge",
};

/** Updates that MicroPython does by the plain operator, on a new object. */
const updating = ["*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>="];

const strings = ["String", "FormatString", "ContinuedString"];
/** What is certainly no tensor. */
const plain = [...strings, "Number", "Boolean", "None", "ArrayExpression", "TupleExpression"];

const operatorOf = (node: SyntaxNode, source: string): string | null => {
  const operator = node.getChild("CompareOp") ?? node.getChild("ArithOp");
  return operator && source.slice(operator.from, operator.to);
};

const isComparison = (node: SyntaxNode | null): boolean =>
  node?.name === "BinaryExpression" && node.getChild("CompareOp") !== null;

function holdsCall(node: SyntaxNode): boolean {
  if (["CallExpression", "NamedExpression"].includes(node.name)) return true;
  for (let child = node.firstChild; child; child = child.nextSibling) if (holdsCall(child)) return true;
  return false;
}

const closes = ({ text }: Edit): boolean => text.startsWith(")");

class Adapter {
  readonly #edits: Edit[] = [];

  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  adapted(): string {
    parser.parse(this.#source).iterate({ enter: ({ node }) => this.#visit(node) });
    // of edits at one place, those that close come first, and inner ones close before outer ones
    const order = [...this.#edits.entries()].sort(
      ([i, a], [j, b]) =>
        a.from - b.from || Number(closes(b)) - Number(closes(a)) || (closes(a) ? j - i : i - j),
    );
    let at = 0;
    let out = "";
    for (const [, { from, to, text }] of order) {
      out += this.#source.slice(at, from) + text;
      at = to;
    }
    return out + this.#source.slice(at);
  }

  #visit(node: SyntaxNode): void {
    if (node.name === "FormatReplacement") this.#replacement(node);
    else if (node.name === "BinaryExpression") this.#binary(node);
    else if (node.name === "CallExpression") this.#call(node);
    else if (node.name === "UpdateStatement") this.#update(node);
  }

  #wrap(from: number, to: number, name: string): void {
    this.#edits.push({ from, to: from, text: `${name}(` }, { from: to, to, text: ")" });
  }

  /** `{x:.2f}` of an f-string. */
  #replacement(node: SyntaxNode): void {
    if (node.getChild("FormatConversion") || node.getChild("FormatSelfDoc")) return;
    const first = node.firstChild?.nextSibling;
    const end = node.getChild("FormatSpec")?.prevSibling ?? node.lastChild?.prevSibling;
    if (!first || !end || first.from > end.from || plain.includes(first.name)) return;
    const spec = node.getChild("FormatSpec");
    this.#edits.push({ from: first.from, to: first.from, text: "_lab_shown((" });
    this.#edits.push({ from: end.to, to: end.to, text: spec ? "), True)" : "))" });
  }

  #binary(node: SyntaxNode): void {
    const [left, right] = [node.firstChild, node.lastChild];
    const operator = operatorOf(node, this.#source);
    if (!left || !right || operator === null) return;
    if (operator === "%" && strings.includes(left.name)) this.#between(node, "_lab_percent");
    const name = comparing[operator];
    const chained =
      isComparison(left) || (isComparison(node.parent) && node.parent?.firstChild?.from === node.from);
    if (isComparison(left) && !isComparison(node.parent)) this.#chain(left, node);
    else if (name && !chained && !plain.includes(right.name)) this.#between(node, name);
  }

  /** `a < x < b` of a name x, which may stand twice, as two calls. */
  #chain(first: SyntaxNode, second: SyntaxNode): void {
    const middle = first.lastChild;
    const [one, two] = [first.getChild("CompareOp"), second.getChild("CompareOp")];
    if (middle?.name !== "VariableName" || !one || !two) return;
    const names = [one, two].map((node) => comparing[this.#source.slice(node.from, node.to)]);
    if (!names[0] || !names[1]) return;
    const again = `) and ${names[1]}(${this.#source.slice(middle.from, middle.to)}`;
    this.#edits.push({ from: second.from, to: second.from, text: `(${names[0]}(` });
    this.#edits.push({ from: one.from, to: one.to, text: "," }, { from: two.from, to: two.to, text: "," });
    this.#edits.push({ from: first.to, to: first.to, text: again });
    this.#edits.push({ from: second.to, to: second.to, text: "))" });
  }

  /** `a < b` as a call with two arguments. */
  #between(node: SyntaxNode, name: string): void {
    const operator = node.getChild("CompareOp") ?? node.getChild("ArithOp");
    if (!operator) return;
    this.#wrap(node.from, node.to, name);
    this.#edits.push({ from: operator.from, to: operator.to, text: "," });
  }

  /** `x *= y` as `x = …(x, "*", (y))`, where x may be evaluated twice and stands on one line. */
  #update(node: SyntaxNode): void {
    const [target, operator, last] = [node.firstChild, node.getChild("UpdateOp"), node.lastChild];
    if (!target || !operator || !last) return;
    const sign = this.#source.slice(operator.from, operator.to);
    if (!updating.includes(sign) || plain.includes(target.name)) return;
    const name = this.#source.slice(target.from, target.to);
    if (name.includes("\n") || holdsCall(target)) return;
    this.#edits.push({
      from: operator.from,
      to: operator.to,
      text: `= _lab_update(${adapt(name)}, "${sign}", (`,
    });
    this.#edits.push({ from: last.to, to: last.to, text: "))" });
  }

  #call(node: SyntaxNode): void {
    const [callee, list] = [node.firstChild, node.getChild("ArgList")];
    if (!callee || !list) return;
    if (this.#isName(callee, "float")) this.#rename(callee);
    if (
      this.#isName(callee, "map") &&
      list.firstChild?.nextSibling &&
      this.#isName(list.firstChild.nextSibling, "float")
    )
      this.#rename(list.firstChild.nextSibling);
    const method = callee.getChild("PropertyName");
    if (callee.name !== "MemberExpression" || !method || !callee.firstChild) return;
    const named = this.#source.slice(method.from, method.to);
    if (named === "format" && strings.includes(callee.firstChild.name)) this.#formatted(list);
    if (named === "sort") this.#sorting(callee.firstChild, list);
  }

  /** `x.sort(…)` as `…(x, …)`: a list of tensors, or a tensor's own method. */
  #sorting(object: SyntaxNode, list: SyntaxNode): void {
    const empty = /^\(\s*\)$/.test(this.#source.slice(list.from, list.to));
    this.#edits.push({ from: object.from, to: object.from, text: "_lab_sort(" });
    // lines keep their numbers
    const lines = this.#source.slice(object.to, list.from).replace(/[^\n]/g, "");
    this.#edits.push({ from: object.to, to: list.from + 1, text: `${empty ? "" : ", "}${lines}` });
  }

  #isName(node: SyntaxNode, name: string): boolean {
    return node.name === "VariableName" && this.#source.slice(node.from, node.to) === name;
  }

  #rename({ from, to }: SyntaxNode): void {
    this.#edits.push({ from, to, text: "_lab_float" });
  }

  /** The arguments of `"…".format(…)`. */
  #formatted(list: SyntaxNode): void {
    // a generator, which is no tensor
    if (list.getChild("for")) return;
    for (let node = list.firstChild; node; node = node.nextSibling) {
      const starred = node.prevSibling?.name.startsWith("*");
      const names = node.nextSibling?.name === "AssignOp";
      if (/^([(),]|\*+|AssignOp|Comment)$/.test(node.name) || starred || names || plain.includes(node.name))
        continue;
      this.#wrap(node.from, node.to, "_lab_shown");
    }
  }
}

/** The source as MicroPython is to run it; a source without such places comes back as it is. */
export const adapt = (source: string): string => new Adapter(source).adapted();
