// Lets long Markdown texts stand indented in the source, with LaTeX's backslashes as they are.

/**
 * Tag for a Markdown text: removes the common indentation and the blank edges and keeps backslashes literally,
 * so that `$\sigma$` needs no doubling. An escaped backtick becomes a plain one.
 */
export function prose(template: TemplateStringsArray, ...values: never[]): string {
  if (values.length > 0) throw new Error("prose takes no values");
  const lines = template.raw[0].replaceAll("\\`", "`").split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  // A text that starts on the tag's own line has no indentation there; the rest decides.
  const indent = Math.min(...(lines[0].trim() === "" ? indents : indents.slice(1)), 200);
  const text = lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(indent)).trimEnd());
  return joinChinese(text.join("\n").trim());
}

/** A line break between two Chinese characters would be shown as a space: take it out, bold marks on one side aside. */
function joinChinese(text: string): string {
  const character = "[\\u3001-\\u9fff\\uff01-\\uff5e”’“‘]";
  const before = `(?<=${character}|[\\u4e00-\\u9fff]\\*\\*)`;
  const after = `(?=${character}|(?<!\\*\\n *)\\*\\*[\\u4e00-\\u9fff])`;
  return text.replace(new RegExp(`${before}\\n *${after}`, "gu"), "");
}
