/** What a file names of other files and packages, read with TypeScript's own parser. */
import ts from "typescript";
import { loadsUnseen } from "./loaders";

export interface Import {
  /** as written: "./near", "@/lib/far", "package", "node:fs"; else the way of loading in parentheses */
  target: string;
  /** whether it is gone when the types are */
  typeOnly: boolean;
}

/** The target of an import whose name is put together while the program runs. */
const computed = "(computed)";

export const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

const textOf = (node: ts.Node | undefined): string =>
  node && ts.isStringLiteralLike(node) ? node.text : computed;

/** `import {}` and `import { type A }` stay at run time only when something else than types is named. */
function namesTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function exportsTypesOnly({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  if (!exportClause || !ts.isNamedExports(exportClause)) return false;
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly);
}

/** `import "a"`, `import … from "a"`, `export … from "a"`, `import a = require("a")` */
function statementTarget(node: ts.Node): Import | null {
  if (ts.isImportDeclaration(node))
    return { target: textOf(node.moduleSpecifier), typeOnly: namesTypesOnly(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { target: textOf(node.moduleSpecifier), typeOnly: exportsTypesOnly(node) };
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return { target: textOf(node.moduleReference.expression), typeOnly: node.isTypeOnly };
  return null;
}

const isNamed = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

const isMember = (node: ts.Node | undefined, name: string): boolean =>
  node !== undefined && ts.isPropertyAccessExpression(node) && node.name.text === name;

const isMetaUrl = (node: ts.Node | undefined): boolean =>
  isMember(node, "url") && node?.getText() === "import.meta.url";

/** `new URL("a", import.meta.url)`, `tsImport("a", import.meta.url)` */
const namesBeside = (node: ts.Node | undefined): node is ts.NewExpression | ts.CallExpression =>
  node !== undefined &&
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  isMetaUrl(node.arguments?.[1]);

/** `import(…)`, `require(…)`, `require.resolve(…)`, `import.meta.resolve(…)`, `….getBuiltinModule(…)` */
const loads = ({ expression }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword ||
  isNamed(expression, "require") ||
  isMember(expression, "getBuiltinModule") ||
  (isMember(expression, "resolve") &&
    ["require.resolve", "import.meta.resolve"].includes(expression.getText()));

/** A worker whose file is not told by `new URL("a", import.meta.url)` */
const startsUnseen = ({ expression, arguments: given }: ts.NewExpression): boolean =>
  ["Worker", "SharedWorker"].some((name) => isNamed(expression, name) || isMember(expression, name)) &&
  !namesBeside(given?.[0]);

/** `import.meta` where it is not part of one of the ways above to name a file */
function isBareMeta(node: ts.Node): boolean {
  if (!ts.isMetaProperty(node) || node.keywordToken !== ts.SyntaxKind.ImportKeyword) return false;
  const member = node.parent;
  const around = member.parent;
  const resolves = ts.isCallExpression(around) && around.expression === member && loads(around);
  return !resolves && !(namesBeside(around) && around.arguments?.[1] === member);
}

/** A call that loads a module or names a file beside this one, a worker, `import("a").Type` */
function expressionTarget(node: ts.Node): Import | null {
  if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    return { target: textOf(literal), typeOnly: true };
  }
  if (namesBeside(node) || (ts.isCallExpression(node) && loads(node)))
    return { target: textOf(node.arguments?.[0]), typeOnly: false };
  if (ts.isNewExpression(node) && startsUnseen(node)) return { target: computed, typeOnly: false };
  return isBareMeta(node) ? { target: "(import.meta)", typeOnly: false } : null;
}

/** Whether the file says "use client" before anything else but other directives. */
export function saysClient({ statements }: ts.SourceFile): boolean {
  const saying = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)
      ? statement.expression.text
      : null;
  const end = statements.findIndex((statement) => saying(statement) === null);
  return statements.slice(0, end < 0 ? undefined : end).some((each) => saying(each) === "use client");
}

/** Everything that the file names, in order; a name used twice is told twice. */
export function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const named = statementTarget(node) ?? expressionTarget(node);
    if (named) found.push(named);
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (loadsUnseen(source)) found.push({ target: "(loader)", typeOnly: false });
  for (const { fileName } of source.typeReferenceDirectives) found.push({ target: fileName, typeOnly: true });
  for (const { fileName } of source.referencedFiles)
    found.push({ target: fileName.startsWith(".") ? fileName : `./${fileName}`, typeOnly: true });
  return found;
}
