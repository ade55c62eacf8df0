/** What crosses between the page and the Python worker. */

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

/** The last expression's value. */
interface Echo {
  /** as Python prints it */
  repr: string;
  /** Python's name of the type */
  type: string;
  picture: TensorPicture | null;
}

/** A student's error, or that the cell was stopped. */
export interface CellError {
  /** "RuntimeError", "SyntaxError", …; "Stopped" when the notebook ended it */
  type: string;
  message: string;
  /** 1-based line of the cell, null when unknown */
  line: number | null;
}

/** What a cell gives back when it has ended. */
export interface CellResult {
  echo: Echo | null;
  error: CellError | null;
  /** tensors and arrays that exist after the cell, by name */
  variables: NamedTensor[];
  /** milliseconds that the cell ran */
  ms: number;
}

/** What the page asks of the worker. */
export type ToWorker = { kind: "run"; id: number; source: string };

/** What the worker tells the page. */
export type FromWorker =
  | { kind: "ready"; ms: number }
  | { kind: "failed"; message: string }
  | { kind: "output"; id: number; text: string }
  | { kind: "finished"; id: number; result: CellResult };

/** A cell that runs longer is stopped. */
export const cellLimitMs = 2_500;

/** Characters of output that a cell keeps; the rest is cut with a notice. */
export const outputLimit = 100_000;
