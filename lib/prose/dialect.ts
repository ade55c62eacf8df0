/** Markdown as it is written here: GitHub's (tables, task lists, struck words, bare addresses), for every text alike. */
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import type { Plugin, PluggableList } from "unified";
import { visitParents } from "unist-util-visit-parents";

/** Footnotes would number, and lead, across the texts of a page, under a heading in English. */
const withoutFootnotes: Plugin<[], Root> = function () {
  const data = this.data();
  const names = ["gfmFootnoteDefinition", "gfmFootnoteCall", "gfmPotentialFootnoteCall"];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: names } }];
};

/** A row may have more cells than the table's head: nobody's words are dropped. */
const everyCell: Plugin<[], Root> = () => (root) =>
  visitParents(root, "table", (table) => {
    const columns = Math.max(...table.children.map((row) => row.children.length));
    table.align = Array.from({ length: columns }, (_, column) => table.align?.[column] ?? null);
  });

/** A task's box is a sign: one that can be pressed would promise more than a text keeps. */
const signsForBoxes: Plugin<[], Root> = () => (root) =>
  visitParents(root, "listItem", (item) => {
    const [first] = item.children;
    if (item.checked == null || first?.type !== "paragraph") return;
    first.children.unshift({ type: "text", value: item.checked ? "☑ " : "☐ " });
    item.checked = null;
  });

/** For a processor of Markdown, after its parser. One tilde is none of the signs: it stands in "1~2". */
export const dialect: PluggableList = [
  [remarkGfm, { singleTilde: false }],
  withoutFootnotes,
  everyCell,
  signsForBoxes,
];
