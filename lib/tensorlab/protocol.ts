/** What crosses between the page and the Python worker. */
import type { SignKind } from "@/lib/content/foreign-signs";
import type { Language } from "@/lib/content/language";
import type { Dataset, Network } from "@/lib/spiral/config";
import type { Flag } from "./asking/flag";
import type { Line } from "./asking/line";
import type { Figure } from "./figure/figure";

/** A tensor or array as the notebook draws it. */
export interface TensorPicture {
  dtype: string;
  /** sizes; empty for a scalar */
  shape: number[];
  /** elements between neighbours along each dimension */
  strides: number[];
  /** first element's place in the storage */
  offset: number;
  /** two tensors with one storageId share memory */
  storageId: number;
  /** elements in the storage */
  storageSize: number;
  contiguous: boolean;
  requiresGrad: boolean;
  /** values in row-major order as printed text, at most pictureLimit of them */
  values: string[];
}

/** Values that a picture carries at most; a larger tensor shows its first ones. */
export const pictureLimit = 400;

/** A variable that holds a tensor or an array. */
export interface NamedTensor extends TensorPicture {
  name: string;
}

/** A variable as one line tells it; what a tensor's has beside this is in its picture. */
export interface NamedValue {
  name: string;
  /** Python's name of the type */
  type: string;
  /** numbers and texts as Python prints them, cut short; null for what is told otherwise */
  text: string | null;
  /** things in a list, a dictionary, a text; null for what counts none */
  count: number | null;
}

/** Variables that are told at most, in the order in which they were made. */
export const namesAtMost = 200;

/** The last expression's value. */
interface Echo {
  /** as Python prints it */
  repr: string;
  /** characters of it that were left out at the end */
  left: number;
  /** Python's name of the type */
  type: string;
  picture: TensorPicture | null;
}

/** Signs in a source that only look like Python's. */
export interface ForeignSigns {
  /** 1-based line of the first */
  line: number;
  sign: string;
  kind: SignKind;
  /** what Python has in its place; empty where nothing belongs there */
  plain: string;
  /** how many there are */
  count: number;
  /** the whole source without them */
  fixed: string;
}

/** What stopped a cell: whoever pressed Stop, the limit on its time, or that the worker broke down under it. */
export type StopCause = "pressed" | "time" | "broken";

/** A student's error, or that the cell was stopped. */
export interface CellError {
  /** "RuntimeError", "SyntaxError", …; "Stopped" when the notebook ended it, "Dropped" when a restart or a stop took it away */
  type: string;
  message: string;
  /** 1-based line, null when unknown */
  line: number | null;
  /** the name of the cell that the line is in; null for the one that ran */
  cell: string | null;
  /** as Python prints it, without the lab's own lines; null where nobody asked for it */
  traceback: string | null;
  /** in a source that is not Python */
  signs: ForeignSigns | null;
  /** a module that is not there */
  absent: string | null;
  /** what it imports could not be fetched; another try asks again */
  unfetched?: boolean;
  /** of a cell that was stopped, or interrupted and kept what it had set */
  cause?: StopCause;
}

/** How a stopped notebook came back. */
export interface Recovery {
  /** cells that ran again */
  again: number;
  /** names of those that did not end this time: their variables are gone */
  lost: string[];
}

/** What a cell gives back when it has ended. */
export interface CellResult {
  echo: Echo | null;
  error: CellError | null;
  /** tensors and arrays that exist after the cell, by name */
  variables: NamedTensor[];
  /** all that has a name then, without modules, functions and classes */
  names: NamedValue[];
  /** milliseconds that the cell ran */
  ms: number;
  /** characters of what it printed that were left out at the end */
  left: number;
  /** when Python had to be started anew */
  recovery: Recovery | null;
}

/** What a cell is run with. */
export interface CellOptions {
  /** stands in tracebacks; without one there are none */
  name?: string;
  /** what it is given when it asks, before anybody is asked */
  lines?: readonly Line[];
  /** at which of its checks for it it is interrupted, as it was before */
  interrupts?: readonly number[];
}

/** Where Python prints. */
export type Stream = "stdout" | "stderr";

/** Where a program runs, as the module `classroom` knows it. */
export interface Classroom {
  language: Language;
  /** the session's; null where there is no session, or none that ranks */
  dataset: Dataset | null;
}

/** A model that a program handed in. */
export interface CodedModel {
  network: Network;
  /** in the layout of lib/spiral/network.ts */
  weights: Float32Array;
  /** a share of the held-out points; null without any */
  heldOutAccuracy: number | null;
  /** sources that led to it, oldest first: those that had succeeded, and the running one */
  cells: string[];
}

/** What a cell hands out beside text, while it runs. */
export type Shown = { kind: "model"; model: CodedModel } | { kind: "figure"; figure: Figure };

/** A cell to run. */
export type RunCell = {
  kind: "run";
  id: number;
  source: string;
  /** where lines are left that it asks for; null where nobody is asked */
  box: string | null;
  /** lowered to interrupt it; null where nobody does */
  flag: Flag | null;
} & CellOptions;

/** What the page asks of the worker. */
export type ToWorker =
  | RunCell
  | { kind: "enter"; classroom: Classroom }
  /** Python's machine code, as the page compiled it; null when the worker has to try for itself */
  | { kind: "compiled"; compiled: WebAssembly.Module | null };

/** What the worker tells the page. */
export type FromWorker =
  | { kind: "ready"; ms: number }
  | { kind: "failed"; message: string }
  | { kind: "output"; id: number; text: string }
  | { kind: "shown"; id: number; shown: Shown }
  /** the cell waits for a line at this path */
  | { kind: "asks"; id: number; path: string }
  /** the cell goes on with the line, without one where it could not come */
  | { kind: "heard"; id: number; line: Line | null }
  /** the cell is interrupted, at this one of its checks for it */
  | { kind: "interrupted"; id: number; check: number }
  /** torn: the cell tore the engine off, and this worker is of no more use */
  | { kind: "finished"; id: number; result: CellResult; torn: boolean };

/** An exercise's code that runs longer is stopped. */
export const cellLimitMs = 2_500;

/** A notebook's cell is: networks are trained there, and one can stop it oneself. */
export const notebookLimitMs = 600_000;

/** Characters of output, and of its last value, that a cell keeps; how many were left out is said. */
export const outputLimit = 100_000;
