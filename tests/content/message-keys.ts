/** Which of the interface's sentences the code can reach, read from its syntax. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.resolve(import.meta.dirname, "../..");

/** What one file says that may be (the end of) a key. */
interface Words {
  /** areas or parts of them that the file takes its sentences from */
  namespaces: string[];
  literals: Set<string>;
  /** parts of the messages that are handed on as they are */
  whole: string[];
  /** template literals with something fixed in them: a key with anything but a dot in each gap */
  patterns: RegExp[];
  /** own files that it imports, types included */
  imports: string[];
}

const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(name);
    return /\.tsx?$/.test(name) ? [name] : [];
  });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp | null {
  const fixed = [head.text, ...templateSpans.map(({ literal }) => literal.text)];
  return fixed.some((text) => /\w/.test(text)) ? new RegExp(`^${fixed.map(escaped).join("[^.]+")}$`) : null;
}

const isTranslatorOf = (call: ts.CallExpression): boolean =>
  ts.isIdentifier(call.expression) && /^(use|get)Translations$/.test(call.expression.text);

function resolveOwn(from: string, target: string): string[] {
  const own = target.startsWith("@/")
    ? target.slice(2)
    : target.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), target)
      : null;
  return own === null ? [] : [`${own}.ts`, `${own}.tsx`];
}

const ofMessages = /^messages(Of\(\w+\))?\./;

function wordsOf(file: string): Words {
  const text = readFileSync(path.join(root, file), "utf8");
  const words: Words = { namespaces: [], literals: new Set(), whole: [], patterns: [], imports: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      return void words.imports.push(...resolveOwn(file, node.moduleSpecifier.text));
    if (ts.isCallExpression(node) && isTranslatorOf(node)) {
      const [name] = node.arguments;
      return void words.namespaces.push(name && ts.isStringLiteral(name) ? name.text : "");
    }
    if (ts.isStringLiteralLike(node)) words.literals.add(node.text);
    // a program takes its comments' words as they are, an answer without a page its own; the longest name is the part
    if (ts.isPropertyAccessExpression(node) && ofMessages.test(node.getText()))
      return void words.whole.push(node.getText().replace(ofMessages, ""));
    const pattern = ts.isTemplateExpression(node) ? patternOf(node) : null;
    if (pattern) words.patterns.push(pattern);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return words;
}

/** What a file says, and what those say that are at most `steps` imports away. */
function nearby(all: ReadonlyMap<string, Words>, from: Words, steps: number): Words[] {
  const next = from.imports.flatMap((file) => all.get(file) ?? []);
  return steps === 0 ? [from] : [from, ...next.flatMap((one) => nearby(all, one, steps - 1))];
}

/** Whether a key's rest is among the words. */
function saidBy(words: readonly Words[]): (rest: string) => boolean {
  const literals = new Set(words.flatMap((one) => [...one.literals]));
  const patterns = words.flatMap((one) => one.patterns);
  return (rest) => literals.has(rest) || patterns.some((pattern) => pattern.test(rest));
}

/** What follows a namespace in a key, or null. */
const restOf = (key: string, namespace: string): string | null =>
  namespace === "" ? key : key.startsWith(`${namespace}.`) ? key.slice(namespace.length + 1) : null;

/**
 * The keys that no file reaches. A file reaches a key when it takes sentences from the start of it and the rest is
 * said, as a text or as a template with gaps, by itself or by a file that it imports, where the names of states and
 * kinds are. A part of the messages that is handed on whole is reached whole.
 */
export function unreachedKeys(keys: readonly string[]): string[] {
  const all = new Map(["app", "components", "lib"].flatMap(sources).map((file) => [file, wordsOf(file)]));
  const left = new Set(keys);
  for (const speaker of all.values()) {
    const said = saidBy(speaker.namespaces.length > 0 ? [...new Set(nearby(all, speaker, 2))] : []);
    const reaches = (key: string): boolean =>
      speaker.whole.some((part) => restOf(key, part) !== null) ||
      speaker.namespaces.some((namespace) => {
        const rest = restOf(key, namespace);
        return rest !== null && said(rest);
      });
    for (const key of left) if (reaches(key)) left.delete(key);
  }
  return [...left];
}
