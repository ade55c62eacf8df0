/** What the tensor lab keeps in this browser. */
import * as z from "@/lib/contract/zod";
import type { SharedNotebook } from "@/lib/client/notebook";
import { asJson, recordOf, Remembered } from "@/lib/client/remembered";
import { seenSchema, type Seen } from "@/lib/client/seen";
import type { Observable } from "@/lib/client/store";
import type { NotebookKind } from "@/lib/contract/notebook";

const cellSchema = z.object({ id: z.string(), source: z.string() });
export type StoredCell = z.infer<typeof cellSchema>;

/** The tensor lab's work of somebody in a session. */
export type SharedWork = Readonly<Record<NotebookKind, SharedNotebook>>;

/** Cells as they are kept, with whose writings lie behind them. */
export interface KeptCells {
  cells: readonly StoredCell[];
  seen: Seen;
}

/** Cells that are kept: in this browser, or with a server; null while there are none. */
export interface CellStore extends Observable<KeptCells | null> {
  /**
   * @param before what stood on the page until now
   * @returns false when the browser does not keep them
   */
  set(kept: KeptCells, before: readonly StoredCell[]): boolean;
}

/** Cells that several devices have: a notebook's, or one with the code of each exercise. */
export const sharedCells = (shared: SharedNotebook): CellStore => ({
  get: () => {
    const { cells, seen = {} } = shared.get();
    return cells.length > 0 ? { cells, seen } : null;
  },
  set: ({ cells, seen }, given) => shared.write([...cells], { given, seen }),
  subscribe: shared.subscribe,
});

const keptSchema = z.strictObject({ cells: z.array(cellSchema).min(1), seen: seenSchema });
const notebookSchema = z.array(cellSchema).min(1);
const sourcesSchema = recordOf(z.string());
type Kept = z.infer<typeof keptSchema>;

/** @param before what the version before stored; it tells nothing of who wrote it */
const cellsKept = <Before extends z.ZodType>(
  key: string,
  owner: string,
  before: Before,
  cellsOf: (before: z.output<Before>) => StoredCell[],
) =>
  new Remembered<KeptCells | null>({
    ...{ owner, key, otherwise: null },
    schema: asJson(
      z.codec(z.union([keptSchema, before]), keptSchema, {
        decode: (value) =>
          keptSchema.safeParse(value).success
            ? (value as Kept)
            : { cells: cellsOf(value as z.output<Before>), seen: {} },
        encode: (value) => value,
      }),
    ),
  });

/** The notebook's cells that this browser keeps alone. */
export const savedCells = (owner: string): CellStore =>
  cellsKept(`spiralroom-notebook-${owner}`, owner, notebookSchema, (cells) => cells);

/** What was typed for each exercise, kept likewise: a cell for each. */
export const savedSources = (owner: string): CellStore =>
  cellsKept(`spiralroom-exercises-${owner}`, owner, sourcesSchema, (sources) =>
    Object.entries(sources).map(([id, source]) => ({ id, source })),
  );

export const noneSolved: readonly string[] = [];

/** Ids of the exercises that were solved without a server that keeps them. */
export const savedSolved = (owner: string) =>
  new Remembered<readonly string[]>({
    ...{ owner, key: `spiralroom-solved-${owner}` },
    schema: asJson(z.array(z.string())),
    otherwise: noneSolved,
  });

/** Cells that this browser kept of somebody before it shared them with the server. */
export const keptAlone = (owner: string, of: NotebookKind): readonly StoredCell[] =>
  (of === "notebook" ? savedCells : savedSources)(owner).get()?.cells ?? [];
