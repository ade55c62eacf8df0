import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "@/components/ui/markdown";

/** How it stands before the code that formats it is there. */
const unformatted = (text: string): string => renderToStaticMarkup(createElement(Markdown, null, text));

test("EP3 a text of ours has its paragraphs before it is formatted", () => {
  const drawn = unformatted("One line\nand another.\n\n- a\n- b\n \n\nThe *last*.\n");
  expect([...drawn.matchAll(/<p[^>]*>([^<]*)<\/p>/g)].map(([, text]) => text)).toEqual([
    "One line\nand another.",
    "- a\n- b",
    "The *last*.",
  ]);
});
