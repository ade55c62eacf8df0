/** Ways to load what no import names: code out of a text, and a loader or a worker under another name. */
import ts from "typescript";
import { isRead, ownNamesOf } from "./own-names";

/** nobody's at all */
const evaluators = ["eval", "Function", "importScripts"];
/** seen where they are called or made by their own name, with the file as a literal */
const seen = ["require", "Worker", "SharedWorker"];
const loaders = new Set([...evaluators, ...seen]);

/** `require("a")`, `require.resolve("a")`, `new Worker(…)`: imports.ts reads those, and what they name. */
function isSeen(node: ts.Node, name: string): boolean {
  const { parent } = node;
  if (name === "require")
    return (
      (ts.isCallExpression(parent) && parent.expression === node && ts.isIdentifier(node)) ||
      (ts.isPropertyAccessExpression(parent) &&
        parent.name.text === "resolve" &&
        ts.isCallExpression(parent.parent) &&
        parent.parent.expression === parent)
    );
  return seen.includes(name) && ts.isNewExpression(parent) && parent.expression === node;
}

/** The member that a node takes out of something: `of.name`, `of["name"]`. */
function memberOf(node: ts.Node): { of: ts.Expression; name: string } | null {
  if (ts.isPropertyAccessExpression(node)) return { of: node.expression, name: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return { of: node.expression, name: node.argumentExpression.text };
  return null;
}

/** The first of a chain of members: `process` in `process.mainModule.require`. */
function rootOf(node: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return rootOf(node.expression);
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
    return rootOf(node.expression);
  return node;
}

/** What `{ name: other } = of` takes out of a variable. */
function takenBy(node: ts.Node): { of: ts.Expression; name: string } | null {
  if (!ts.isBindingElement(node) || !ts.isVariableDeclaration(node.parent.parent)) return null;
  const { initializer } = node.parent.parent;
  const key = node.propertyName ?? node.name;
  return initializer && (ts.isIdentifier(key) || ts.isStringLiteral(key))
    ? { of: initializer, name: key.text }
    : null;
}

/** Whether the file loads in one of these ways. A name or an object of the file's own is its own affair. */
export function loadsUnseen(source: ts.SourceFile): boolean {
  const isOwn = ownNamesOf(source);
  const isMachines = (node: ts.Expression): boolean => {
    const root = rootOf(node);
    return ts.isIdentifier(root) && !isOwn(root.text, root);
  };
  const unseen = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && isRead(node))
      return loaders.has(node.text) && !isOwn(node.text, node) && !isSeen(node, node.text);
    const taken = memberOf(node) ?? takenBy(node);
    return taken !== null && loaders.has(taken.name) && isMachines(taken.of) && !isSeen(node, taken.name);
  };
  const visit = (node: ts.Node): boolean => unseen(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(source);
}
