"use client";
import { nanoid } from "nanoid";
import { useCallback, useEffect, useRef, useState } from "react";
import { Kernel, type KernelState } from "@/lib/tensorlab/client";
import type { CellResult, NamedTensor } from "@/lib/tensorlab/protocol";

export interface NotebookCell {
  id: string;
  source: string;
  output: string;
  result: CellResult | null;
  running: boolean;
}

export interface Notebook {
  cells: NotebookCell[];
  variables: NamedTensor[];
  kernel: KernelState;
  edit(id: string, source: string): void;
  run(id: string): Promise<void>;
  runAll(): Promise<void>;
  add(afterId?: string, source?: string): string;
  remove(id: string): void;
  restore(cell: NotebookCell, index: number): void;
  move(id: string, by: -1 | 1): void;
  interrupt(): void;
  restart(): void;
}

const newCell = (source = ""): NotebookCell => ({
  id: nanoid(),
  source,
  output: "",
  result: null,
  running: false,
});

function load(storageKey: string): NotebookCell[] | null {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    if (!Array.isArray(saved) || saved.length === 0) return null;
    return saved.map((cell: { id?: unknown; source?: unknown }) => ({
      ...newCell(String(cell.source ?? "")),
      id: String(cell.id),
    }));
  } catch {
    // unreadable or forbidden storage: the notebook starts fresh and says nothing was saved before
    return null;
  }
}

function save(storageKey: string, cells: readonly NotebookCell[]): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(cells.map(({ id, source }) => ({ id, source }))));
    return true;
  } catch {
    return false;
  }
}

interface Options {
  storageKey: string;
  /** cells of a first visit */
  initial: readonly string[];
  /** called with the cells half a second after the last edit */
  onSave?: (cells: { id: string; source: string }[]) => void;
  onStorageFull?: () => void;
}

/** The notebook's state; the kernel starts when the page has shown itself. */
export function useNotebook({ storageKey, initial, onSave, onStorageFull }: Options): Notebook {
  const [cells, setCells] = useState<NotebookCell[]>(() => initial.map(newCell));
  const [variables, setVariables] = useState<NamedTensor[]>([]);
  const [kernelState, setKernelState] = useState<KernelState>("starting");
  const kernel = useRef<Kernel | null>(null);
  const latest = useRef(cells);
  const loaded = useRef(false);
  const callbacks = useRef({ onSave, onStorageFull });
  useEffect(() => {
    latest.current = cells;
    callbacks.current = { onSave, onStorageFull };
  });

  useEffect(() => {
    const saved = load(storageKey);
    // the saved cells exist in the browser only, so they can come only after the first paint
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (saved) setCells(saved);
    loaded.current = true;
    const created = new Kernel();
    kernel.current = created;
    const unwatch = created.watch(setKernelState);
    return () => {
      unwatch();
      created.dispose();
    };
  }, [storageKey]);

  const sources = JSON.stringify(cells.map(({ id, source }) => [id, source]));
  useEffect(() => {
    if (!loaded.current) return;
    const timer = setTimeout(() => {
      const current = latest.current.map(({ id, source }) => ({ id, source }));
      if (!save(storageKey, latest.current)) callbacks.current.onStorageFull?.();
      callbacks.current.onSave?.(current);
    }, 500);
    return () => clearTimeout(timer);
  }, [sources, storageKey]);

  const update = useCallback((id: string, change: (cell: NotebookCell) => NotebookCell) => {
    setCells((old) => old.map((cell) => (cell.id === id ? change(cell) : cell)));
  }, []);

  const run = useCallback(
    async (id: string) => {
      const cell = latest.current.find((one) => one.id === id);
      if (!cell || cell.running || !kernel.current) return;
      update(id, (old) => ({ ...old, running: true, output: "", result: null }));
      const result = await kernel.current.run(cell.source, (text) =>
        update(id, (old) => ({ ...old, output: old.output + text })),
      );
      update(id, (old) => ({ ...old, running: false, result }));
      setVariables(result.variables);
    },
    [update],
  );

  const runAll = useCallback(async () => {
    for (const { id } of latest.current) {
      await run(id);
      if (latest.current.find((cell) => cell.id === id)?.result?.error) return;
    }
  }, [run]);

  const add = useCallback((afterId?: string, source = "") => {
    const cell = newCell(source);
    setCells((old) => {
      const at = afterId ? old.findIndex(({ id }) => id === afterId) + 1 : old.length;
      return [...old.slice(0, at), cell, ...old.slice(at)];
    });
    return cell.id;
  }, []);

  const remove = useCallback((id: string) => {
    setCells((old) => (old.length > 1 ? old.filter((cell) => cell.id !== id) : [newCell()]));
  }, []);

  const restore = useCallback((cell: NotebookCell, index: number) => {
    setCells((old) => [...old.slice(0, index), { ...cell, running: false }, ...old.slice(index)]);
  }, []);

  const move = useCallback((id: string, by: -1 | 1) => {
    setCells((old) => {
      const from = old.findIndex((cell) => cell.id === id);
      const to = from + by;
      if (to < 0 || to >= old.length) return old;
      const next = [...old];
      [next[from], next[to]] = [next[to], next[from]];
      return next;
    });
  }, []);

  const restart = useCallback(() => {
    kernel.current?.restart();
    setVariables([]);
    setCells((old) => old.map((cell) => ({ ...cell, output: "", result: null, running: false })));
  }, []);

  return {
    cells,
    variables,
    kernel: kernelState,
    edit: (id, source) => update(id, (cell) => ({ ...cell, source })),
    run,
    runAll,
    add,
    remove,
    restore,
    move,
    interrupt: () => kernel.current?.interrupt(),
    restart,
  };
}
