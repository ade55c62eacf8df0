/** What the tensor lab keeps in this browser. */
import * as z from "@/lib/contract/zod";
import type { SharedNotebook } from "@/lib/client/notebook";
import { asJson, recordOf, Remembered } from "@/lib/client/remembered";
import type { Observable } from "@/lib/client/store";
import type { NotebookKind } from "@/lib/contract/notebook";

const cellSchema = z.object({ id: z.string(), source: z.string() });
export type StoredCell = z.infer<typeof cellSchema>;

/** The tensor lab's work of somebody in a session. */
export type SharedWork = Readonly<Record<NotebookKind, SharedNotebook>>;

/** Cells that are kept: in this browser, or with a server. The value keeps its identity until something changes. */
export interface CellStore extends Observable<readonly StoredCell[] | null> {
  /**
   * @param before what stood on the page until now
   * @returns false when the browser does not keep them
   */
  set(cells: StoredCell[], before: readonly StoredCell[]): boolean;
}

/** What was typed for each exercise, kept likewise. */
export interface SourceStore extends Observable<Readonly<Record<string, string>>> {
  set(sources: Record<string, string>): boolean;
}

/** The cells of a notebook that several devices have; null while there are none. */
export const sharedCells = (shared: SharedNotebook): CellStore => ({
  get: () => (shared.get().cells.length > 0 ? shared.get().cells : null),
  set: (cells, before) => shared.write(cells, before),
  subscribe: shared.subscribe,
});

/** The code of the exercises that several devices have. */
export function sharedSources(shared: SharedNotebook): SourceStore {
  let last: { of: unknown; sources: Record<string, string> } = { of: null, sources: noSources };
  return {
    get: () => {
      const { cells } = shared.get();
      if (last.of !== cells)
        last = { of: cells, sources: Object.fromEntries(cells.map(({ id, source }) => [id, source])) };
      return last.sources;
    },
    set: (sources) => shared.write(Object.entries(sources).map(([id, source]) => ({ id, source }))),
    subscribe: shared.subscribe,
  };
}

/** The notebook's cells as last saved; null when there are none. */
export const savedCells = (owner: string) =>
  new Remembered<StoredCell[] | null>({
    ...{ owner, key: `spiralroom-notebook-${owner}` },
    schema: asJson(z.array(cellSchema).min(1)),
    otherwise: null,
  });

export const noSources: Record<string, string> = {};

/** What was typed for each exercise, by its id. */
export const savedSources = (owner: string) =>
  new Remembered({
    ...{ owner, key: `spiralroom-exercises-${owner}` },
    schema: asJson(recordOf(z.string())),
    otherwise: noSources,
  });

export const noneSolved: readonly string[] = [];

/** Ids of the exercises that were solved without a server that keeps them. */
export const savedSolved = (owner: string) =>
  new Remembered<readonly string[]>({
    ...{ owner, key: `spiralroom-solved-${owner}` },
    schema: asJson(z.array(z.string())),
    otherwise: noneSolved,
  });

/** Cells that this browser kept of somebody before it shared them with the server. */
export const keptAlone = (owner: string, of: NotebookKind): StoredCell[] =>
  of === "notebook"
    ? (savedCells(owner).get() ?? [])
    : Object.entries(savedSources(owner).get()).map(([id, source]) => ({ id, source }));
