/** Cells of text: a cell whose first line is IPython's mark for Markdown, so that a notebook is cells of source alone. */
const mark = "%%markdown\n";

export const isText = (source: string): boolean => source.startsWith(mark);

/** The Markdown of a cell of text. */
export const textIn = (source: string): string => source.slice(mark.length);

export const asText = (markdown: string): string => `${mark}${markdown}`;
