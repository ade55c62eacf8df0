"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, type RefObject } from "react";
import { drawingsOf } from "./drawings";
import type { FormerOutputs } from "./former-outputs";
import { freshCell, type LiveCell } from "./live-cell";
import { inTwoCells, putBack } from "./merge-cells";
import { edited } from "./merge-text";
import type { CellStore, StoredCell } from "./saved-work";
import { useRuns } from "./use-runs";
import { useSavedCells } from "./use-saved-cells";

export type NotebookControl = ReturnType<typeof useNotebook>;

interface Options {
  store: CellStore;
  /** cells of a first visit */
  initial: readonly string[];
  /** the name that stands in tracebacks; counted from 1 */
  cellName: (number: number) => string;
  /** what cells gave before the page was loaded anew */
  former: FormerOutputs;
  onStorageFull?: () => void;
}

/** the same on every device, so that two that begin apart have them once */
const startId = (at: number): string => `start-${at}`;

const revive = ({ id, source }: StoredCell): LiveCell => freshCell(source, id);

/** What can be done to the list of cells. */
function useCellList(edit: (change: (cells: LiveCell[]) => LiveCell[]) => void) {
  const add = useCallback(
    (afterId?: string, source = "") => {
      const cell = freshCell(source);
      edit((old) => {
        const at = afterId ? old.findIndex(({ id }) => id === afterId) + 1 : old.length;
        return old.toSpliced(at, 0, cell);
      });
      return cell.id;
    },
    [edit],
  );
  const remove = useCallback(
    (id: string) => edit((old) => (old.length > 1 ? old.filter((cell) => cell.id !== id) : [freshCell("")])),
    [edit],
  );
  const restore = useCallback(
    (cell: LiveCell, index: number) =>
      edit((old) => {
        // the blank cell that took the place of the last one goes again
        const rest = old.length === 1 && old[0].source === "" ? [] : old;
        const put = { ...cell, running: false, asking: null };
        return putBack(rest, put, { index, id: nanoid() });
      }),
    [edit],
  );
  const move = useCallback(
    (id: string, by: -1 | 1) =>
      edit((old) => {
        const from = old.findIndex((cell) => cell.id === id);
        const to = from + by;
        if (from < 0 || to < 0 || to >= old.length) return old;
        return old.toSpliced(from, 1).toSpliced(to, 0, old[from]);
      }),
    [edit],
  );
  return { add, remove, restore, move };
}

interface Showing {
  latest: RefObject<LiveCell[]>;
  show: (change: (cells: LiveCell[]) => LiveCell[]) => void;
}

/** Shows what the cells gave before, once they are there, and keeps it as the page goes. */
function useFormerOutputs(former: FormerOutputs, { latest, show }: Showing): void {
  useEffect(() => {
    show((old) => former.put(old));
    const keep = () => former.keep(latest.current, drawingsOf);
    const hide = () => document.visibilityState === "hidden" && keep();
    // a phone may end a page that is hidden without a word
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", hide);
    return () => {
      removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [former, latest, show]);
}

/** The notebook's cells, its Python, and what one can do with them. */
export function useNotebook({ initial, cellName, former, ...saving }: Options) {
  const { cells, latest, show, edit } = useSavedCells<LiveCell>({
    ...saving,
    initial: () => initial.map((source, at) => freshCell(source, startId(at))),
    ...{ revive, both: inTwoCells },
  });
  useFormerOutputs(former, { latest, show });
  const list = useCellList(edit);
  const { runMany, restart, ...runs } = useRuns({ latest, show, cellName });
  const untouched = (old: readonly LiveCell[]): boolean =>
    old.every(({ id, source }, at) => source === "" || (id === startId(at) && source === initial[at]));
  const place = (id: string): number => latest.current.findIndex((cell) => cell.id === id);
  return {
    ...{ cells, restart },
    ...list,
    ...runs,
    /** @param was the text that it was made from, as an editor showed it */
    edit: (id: string, source: string, was?: string) =>
      edit((old) => old.map((cell) => (cell.id === id ? edited(cell, source, was) : cell))),
    /** below what is there; in the place of cells that nobody has changed */
    append: (more: readonly LiveCell[]) =>
      // in the place of nothing: a notebook has a cell to write in
      more.length > 0 && edit((old) => [...(untouched(old) ? [] : old), ...more]),
    runAll: () => runMany(latest.current),
    runAbove: (id: string) => runMany(latest.current.slice(0, place(id))),
    runBelow: (id: string) => runMany(latest.current.slice(place(id))),
    restartAndRun: () => {
      restart();
      return runMany(latest.current);
    },
  };
}
