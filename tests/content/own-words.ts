/** What components say by themselves, in one language for everybody, read from their syntax. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.resolve(import.meta.dirname, "../..");

const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => `${folder}/${name}`);

/** Attributes of elements and of our own components that are read out or shown. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|title|placeholder|label|hint|description|caption|text|words|altText)$/;

/** A word of some language; letters of a formula, units and keys are none. */
const isWords = (text: string): boolean => /\p{L}{3}|\p{Script=Han}/u.test(text);

/** Program text, and the signs of keys, are the same in every language. */
const ofPrograms = new Set(["code", "kbd", "pre", "samp", "style", "script"]);

const isProgram = (node: ts.Node): boolean =>
  ts.isJsxElement(node)
    ? ofPrograms.has(node.openingElement.tagName.getText()) || isProgram(node.parent)
    : node.parent !== undefined && isProgram(node.parent);

/** The text that an attribute or a child is, when it is one as it stands. */
function literalOf(node: ts.Node | undefined): string | null {
  if (!node) return null;
  if (ts.isJsxExpression(node)) return literalOf(node.expression);
  if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join(" ");
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].map((one) => literalOf(one) ?? "").join(" ");
  return null;
}

function saidBy(node: ts.Node): string | null {
  if (ts.isJsxAttribute(node)) return spoken.test(node.name.getText()) ? literalOf(node.initializer) : null;
  const child = ts.isJsxText(node) || (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent));
  return child && !isProgram(node) ? literalOf(node) : null;
}

/** Elements of names and of program text. */
const untranslated = new Set(["bdi", "code", "pre", "samp"]);
/** In them nothing is drawn that a browser translates, or what they draw says so. */
const fields = new Set(["input", "textarea", "TextField", "TextArea", "PlainText"]);

const opened = (node: ts.Node): ts.JsxOpeningLikeElement | null =>
  ts.isJsxElement(node) ? node.openingElement : ts.isJsxSelfClosingElement(node) ? node : null;

const attributeOf = (element: ts.JsxOpeningLikeElement, wanted: string): string | null => {
  const found = element.attributes.properties.find(
    (one) => ts.isJsxAttribute(one) && one.name.getText() === wanted,
  );
  return found && ts.isJsxAttribute(found) ? (literalOf(found.initializer) ?? "") : null;
};

/** Whether it stands inside of what a browser leaves as it is. */
const isLeft = (node: ts.Node | undefined): boolean => {
  if (!node) return false;
  const element = opened(node);
  return (element !== null && attributeOf(element, "translate") === "no") || isLeft(node.parent);
};

const isOfNobodysLanguage = (element: ts.JsxOpeningLikeElement): boolean => {
  const name = element.tagName.getText();
  if (fields.has(name)) return false;
  return untranslated.has(name) || /\bfont-mono\b/.test(attributeOf(element, "className") ?? "");
};

/** Where a source shows names, codes or program text that a browser would translate. */
export function translatableIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const element = opened(node);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (element && isOfNobodysLanguage(element) && !isLeft(node))
      found.push(`${file}:${line} <${element.tagName.getText()}>`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const inAll = (find: (file: string, text: string) => string[]): string[] =>
  ["app", "components"]
    .flatMap(sources)
    .flatMap((file) => find(file, readFileSync(path.join(root, file), "utf8")));

/** The same of every page and component. */
export const translatable = (): string[] => inAll(translatableIn);

/** Where a source says something by itself, e.g. `components/ui/card.tsx:12 Close`. */
export function ownWordsIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = saidBy(node)?.trim();
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (said && isWords(said)) found.push(`${file}:${line} ${said}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The same of every page and component. */
export const ownWords = (): string[] => inAll(ownWordsIn);
