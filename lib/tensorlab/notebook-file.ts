/**
 * Notebooks as files of Jupyter's, with what their cells gave. Format: nbformat 4.5
 * (https://nbformat.readthedocs.io/en/latest/format_description.html); what is read may be any of version 4.
 */

/** What a cell gave, in the order in which it came. */
export type FiledOutput =
  | { kind: "printed"; text: string }
  /** of the last expression */
  | { kind: "value"; text: string }
  | { kind: "error"; type: string; message: string; traceback: string }
  | ({ kind: "drawing" } & FiledPicture);

const pictureTypes = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"] as const;

/** A picture as a file holds it. */
export interface FiledPicture {
  type: (typeof pictureTypes)[number];
  /** an SVG's text, any other's bytes in base64 */
  data: string;
  /** for whoever does not see it; empty where nothing is said */
  words: string;
}

/** Characters of a picture at most; larger ones are left out. */
const pictureCharacters = 4_000_000;

/** Bytes of a file at most: what it prints stands on the page at once. */
export const largestNotebookFile = 20_000_000;

/** A cell as a file holds it. */
export interface FiledCell {
  kind: "code" | "text";
  /** Python, or Markdown */
  source: string;
  /** the how-manieth that ran; null for one that did not */
  count: number | null;
  outputs: readonly FiledOutput[];
}

/** A text as the format has it: lines with their ends. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

const written = (output: FiledOutput, count: number | null) => {
  switch (output.kind) {
    case "printed":
      return { output_type: "stream", name: "stdout", text: linesOf(output.text) };
    case "value":
      return {
        ...{ output_type: "execute_result", execution_count: count, metadata: {} },
        data: { "text/plain": linesOf(output.text) },
      };
    case "error":
      return {
        ...{ output_type: "error", ename: output.type, evalue: output.message },
        traceback: output.traceback.split("\n"),
      };
    case "drawing":
      return {
        ...{ output_type: "display_data", metadata: {} },
        data: {
          // the format has an SVG in lines, and bytes in one
          [output.type]: output.type === "image/svg+xml" ? linesOf(output.data) : output.data,
          ...(output.words && { "text/plain": linesOf(output.words) }),
        },
      };
  }
};

const cellWritten = ({ kind, source, count, outputs }: FiledCell, at: number) => {
  const common = { id: `cell-${at + 1}`, metadata: {}, source: linesOf(source) };
  if (kind === "text") return { cell_type: "markdown", ...common };
  const given = outputs.map((output) => written(output, count));
  return { cell_type: "code", ...common, execution_count: count, outputs: given };
};

/** The file's text. */
export function writeNotebookFile(cells: readonly FiledCell[]): string {
  const notebook = {
    cells: cells.map(cellWritten),
    metadata: {
      kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
      language_info: { name: "python" },
    },
    ...{ nbformat: 4, nbformat_minor: 5 },
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

type Found = Record<string, unknown>;

const isFound = (value: unknown): value is Found => typeof value === "object" && value !== null;
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** One text, or the lines of one. */
const textIn = (value: unknown): string =>
  typeof value === "string"
    ? value
    : listIn(value)
        .filter((line) => typeof line === "string")
        .join("");

/** Jupyter's tracebacks are coloured for terminals. */
const uncoloured = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, "");

function pictureRead(data: Found, words: string): FiledOutput[] {
  const type = pictureTypes.find((one) => textIn(data[one]) !== "");
  if (!type) return [];
  const found = textIn(data[type]);
  if (found.length > pictureCharacters) return [];
  return [
    { kind: "drawing", type, data: type === "image/svg+xml" ? found : found.replace(/\s/g, ""), words },
  ];
}

/** @returns nothing for what cannot be shown here, as widgets */
function outputRead(output: unknown): FiledOutput[] {
  if (!isFound(output)) return [];
  const { output_type, data } = output;
  if (output_type === "stream") return [{ kind: "printed", text: textIn(output.text) }];
  if (output_type === "error") {
    const traceback = listIn(output.traceback).map(textIn).join("\n");
    const [type, message] = [textIn(output.ename), textIn(output.evalue)];
    return [{ kind: "error", type, message, traceback: uncoloured(traceback) }];
  }
  if (!isFound(data)) return [];
  const text = textIn(data["text/plain"]);
  const picture = pictureRead(data, text);
  if (output_type === "execute_result")
    return [...picture, ...(text ? [{ kind: "value" as const, text }] : [])];
  if (picture.length > 0) return picture;
  return text ? [{ kind: "printed", text: `${text}\n` }] : [];
}

function cellRead(cell: unknown): FiledCell[] {
  if (!isFound(cell)) return [];
  // editors know one kind of line end, whatever machine the file is of
  const source = textIn(cell.source).replace(/\r\n?/g, "\n");
  if (cell.cell_type !== "code") return [{ kind: "text", source, count: null, outputs: [] }];
  const count = typeof cell.execution_count === "number" ? cell.execution_count : null;
  return [{ kind: "code", source, count, outputs: listIn(cell.outputs).flatMap(outputRead) }];
}

/** The cells of a file; null where it is no notebook of version 4. */
export function readNotebookFile(text: string): FiledCell[] | null {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFound(notebook) || notebook.nbformat !== 4 || !Array.isArray(notebook.cells)) return null;
  return notebook.cells.flatMap(cellRead);
}
