/** What a pure file must not know: the time, chance, timers, the machine, its language and zone. */
import ts from "typescript";
import { isRead, ownNamesOf } from "./own-names";

const forbidden = new Set([
  ...["performance", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame"],
  ...["crypto", "process", "globalThis", "global", "window", "document", "navigator", "self", "fetch"],
  ...["console", "Buffer", "localStorage", "indexedDB"],
]);

/** Members that answer in the machine's language or zone, whatever they are asked of. */
const local = new RegExp(
  `^(?:localeCompare|toLocale\\w+|to(?:Date|Time)String|getTimezoneOffset|[gs]etYear|[gs]et(?:${[
    ...["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"],
  ].join("|")}))$`,
);

/** The member that is read here, by a dot, in brackets or out of a pattern. */
function memberRead(node: ts.Node): string | null {
  const { parent } = node;
  if (ts.isIdentifier(node)) {
    const byDot = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const taken = ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node;
    return byDot || (taken && ts.isObjectBindingPattern(parent.parent)) ? node.text : null;
  }
  if (!ts.isStringLiteralLike(node)) return null;
  return ts.isElementAccessExpression(parent) || ts.isBindingElement(parent) ? node.text : null;
}

/** Dates that are told are pure; the one that is asked for is not, nor one of parts, which are the machine's zone's. */
function asksTheTime(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) {
    const [first, second] = parent.arguments ?? [];
    return !first || second !== undefined || ts.isSpreadElement(first);
  }
  if (ts.isPropertyAccessExpression(parent)) return !["UTC", "parse"].includes(parent.name.text);
  return true;
}

/** Formats take the machine's language and zone, and today's date when they are given none; characters are everybody's. */
const tellsTheMachine = ({ parent }: ts.Identifier): boolean =>
  !(ts.isPropertyAccessExpression(parent) && parent.name.text === "Segmenter");

function impurity(node: ts.Node): string | null {
  const member = memberRead(node);
  if (member !== null && local.test(member)) return member;
  if (!ts.isIdentifier(node) || !isRead(node)) return null;
  if (node.text === "Date") return asksTheTime(node) ? "Date" : null;
  if (node.text === "Intl") return tellsTheMachine(node) ? "Intl" : null;
  if (node.text !== "Math") return forbidden.has(node.text) ? node.text : null;
  // taken apart, Math could give its random away under another name
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === "random" ? "Math.random" : null;
  return "Math as a whole";
}

/** The impure names that a file uses, each once. A name is the file's own where the file makes it. */
export function impuritiesOf(source: ts.SourceFile): string[] {
  const isOwn = ownNamesOf(source);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = impurity(node);
    if (name && !isOwn(node.getText(), node)) found.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}
