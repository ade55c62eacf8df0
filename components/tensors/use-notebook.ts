"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, useRef, useState } from "react";
import { Kernel, type KernelState } from "@/lib/tensorlab/client";
import type { CellResult, NamedTensor } from "@/lib/tensorlab/protocol";
import type { StoredCell } from "./saved-work";
import { useSavedCells } from "./use-saved-cells";

export interface LiveCell extends StoredCell {
  output: string;
  result: CellResult | null;
  running: boolean;
}

export interface NotebookControl {
  cells: LiveCell[];
  variables: NamedTensor[];
  kernel: KernelState;
  edit(id: string, source: string): void;
  run(id: string): Promise<CellResult | null>;
  runAll(): Promise<void>;
  add(afterId?: string): string;
  remove(id: string): void;
  restore(cell: LiveCell, index: number): void;
  move(id: string, by: -1 | 1): void;
  interrupt(): void;
  restart(): void;
}

const fresh = (source: string, id = nanoid()): LiveCell => ({
  ...{ id, source },
  output: "",
  result: null,
  running: false,
});

interface Options {
  ownerId: string;
  /** cells of a first visit */
  initial: readonly string[];
  /** see `useSavedCells` */
  restore?: () => Promise<StoredCell[] | null>;
  onRestored?: () => void;
  onSave?: (cells: StoredCell[]) => void;
  onStorageFull?: () => void;
}

/** A Python for as long as the component lives; it starts when the page has shown itself. */
function useKernel() {
  const kernel = useRef<Kernel | null>(null);
  const [state, setState] = useState<KernelState>("starting");
  useEffect(() => {
    const created = new Kernel();
    kernel.current = created;
    const unwatch = created.watch(setState);
    const retry = () => created.retry();
    addEventListener("online", retry);
    return () => {
      removeEventListener("online", retry);
      unwatch();
      created.dispose();
    };
  }, []);
  return { kernel, state };
}

/** What can be done to the list of cells. */
function useCellList(edit: (change: (cells: LiveCell[]) => LiveCell[]) => void) {
  const add = useCallback(
    (afterId?: string) => {
      const cell = fresh("");
      edit((old) => {
        const at = afterId ? old.findIndex(({ id }) => id === afterId) + 1 : old.length;
        return old.toSpliced(at, 0, cell);
      });
      return cell.id;
    },
    [edit],
  );
  const remove = useCallback(
    (id: string) => edit((old) => (old.length > 1 ? old.filter((cell) => cell.id !== id) : [fresh("")])),
    [edit],
  );
  const restore = useCallback(
    (cell: LiveCell, index: number) =>
      edit((old) => {
        // the blank cell that took the place of the last one goes again
        const rest = old.length === 1 && old[0].source === "" ? [] : old;
        return rest.toSpliced(index, 0, { ...cell, running: false });
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

/** The notebook's cells, its Python, and what one can do with them. */
export function useNotebook({ initial, ...saving }: Options): NotebookControl {
  const { cells, setCells, edit } = useSavedCells<LiveCell>({
    ...saving,
    initial: () => initial.map((source) => fresh(source)),
    revive: ({ id, source }) => fresh(source, id),
  });
  const list = useCellList(edit);
  const [variables, setVariables] = useState<NamedTensor[]>([]);
  const { kernel, state } = useKernel();
  const latest = useRef(cells);
  useEffect(() => {
    latest.current = cells;
  });

  const show = useCallback(
    (id: string, change: (cell: LiveCell) => Partial<LiveCell>) =>
      setCells((old) => old.map((cell) => (cell.id === id ? { ...cell, ...change(cell) } : cell))),
    [setCells],
  );
  const run = useCallback(
    async (id: string) => {
      const cell = latest.current.find((one) => one.id === id);
      if (!cell || cell.running || !kernel.current) return null;
      show(id, () => ({ running: true, output: "", result: null }));
      const result = await kernel.current.run(cell.source, (text) =>
        show(id, ({ output }) => ({ output: output + text })),
      );
      show(id, () => ({ running: false, result }));
      setVariables(result.variables);
      return result;
    },
    [kernel, show],
  );
  const runAll = useCallback(async () => {
    for (const { id } of latest.current) {
      const result = await run(id);
      if (!result || result.error) return;
    }
  }, [run]);
  const restart = useCallback(() => {
    kernel.current?.restart();
    setVariables([]);
    setCells((old) => old.map(({ id, source }) => fresh(source, id)));
  }, [kernel, setCells]);

  return {
    ...{ cells, variables, kernel: state, run, runAll, restart },
    ...list,
    edit: (id, source) => edit((old) => old.map((cell) => (cell.id === id ? { ...cell, source } : cell))),
    interrupt: () => kernel.current?.interrupt(),
  };
}
