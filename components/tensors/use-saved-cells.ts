"use client";
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { SavedCells } from "./saved-cells";
import type { StoredCell } from "./saved-work";

type Options<Cell extends StoredCell> = ConstructorParameters<typeof SavedCells<Cell>>[0];

/** `revive` and `both` keep their identity. */
interface Saving<Cell extends StoredCell> extends Pick<Options<Cell>, "store" | "revive" | "both"> {
  initial: () => Cell[];
  onStorageFull?: () => void;
}

/** Cells that are saved with each edit, in the same step, and meet what other tabs and devices write. */
export function useSavedCells<Cell extends StoredCell>({
  initial,
  onStorageFull,
  store,
  revive,
  both,
}: Saving<Cell>) {
  const [cells, setCells] = useState<Cell[]>(initial);
  const [first] = useState(cells);
  const onFull = useRef(onStorageFull);
  useEffect(() => {
    onFull.current = onStorageFull;
  });
  const saved = useMemo(
    () => new SavedCells<Cell>({ store, initial: first, revive, both, onShown: setCells }),
    [store, first, revive, both],
  );
  // the saved cells exist in the browser only, so they can come only after the first paint
  useEffect(() => saved.open(() => onFull.current?.()), [saved]);
  const edit = useCallback((change: (cells: Cell[]) => Cell[]) => saved.edit(change), [saved]);
  const show = useCallback((change: (cells: Cell[]) => Cell[]) => saved.show(change), [saved]);
  /** the cells as they are now */
  const latest = useMemo<RefObject<Cell[]>>(
    () => ({
      get current() {
        return saved.cells;
      },
    }),
    [saved],
  );
  return { cells, latest, show, edit };
}
