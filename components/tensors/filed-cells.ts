/** Cells of the page as a file of Jupyter's holds them, and back. */
import type { CellError, CellResult } from "@/lib/tensorlab/protocol";
import type { FiledCell, FiledOutput, FiledPicture } from "@/lib/tensorlab/notebook-file";
import type { Piece } from "./class-link";
import { freshCell, type LiveCell } from "./live-cell";
import { overwritten, sinceCleared } from "./shown-output";
import { asText, isText, textIn } from "./text-source";

const printed = (text: string): FiledOutput[] => (text ? [{ kind: "printed", text: overwritten(text) }] : []);

/** @param drawings the cell's figures as they are drawn, in their order */
function outputsOf({ output, pieces, result }: LiveCell, drawings: readonly FiledPicture[]): FiledOutput[] {
  const begin = sinceCleared(output);
  const left = [...drawings];
  const kept = pieces.filter(({ at }) => at >= begin);
  const shown = kept.flatMap((piece, index) => {
    const picture = piece.kind === "figure" ? left.shift() : piece.kind === "picture" && piece.picture;
    const before = printed(output.slice(kept[index - 1]?.at ?? begin, piece.at));
    return picture ? [...before, { kind: "drawing" as const, ...picture }] : before;
  });
  const { echo, error } = result ?? {};
  const { type = "", message = "", traceback } = error ?? {};
  return [
    ...shown,
    ...printed(output.slice(kept.at(-1)?.at ?? begin)),
    ...(echo ? [{ kind: "value" as const, text: echo.repr }] : []),
    ...(error ? [{ kind: "error" as const, type, message, traceback: traceback ?? message }] : []),
  ];
}

export const filedCell = (cell: LiveCell, drawings: readonly FiledPicture[]): FiledCell =>
  isText(cell.source)
    ? { kind: "text", source: textIn(cell.source), count: null, outputs: [] }
    : { kind: "code", source: cell.source, count: cell.count, outputs: outputsOf(cell, drawings) };

const errorRead = ({ type, message, traceback }: Extract<FiledOutput, { kind: "error" }>): CellError => ({
  ...{ type, message, traceback },
  ...{ line: null, cell: null, signs: null, absent: null },
});

/** What a cell of a file gave where it ran; Python here knows nothing of it. */
function resultRead(outputs: readonly FiledOutput[]): CellResult | null {
  const value = outputs.find((one) => one.kind === "value");
  const failure = outputs.find((one) => one.kind === "error");
  if (!value && !failure) return null;
  return {
    echo: value ? { repr: value.text, left: 0, type: "", picture: null } : null,
    error: failure ? errorRead(failure) : null,
    ...{ variables: [], names: [], ms: 0, left: 0, recovery: null },
  };
}

export function liveCell({ kind, source, count, outputs }: FiledCell): LiveCell {
  if (kind === "text") return freshCell(asText(source));
  let output = "";
  const pieces: Piece[] = [];
  for (const one of outputs) {
    if (one.kind === "printed") output += one.text;
    if (one.kind !== "drawing") continue;
    const { kind: _, ...picture } = one;
    pieces.push({ at: output.length, kind: "picture", picture });
  }
  return { ...freshCell(source), output, pieces, result: resultRead(outputs), count };
}
