"use client";
import { startTransition, useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { Kernel, type CellEar, type KernelState } from "@/lib/tensorlab/client";
import type { CellResult } from "@/lib/tensorlab/protocol";
import { useClassOfPrograms, type ClassOfPrograms } from "./class-link";
import { freshCell, type LiveCell } from "./live-cell";
import { isText } from "./text-source";

/** What Python holds, as the last cell left it. */
type Known = Pick<CellResult, "variables" | "names">;

const nothingKnown: Known = { variables: [], names: [] };

/** What ends sooner is shown when it has ended, and nothing on the page flickers. */
const patienceMs = 50;

/** A Python for as long as the component lives; it starts when the page has shown itself. */
function useKernel(classroom: ClassOfPrograms["classroom"]) {
  const kernel = useRef<Kernel | null>(null);
  const [state, setState] = useState<KernelState>("starting");
  useEffect(() => {
    const created = new Kernel("notebook");
    kernel.current = created;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const unwatch = created.state.subscribe(() => {
      const now = created.state.get();
      clearTimeout(wait);
      if (now === "running") wait = setTimeout(() => setState(now), patienceMs);
      else setState(now);
    });
    const retry = () => created.retry();
    addEventListener("online", retry);
    return () => {
      removeEventListener("online", retry);
      unwatch();
      clearTimeout(wait);
      created.dispose();
    };
  }, []);
  useEffect(() => kernel.current?.enter(classroom), [classroom]);
  return { kernel, state };
}

/** A cell's beginning, told once: when it is asked for, or when the cell takes long. */
function beginning(tell: () => void): { tell: () => void; drop: () => void } {
  let told = false;
  const once = () => {
    clearTimeout(wait);
    if (!told) tell();
    told = true;
  };
  const wait = setTimeout(once, patienceMs);
  return { tell: once, drop: () => clearTimeout(wait) };
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
  const [begun, setBegun] = useState(false);
  const { classroom, take } = useClassOfPrograms();
  const { kernel, state } = useKernel(classroom);
  /** cells that ran since Python started */
  const ran = useRef(0);
  /** cells that were not heard to the end, each with its run */
  const [underWay] = useState(() => new Map<string, object>());
  const change = useCallback(
    (id: string, made: (cell: LiveCell) => Partial<LiveCell>) =>
      show((old) => old.map((cell) => (cell.id === id ? { ...cell, ...made(cell) } : cell))),
    [show],
  );
  const run = useCallback(
    async (id: string) => {
      const at = latest.current.findIndex((one) => one.id === id);
      const cell = latest.current[at];
      if (!cell || underWay.has(id) || !kernel.current || isText(cell.source)) return null;
      const count = ++ran.current;
      setBegun(true);
      const start = beginning(() =>
        change(id, () => ({
          running: true,
          output: "",
          pieces: [],
          result: null,
          count,
          asking: null,
          former: false,
        })),
      );
      underWay.set(id, start);
      let printed = 0;
      const ear: CellEar = {
        onOutput: (text) => {
          start.tell();
          printed += text.length;
          change(id, ({ output }) => ({ output: output + text }));
        },
        onShown: (shown) => {
          start.tell();
          const piece = take(shown, printed);
          change(id, ({ pieces }) => ({ pieces: [...pieces, piece] }));
        },
        onAsk: (asking) => {
          start.tell();
          change(id, () => ({ asking }));
        },
      };
      const result = await kernel.current.run(cell.source, ear, { name: cellName(at + 1), of: id });
      if (result.error?.type === "Dropped") start.drop();
      else start.tell();
      // started anew, the cell may be running for another time
      if (underWay.get(id) !== start) return result;
      underWay.delete(id);
      change(id, () => ({ running: false, result }));
      // what one waits for is drawn first, and what stands beside it after
      if (result.error?.type !== "Dropped") startTransition(() => setKnown(result));
      return result;
    },
    [cellName, change, kernel, latest, take, underWay],
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
    underWay.clear();
    setKnown(nothingKnown);
    show((old) => old.map(({ id, source }) => freshCell(source, id)));
  }, [kernel, show, underWay]);
  const interrupt = useCallback(() => kernel.current?.interrupt(), [kernel]);
  return { ...known, begun, kernel: state, run, runMany, restart, interrupt };
}
