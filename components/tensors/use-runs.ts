"use client";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { Kernel, type CellEar, type KernelState } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";
import { useClassOfPrograms, type ClassOfPrograms } from "./class-link";
import { freshCell, type LiveCell } from "./live-cell";
import { isText } from "./text-source";

/** What Python holds, as the last cell left it. */
type Known = Pick<CellResult, "variables" | "names">;

const nothingKnown: Known = { variables: [], names: [] };

/** A Python for as long as the component lives; it starts when the page has shown itself. */
function useKernel(classroom: ClassOfPrograms["classroom"]) {
  const kernel = useRef<Kernel | null>(null);
  const [state, setState] = useState<KernelState>("starting");
  useEffect(() => {
    const created = new Kernel("notebook");
    kernel.current = created;
    const unwatch = created.state.subscribe(() => setState(created.state.get()));
    const retry = () => created.retry();
    addEventListener("online", retry);
    return () => {
      removeEventListener("online", retry);
      unwatch();
      created.dispose();
    };
  }, []);
  useEffect(() => kernel.current?.enter(classroom), [classroom]);
  return { kernel, state };
}

interface Options {
  latest: RefObject<LiveCell[]>;
  show: (change: (cells: LiveCell[]) => LiveCell[]) => void;
  /** the name that stands in tracebacks; counted from 1 */
  cellName: (number: number) => string;
}

/** A notebook's Python, and running its cells. */
export function useRuns({ latest, show, cellName }: Options) {
  const [known, setKnown] = useState(nothingKnown);
  const { classroom, take } = useClassOfPrograms();
  const { kernel, state } = useKernel(classroom);
  /** cells that ran since Python started */
  const ran = useRef(0);
  const change = useCallback(
    (id: string, made: (cell: LiveCell) => Partial<LiveCell>) =>
      show((old) => old.map((cell) => (cell.id === id ? { ...cell, ...made(cell) } : cell))),
    [show],
  );
  const run = useCallback(
    async (id: string) => {
      const at = latest.current.findIndex((one) => one.id === id);
      const cell = latest.current[at];
      if (!cell || cell.running || !kernel.current || isText(cell.source)) return null;
      const count = ++ran.current;
      change(id, () => ({ running: true, output: "", pieces: [], result: null, count }));
      let printed = 0;
      const ear: CellEar = {
        onOutput: (text) => {
          printed += text.length;
          change(id, ({ output }) => ({ output: output + text }));
        },
        onShown: (shown) => {
          const piece = take(shown, printed);
          change(id, ({ pieces }) => ({ pieces: [...pieces, piece] }));
        },
      };
      const result = await kernel.current.run(cell.source, ear, { name: cellName(at + 1) });
      change(id, () => ({ running: false, result }));
      if (result.error?.type !== "Dropped") setKnown(result);
      return result;
    },
    [cellName, change, kernel, latest, take],
  );
  const runMany = useCallback(
    async (cells: readonly LiveCell[]) => {
      for (const { id } of cells.filter(({ source }) => !isText(source))) {
        const result = await run(id);
        if (!result || result.error) return;
      }
    },
    [run],
  );
  const restart = useCallback(() => {
    kernel.current?.restart();
    ran.current = 0;
    setKnown(nothingKnown);
    show((old) => old.map(({ id, source }) => freshCell(source, id)));
  }, [kernel, show]);
  const interrupt = useCallback(() => kernel.current?.interrupt(), [kernel]);
  return { ...known, kernel: state, run, runMany, restart, interrupt };
}
