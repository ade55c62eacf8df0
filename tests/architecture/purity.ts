/** What a pure file must not know: the time, chance, timers, the machine. */
import ts from "typescript";

const forbidden = new Set([
  ...["performance", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame"],
  ...["crypto", "process", "globalThis", "global", "window", "document", "navigator", "self", "fetch"],
  ...["console", "Buffer", "localStorage", "indexedDB", "require", "eval", "Function"],
]);

/** Whether the identifier is a variable that is read here, not the name of a member, a key or a declaration. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ("name" in parent && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  return !ts.isTypeNode(parent) && !ts.isQualifiedName(parent) && !ts.isJsxAttribute(parent);
}

/** Dates that are told are pure; the one that is asked for is not. */
function asksTheTime(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node) {
    const first = parent.arguments?.[0];
    return !first || ts.isSpreadElement(first);
  }
  if (ts.isPropertyAccessExpression(parent)) return !["UTC", "parse"].includes(parent.name.text);
  return true;
}

function impurity(node: ts.Node): string | null {
  if (!ts.isIdentifier(node) || !isRead(node)) return null;
  if (node.text === "Date") return asksTheTime(node) ? "Date" : null;
  if (node.text !== "Math") return forbidden.has(node.text) ? node.text : null;
  // taken apart, Math could give its random away under another name
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === "random" ? "Math.random" : null;
  return "Math as a whole";
}

function declaredIn(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node);
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** The impure names that a file uses, each once. A name that the file declares itself is its own. */
export function impuritiesOf(source: ts.SourceFile): string[] {
  const own = declaredIn(source);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = impurity(node);
    if (name && !own.has(name)) found.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}
