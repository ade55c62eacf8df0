/** What cells gave before the page was loaded anew: this tab keeps as much of it as is small, as a file of Jupyter's. */
import { asJson, Remembered } from "@/lib/client/remembered";
import * as z from "@/lib/contract/zod";
import {
  readNotebookFile,
  writeNotebookFile,
  type FiledOutput,
  type FiledPicture,
} from "@/lib/tensorlab/notebook-file";
import { filedCell, liveCell } from "./filed-cells";
import type { LiveCell } from "./live-cell";
import { isText } from "./text-source";

/** Characters of one output at most; a larger one is left out. */
const outputCharacters = 250_000;
/** Of all cells together: a tab's storage holds a few million, and drafts need it, too. */
const charactersAtMost = 2_000_000;

const schema = asJson(z.object({ ids: z.array(z.string()), file: z.string() }));

const sizeOf = (output: FiledOutput): number =>
  output.kind === "error"
    ? output.traceback.length + output.message.length
    : (output.kind === "drawing" ? output.data : output.text).length;

/** One that nothing has come of since the page was loaded. */
const isBlank = ({ output, pieces, result, running }: LiveCell): boolean =>
  !output && pieces.length === 0 && !result && !running;

/** Outputs of somebody's notebook, kept in this tab over a reload. */
export class FormerOutputs {
  readonly #kept: Remembered<z.output<typeof schema> | null>;

  constructor(owner: string) {
    this.#kept = new Remembered<z.output<typeof schema> | null>({
      ...{ owner, key: `spiralroom-outputs-${owner}`, scope: "tab", otherwise: null },
      schema,
    });
  }

  /** @param drawings a cell's figures as they are drawn */
  keep(cells: readonly LiveCell[], drawings: (cell: LiveCell) => readonly FiledPicture[]): void {
    let left = charactersAtMost;
    const small = (output: FiledOutput): boolean => {
      const size = sizeOf(output);
      if (size > outputCharacters || size > left) return false;
      left -= size;
      return true;
    };
    const given = cells.filter((cell) => !isText(cell.source) && !isBlank(cell));
    const filed = given.map((cell) => {
      const { outputs, ...rest } = filedCell(cell, drawings(cell));
      return { ...rest, outputs: outputs.filter(small) };
    });
    if (given.length === 0 && this.#kept.get() === null) return;
    this.#kept.set({ ids: given.map(({ id }) => id), file: writeNotebookFile(filed) });
  }

  /** The cells, each that is as it was with what it gave. */
  put(cells: readonly LiveCell[]): LiveCell[] {
    const kept = this.#kept.get();
    const found = (kept && readNotebookFile(kept.file)) ?? [];
    const former = new Map(found.map((cell, at) => [kept?.ids[at], cell]));
    return cells.map((cell) => {
      const filed = former.get(cell.id);
      if (!filed || filed.source !== cell.source || !isBlank(cell)) return cell;
      return { ...liveCell(filed), id: cell.id, count: null, former: true };
    });
  }
}
