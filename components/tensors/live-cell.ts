import { nanoid } from "nanoid";
import type { AnswerLine } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";
import type { Piece } from "./class-link";
import type { StoredCell } from "./saved-work";

/** A cell as the page has it: its source is kept; of what came of it, see ./former-outputs.ts. */
export interface LiveCell extends StoredCell {
  output: string;
  pieces: readonly Piece[];
  result: CellResult | null;
  running: boolean;
  /** how the line is given that its program waits for */
  asking: AnswerLine | null;
  /** the how-manieth that ran since Python started; null for one that did not */
  count: number | null;
  /** what it shows came before the page was loaded anew */
  former: boolean;
}

/** One that did not run. */
export const freshCell = (source: string, id = nanoid()): LiveCell => ({
  ...{ id, source },
  output: "",
  pieces: [],
  result: null,
  running: false,
  asking: null,
  count: null,
  former: false,
});
