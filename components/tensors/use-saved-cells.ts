"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, useRef, useState } from "react";
import { LatelyReplaced } from "./lately-replaced";
import { isBehind, mergeCells } from "./merge-cells";
import type { CellStore, StoredCell } from "./saved-work";

interface Options<Cell extends StoredCell> {
  store: CellStore;
  initial: () => Cell[];
  /** makes a cell out of a saved one */
  revive: (saved: StoredCell) => Cell;
  onStorageFull?: () => void;
}

const stored = (cells: readonly StoredCell[]): StoredCell[] =>
  cells.map(({ id, source }) => ({ id, source }));

/**
 * Cells that are saved with each edit, in the same step, and meet what another tab or device wrote.
 * Nothing is saved before the first edit, so that a page that was only opened overwrites nobody's work.
 */
export function useSavedCells<Cell extends StoredCell>(options: Options<Cell>) {
  const { store, initial } = options;
  const [cells, setCells] = useState<Cell[]>(initial);
  const callbacks = useRef(options);
  /** the cells as they are now: what was drawn last may lack the last key */
  const latest = useRef(cells);
  /** what this tab last wrote or read */
  const base = useRef<readonly StoredCell[] | null>(null);
  const full = useRef(false);
  const [written] = useState(() => new LatelyReplaced());
  useEffect(() => {
    callbacks.current = options;
  });

  /** A change of what the page shows. */
  const show = useCallback((change: (cells: Cell[]) => Cell[]) => {
    latest.current = change(latest.current);
    setCells(latest.current);
  }, []);

  /** Cells from elsewhere, those that are here already with all that belongs to them. */
  const take = useCallback(
    (newer: readonly StoredCell[]) =>
      show((old) =>
        newer.map((cell) => {
          const known = old.find(({ id }) => id === cell.id);
          return known?.source === cell.source ? known : callbacks.current.revive(cell);
        }),
      ),
    [show],
  );

  /** Puts together what another tab wrote meanwhile and what stands here. @returns whether that tab lacks some of it */
  const meetOther = useCallback((): boolean => {
    const theirs = store.get();
    if (!theirs || !base.current || JSON.stringify(theirs) === JSON.stringify(base.current)) return false;
    const [mine, replaced] = [stored(latest.current), written.at(performance.now())];
    take(mergeCells({ base: base.current, mine, theirs, replaced }, nanoid));
    base.current = theirs;
    return isBehind({ mine, theirs, replaced });
  }, [store, take, written]);

  const save = useCallback(
    (cells: StoredCell[]) => {
      const before = base.current ?? [];
      written.note(before, cells, performance.now());
      const kept = store.set(cells, before);
      base.current = cells;
      if (!kept && !full.current) callbacks.current.onStorageFull?.();
      full.current = !kept;
    },
    [store, written],
  );

  useEffect(() => {
    const saved = store.get();
    base.current = saved ?? stored(latest.current);
    // the saved cells exist in the browser only, so they can come only after the first paint
    if (saved) take(saved);
    return store.subscribe(() => {
      if (meetOther()) save(stored(latest.current));
    });
  }, [meetOther, save, store, take]);

  /** A change of the student's. */
  const edit = useCallback(
    (change: (cells: Cell[]) => Cell[]) => {
      meetOther();
      show(change);
      save(stored(latest.current));
    },
    [meetOther, save, show],
  );
  return { cells, latest, show, edit };
}
