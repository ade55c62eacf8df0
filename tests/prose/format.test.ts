// Whatever somebody writes becomes a small and safe tree, or stands as it was written.
import type { Element, Nodes } from "hast";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "@/lib/prose/format";
import { proseLimits } from "@/lib/prose/formatted";
import { visible } from "@/lib/prose/visible";

interface Size {
  nodes: number;
  depth: number;
}

/** Counted without recursion, as a tree from a stranger must be. */
function sizeOf(tree: Nodes): Size {
  const size = { nodes: 0, depth: 0 };
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next; (next = open.pop());) {
    size.nodes++;
    size.depth = Math.max(size.depth, next.depth);
    const { depth } = next;
    if ("children" in next.node) open.push(...next.node.children.map((node) => ({ node, depth: depth + 1 })));
  }
  return size;
}

function elementsOf(tree: Nodes): Element[] {
  const children = "children" in tree ? tree.children.flatMap(elementsOf) : [];
  return tree.type === "element" ? [tree, ...children] : children;
}

function wordsOf(tree: Nodes): string {
  if (tree.type === "text") return tree.value;
  return "children" in tree ? tree.children.map(wordsOf).join("") : "";
}

function treeOf(text: string) {
  const formatted = format(text);
  if ("asWritten" in formatted) throw new Error(`stands as written: ${formatted.asWritten}`);
  return formatted.tree;
}

const asWritten = (text: string) => {
  const formatted = format(text);
  return "asWritten" in formatted ? formatted.asWritten : "formatted";
};

/** A text's shape, repeated to a length. */
const filled = (shape: string, length = 4_000): string =>
  shape.repeat(Math.ceil(length / shape.length)).slice(0, length);

const inside = (open: string, middle: string, close: string, times: number): string =>
  open.repeat(times) + middle + close.repeat(times);

describe("what is too deep or too much", () => {
  test.each([
    ["quotes", filled("> ", 800)],
    ["lists in a row", `${filled("1. ", 900)}x`],
    ["quotes and lists", filled("> - 1. ", 700)],
    ["lists by indentation", Array.from({ length: 70 }, (_, i) => `${" ".repeat(2 * i)}- x`).join("\n")],
    ["fractions", `$${inside("\\frac{", "1", "}{2}", 40)}$`],
  ])("HT2 %s stand as written: nested", (_, text) => expect(asWritten(text)).toBe("nested"));

  test.each([
    ["formulas", filled("$x$ ", 10_000)],
    ["elements", filled("# a\n", 10_000)],
    ["brackets of a formula", `$${filled("(", 9_000)}$`],
    ["cells of a matrix", `$$\\begin{matrix}${filled("a&b\\\\", 9_000)}\\end{matrix}$$`],
  ])("HT2 %s stand as written: too much", (_, text) => expect(asWritten(text)).toBe("long"));

  test.each([
    ["definitions of links", "[a]: b\n".repeat(300)],
    ["stars", filled("*", 10_000)],
    ["dollars", filled("$", 4_000)],
    ["a row of dashes", filled("- ", 2_800)],
  ])("HT1 %s, of which nothing would show, stand as written", (_, text) =>
    expect(asWritten(text)).toBe("wordless"),
  );

  test.each([
    ["brackets", filled("[", 5_000)],
    ["pipes", filled("|", 10_000)],
    ["one word", filled("a", 10_000)],
    ["combining marks", `a${"\u0301".repeat(9_999)}`],
  ])("HT1 %s are words, every one of them", (_, text) => {
    const plain = wordsOf(treeOf(text));
    expect(plain.length).toBeGreaterThan(0.99 * text.length);
  });

  test("HT2 what people write is formatted, long or not", () => {
    const formula = `$${inside("\\frac{", "1", "}{x}", 6)}$`;
    const list = Array.from({ length: 8 }, (_, i) => `${"  ".repeat(i)}- level ${i}`).join("\n");
    for (const text of [formula, list, filled("Words and **more** words.\n\n", 10_000)])
      expect(asWritten(text)).toBe("formatted");
  });

  test("HT2 whatever is written, the tree keeps its limits", () => {
    const shape = fc.constantFrom(
      ...[
        "- ",
        "> ",
        "1. ",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "![",
        "$",
        "$$",
        "\\frac{",
        "}",
        "{",
        "|",
        "\n",
        "  ",
      ],
      ...[
        "#",
        "a",
        "<b>",
        "<!--",
        "\\def\\a{\\a\\a}",
        "\\a",
        "&amp;",
        "\u202e",
        "\u0000",
        "\t",
        "http://a.b",
      ],
    );
    const text = fc.array(fc.tuple(shape, fc.integer({ min: 1, max: 40 })), { maxLength: 12 }).map((parts) =>
      parts
        .map(([part, times]) => part.repeat(times))
        .join("")
        .slice(0, 600),
    );
    fc.assert(
      fc.property(text, (written) => {
        const formatted = format(written);
        if ("asWritten" in formatted) return;
        const { nodes, depth } = sizeOf(formatted.tree);
        expect(nodes).toBeLessThanOrEqual(proseLimits.nodes + 1);
        expect(depth).toBeLessThanOrEqual(proseLimits.depth + 1);
        for (const { tagName, properties } of elementsOf(formatted.tree)) {
          expect(["script", "style", "iframe", "img", "form", "input", "base", "link"]).not.toContain(
            tagName,
          );
          expect(Object.keys(properties).filter((name) => /^on|srcdoc|action/i.test(name))).toEqual([]);
          if (properties.href) expect(properties.href).toMatch(/^(https?|mailto):/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("what a text may bring along", () => {
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "/sessions/new",
    "#top",
    "//evil.example",
    "vbscript:x",
  ])("HT4 a link to %s is words", (address) => {
    const [link] = elementsOf(treeOf(`[here](${address})`)).filter(({ properties }) => properties.href);
    expect(link).toBeUndefined();
  });

  test("HT4 a link out into the web stays one", () => {
    const links = elementsOf(treeOf("[a](https://example.org/b) <mailto:a@b.c>")).filter(
      ({ tagName }) => tagName === "a",
    );
    expect(links.map(({ properties }) => properties)).toEqual([
      { href: "https://example.org/b" },
      { href: "mailto:a@b.c" },
    ]);
  });

  test("HT4 pictures are their words, and HTML is what was typed", () => {
    const tree = treeOf(
      '![a cat](https://evil.example/who.png "t")\n\n<img src=x onerror=alert(1)> <b>b</b>',
    );
    expect(elementsOf(tree).map(({ tagName }) => tagName)).toEqual(["p", "p"]);
    expect(wordsOf(tree)).toContain("a cat");
    expect(wordsOf(tree)).toContain("<img src=x onerror=alert(1)>");
  });

  test("HT4 no command of a formula sets styles, classes or addresses, or fetches anything", () => {
    const tree = treeOf(
      "$\\htmlStyle{position:fixed}{x}\\htmlClass{fixed}{x}\\htmlId{content}{x}\\href{javascript:1}{y}\\url{https://a.b}\\includegraphics{https://a.b/c.png}$",
    );
    for (const { tagName, properties } of elementsOf(tree)) {
      expect(["a", "img"]).not.toContain(tagName);
      expect(String(properties.style ?? "")).not.toContain("position");
      expect(properties.id).toBeUndefined();
      expect(properties.className ?? []).not.toContain("fixed");
    }
  });

  test("HT4 a rule is no larger than 20 em, and macros end", () => {
    const styles = elementsOf(treeOf("$\\rule{1000em}{1000em}$")).map(({ properties }) =>
      String(properties.style ?? ""),
    );
    const sizes = styles.join(";").match(/-?[\d.]+(?=em)/g) ?? [];
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes.map(Number))).toBeLessThanOrEqual(20);
    expect(wordsOf(treeOf("$\\def\\a{\\a\\a}\\a$"))).toContain("\\def");
    // 7 × 7 × 7 of one letter
    const seven = (name: string) => name.repeat(7);
    const large = `\\def\\a{x}\\def\\b{${seven("\\a")}}\\def\\c{${seven("\\b")}}${seven("\\c")}`;
    const classes = elementsOf(treeOf(`$${large}$`)).map(({ properties }) => properties.className);
    expect(classes).toEqual([undefined, ["katex-error"]]);
  });
});

describe("what hides in a text", () => {
  test("HT5 controls and turns of direction are seen, line ends are one, halves of characters are whole", () => {
    expect(visible("a\u0000b\u001b[31m\u202Ecod.exe\u2066\r\nc\rd\t\u007f\u0085")).toBe(
      "a␀b␛[31m⟨U+202E⟩cod.exe⟨U+2066⟩\nc\nd\t␡⟨U+0085⟩",
    );
    expect(visible("\ud83c")).toBe("\ufffd");
  });

  test("HT5 what people write is as it was", () => {
    for (const text of ["מה שלום 你好 naïve 👩‍👩‍👧 e\u0301", "two\nlines\tand a tab"])
      expect(visible(text)).toBe(text);
  });
});
