// GitHub's Markdown, as our own texts and somebody's are both shown.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FormattedTree } from "@/components/ui/formatted-tree";
import { MarkdownText } from "@/components/ui/markdown-text";
import { format } from "@/lib/prose/format";
import { proseLimits } from "@/lib/prose/formatted";

/** A text of ours. */
const ours = (text: string): string => renderToStaticMarkup(createElement(MarkdownText, null, text));

/** A text of somebody's. */
function theirs(text: string): string {
  const formatted = format(text);
  if ("asWritten" in formatted) throw new Error(`stands as written: ${formatted.asWritten}`);
  return renderToStaticMarkup(createElement(FormattedTree, formatted));
}

const table = "| Net | Acc |\n|:--|--:|\n| *wide* | 0.99 |\n| `deep` | 0.97 | and this |";

test.each([
  ["a table", table, /<table>.*<th[^>]*>Net<\/th>.*<td[^>]*>0\.99<\/td>/s],
  ["a cell beyond the table's head", table, /<td>and this<\/td>/],
  ["a list of tasks", "- [x] run\n- [ ] compare", /☑ run.*☐ compare/s],
  ["a list", "1. run\n2. compare\n   - twice", /<ol>.*<ul>.*<li>twice<\/li>/s],
  [
    "program text",
    "```python\nx = 1 | 2\n```",
    /<pre><code translate="no" class="language-python">x = 1 \| 2\n<\/code><\/pre>/,
  ],
  ["struck words", "~~first~~ second", /<del>first<\/del>/],
  ["single tildes", "0.1~0.2 和 0.3~0.4", /<p>0\.1~0\.2 和 0\.3~0\.4<\/p>/],
  ["the sign of a footnote", "see[^1]\n\n[^1]: there it is", /see\[\^1\].*there it is/s],
])("CT8 %s is shown, whoever wrote it", (_, text, wanted) => {
  expect(ours(text)).toMatch(wanted);
  expect(theirs(text)).toBe(ours(text));
});

test("CT8 a bare address is a link that says where it leads", () => {
  expect(theirs("see https://example.org/a")).toContain('href="https://example.org/a"');
  expect(ours("see https://example.org/a")).toContain('href="https://example.org/a"');
});

test("CT8 no box of a text can be pressed, and no footnote is gathered at its end", () => {
  for (const show of [ours, theirs]) {
    expect(show("- [x] a\n- [ ] b")).not.toContain("<input");
    expect(show("a[^1] b[^1]\n\n[^1]: c")).not.toMatch(/Footnotes|footnote-/);
  }
});

test.each(["a@", "www.", "a.b@c-", "|a", "| - ", "~~a", "- [x] ", "[^1]", "https://", "-|-\n"])(
  "CT8 a long text of %j takes no more than moments",
  (shape) => {
    const text = shape.repeat(10_000 / shape.length);
    const before = process.cpuUsage();
    const formatted = format(text);
    // microseconds: about one second at most, where the machine is free
    expect(process.cpuUsage(before).user).toBeLessThan(8_000_000);
    if ("tree" in formatted)
      expect(JSON.stringify(formatted.tree).length).toBeLessThan(200 * proseLimits.nodes);
  },
);
