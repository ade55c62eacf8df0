"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { savedCells, type StoredCell } from "./saved-work";

/** Milliseconds after the last edit. */
const saveAfterMs = 500;

interface Options<Cell extends StoredCell> {
  ownerId: string;
  initial: () => Cell[];
  /** makes a cell out of a saved one */
  revive: (saved: StoredCell) => Cell;
  /** a newer state that was saved elsewhere, or null */
  restore?: () => Promise<StoredCell[] | null>;
  onRestored?: () => void;
  onSave?: (cells: StoredCell[]) => void;
  onStorageFull?: () => void;
}

/**
 * Cells that save themselves a moment after each edit, here and wherever `onSave` takes them.
 * Nothing is saved before the first edit, so that a page that was only opened overwrites nobody's work.
 */
export function useSavedCells<Cell extends StoredCell>(options: Options<Cell>) {
  const { ownerId, initial } = options;
  const store = useMemo(() => savedCells(ownerId), [ownerId]);
  const [cells, setCells] = useState<Cell[]>(initial);
  const callbacks = useRef(options);
  const edited = useRef(false);
  useEffect(() => {
    callbacks.current = options;
  });

  useEffect(() => {
    const { revive } = callbacks.current;
    const saved = store.get();
    // the saved cells exist in the browser only, so they can come only after the first paint
    if (saved) setCells(saved.map(revive));
    void callbacks.current.restore?.().then((newer) => {
      if (!newer || newer.length === 0 || edited.current) return;
      setCells(newer.map(revive));
      store.set(newer);
      callbacks.current.onRestored?.();
    });
  }, [store]);

  const sources = JSON.stringify(cells.map(({ id, source }) => [id, source]));
  useEffect(() => {
    if (!edited.current) return;
    const timer = setTimeout(() => {
      const current = (JSON.parse(sources) as [string, string][]).map(([id, source]) => ({ id, source }));
      if (!store.set(current)) callbacks.current.onStorageFull?.();
      callbacks.current.onSave?.(current);
    }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [sources, store]);

  /** A change of the student's. */
  const edit = useCallback((change: (cells: Cell[]) => Cell[]) => {
    edited.current = true;
    setCells(change);
  }, []);
  return { cells, setCells, edit };
}
