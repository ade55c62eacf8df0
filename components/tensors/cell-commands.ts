/** What is done to cells, by their ids. */
export interface CellCommands {
  /** @param was the text that it was made from, as the editor showed it */
  edit: (id: string, source: string, was?: string) => void;
  /** code to text, text to code */
  turn: (id: string) => void;
  run: (id: string, andNext: boolean) => void;
  runMany: (id: string, which: "above" | "below") => void;
  move: (id: string, by: -1 | 1) => void;
  /** one more below it */
  add: (id: string) => void;
  remove: (id: string) => void;
}
