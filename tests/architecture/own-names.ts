/** Which names a file reads, and which of them are its own. */
import ts from "typescript";

const extendsIt = (clause: ts.Node): boolean =>
  ts.isHeritageClause(clause) && clause.token === ts.SyntaxKind.ExtendsKeyword;

/** Whether the identifier is a variable that is read here, not the name of a member, a key or a declaration. */
export function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ("name" in parent && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  // a class that is extended is a value, an interface is none
  if (ts.isExpressionWithTypeArguments(parent))
    return ts.isClassLike(parent.parent.parent) && extendsIt(parent.parent);
  return !ts.isTypeNode(parent) && !ts.isQualifiedName(parent) && !ts.isJsxAttribute(parent);
}

const opensScope = (node: ts.Node): boolean =>
  ts.isSourceFile(node) || ts.isBlock(node) || ts.isForStatement(node) || ts.isForOfStatement(node);

/** Where a declared name is known: a parameter in its function's body, anything else in the block around it. */
function scopeOf(node: ts.Declaration): ts.Node | null {
  if (ts.isParameter(node)) return "body" in node.parent && node.parent.body ? node.parent : null;
  let scope: ts.Node = node.parent;
  while (!opensScope(scope)) scope = scope.parent;
  return scope;
}

const saysDeclare = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false);

/** Whether a declaration makes the name: one that only says `declare` tells of the machine's. */
function makes(node: ts.Node): boolean {
  for (let at = node; at; at = at.parent) if (saysDeclare(at)) return false;
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node);
}

/** Tells of a name at a place whether the file knows one of its own there. */
export function ownNamesOf(source: ts.SourceFile): (name: string, at: ts.Node) => boolean {
  const scopes = new Map<string, ts.Node[]>();
  const visit = (node: ts.Node): void => {
    const declared = node as ts.VariableDeclaration | ts.ParameterDeclaration | ts.FunctionDeclaration;
    const { name } = declared;
    const scope = makes(node) && name && ts.isIdentifier(name) ? scopeOf(declared) : null;
    if (scope) scopes.set(name!.getText(), [...(scopes.get(name!.getText()) ?? []), scope]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return (name, { pos, end }) =>
    scopes.get(name)?.some((scope) => scope.pos <= pos && end <= scope.end) ?? false;
}
