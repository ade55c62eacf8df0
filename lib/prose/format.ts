/**
 * Somebody's text, which is Markdown as it is written here, with maths ($…$, $$…$$), as a tree. It takes whatever time the text makes it take:
 * for the worker only, where that holds nobody up.
 */
import { toText } from "hast-util-to-text";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { dialect } from "./dialect";
import type { Formatted } from "./formatted";
import { makeSafe, TooLarge } from "./safe-tree";
import { typeset } from "./typeset";

/** HTML that was typed is kept, to be shown as the words that it is. */
const parser = unified()
  .use(remarkParse)
  .use(dialect)
  .use(remarkMath)
  .use(remarkRehype, { allowDangerousHtml: true });

/** The formatted text, or the reason why it is to stand as it was written; never throws. */
export function format(text: string): Formatted {
  try {
    const tree = parser.runSync(parser.parse(text));
    makeSafe(tree);
    typeset(tree);
    makeSafe(tree);
    return toText(tree).trim() === "" ? { asWritten: "wordless" } : { tree };
  } catch (error) {
    // a full stack is a text nested beyond what the parser can follow
    return { asWritten: error instanceof TooLarge ? error.limit : "nested" };
  }
}
