/**
 * A run as a notebook: the program of torch-program.ts in cells, for Jupyter and Colab. Format: nbformat 4.5
 * (https://nbformat.readthedocs.io/en/latest/format_description.html), where every cell has an id.
 */
import type { Config } from "../config";
import { programParts } from "./torch-program";
import type { ProgramWords } from "./words";

/** A text as a notebook keeps it: lines with their ends, the last one without. */
const sourceOf = (lines: readonly string[]): string[] =>
  lines.map((line, i) => (i === lines.length - 1 ? line : `${line}\n`));

const code = (id: string, lines: readonly string[]) => ({
  ...{ cell_type: "code", id, metadata: {}, execution_count: null, outputs: [] },
  source: sourceOf(lines),
});

/** @param head what the notebook is, as Markdown */
export function torchNotebook(config: Config, words: ProgramWords, head: string): string {
  const { imports, data, model, training, loop } = programParts(config, words);
  return `${JSON.stringify(
    {
      cells: [
        { cell_type: "markdown", id: "head", metadata: {}, source: sourceOf(head.split("\n")) },
        code("imports", ["import math", "", ...imports]),
        code("data", data),
        code("model", model),
        code("training", training),
        code("loop", loop),
      ],
      metadata: {
        kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
        language_info: { name: "python" },
      },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  )}\n`;
}
