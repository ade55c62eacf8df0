/** A cell's source in two: what runs, and the last expression, whose value is shown. */
import { parser } from "@lezer/python";
import type { SyntaxNode } from "@lezer/common";

/** Takes the last expression's value for a moment. */
export const echoName = "_lab_echo";

/** A cell parted into statements and the expression that is shown. */
interface SplitCell {
  body: string;
  /** padded so that its lines keep their numbers; empty when the cell ends in a statement */
  last: string;
}

/** Of statements on one line; the line's end, or a semicolon before it, is a node too. */
function lastStatement(group: SyntaxNode): SyntaxNode | null {
  const last = group.lastChild;
  return last?.name === ";" ? null : last;
}

/** Splits a cell before its last expression. A cell that is not Python stays whole, so that Python says what is wrong. */
export function splitCell(source: string): SplitCell {
  const end = parser.parse(source).topNode.lastChild;
  const statement = end?.name === "StatementGroup" ? lastStatement(end) : end;
  const whole = { body: source, last: "" };
  if (statement?.name !== "ExpressionStatement") return whole;
  const text = source.slice(statement.from, statement.to);
  const lines = source.slice(0, statement.from).split("\n").length - 1;
  const rest = source.slice(statement.to).trimStart();
  if (rest.startsWith(";")) return whole;
  return {
    body: source.slice(0, statement.from).replace(/[ \t;]+$/, ""),
    last: `${"\n".repeat(lines)}${echoName}=(${text.replace(/;\s*$/, "")}\n)`,
  };
}
