/** Notebooks that one can begin with: the week's two code exercises, told in cells. Their cells are fetched when wanted. */
import type { Localized } from "./language";

export type StartingNotebook = "tensors" | "spiral";

/** A cell: Python, which is the same in both languages, or Markdown. */
export type StartingCell = string | Localized;

export const startingNotebooks: readonly { id: StartingNotebook; title: Localized }[] = [
  { id: "tensors", title: { zh: "张量入门", en: "Tensors, step by step" } },
  { id: "spiral", title: { zh: "螺旋分类", en: "Classifying spirals" } },
];
