/** Lets long Markdown texts stand indented in the source, with LaTeX's backslashes as they are. */

/** The template's text without common indentation and blank edges; backslashes stay, escaped backticks become plain. */
function dedent(template: TemplateStringsArray): string {
  const lines = template.raw[0].replaceAll("\\`", "`").split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  // A text that starts on the tag's own line has no indentation there; the rest decides.
  const indent = Math.min(...(lines[0].trim() === "" ? indents : indents.slice(1)), 200);
  const text = lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(indent)).trimEnd());
  return text.join("\n").trim();
}

/**
 * Tag for a Markdown text that stands indented in the source: keeps backslashes literally, so that `$\sigma$` needs
 * no doubling, and joins Chinese lines without a space. Takes no values.
 */
export function prose(template: TemplateStringsArray): string {
  return joinChinese(dedent(template));
}

/** Tag for Python that stands indented in the source. Takes no values. */
export function python(template: TemplateStringsArray): string {
  return dedent(template);
}

/** A line break between two Chinese characters would be shown as a space: take it out, bold marks on one side aside. */
function joinChinese(text: string): string {
  const character = "[\\u3001-\\u9fff\\uff01-\\uff5e”’“‘]";
  const before = `(?<=${character}|[\\u4e00-\\u9fff]\\*\\*)`;
  const after = `(?=${character}|(?<!\\*\\n *)\\*\\*[\\u4e00-\\u9fff])`;
  return text.replace(new RegExp(`${before}\\n *${after}`, "gu"), "");
}
