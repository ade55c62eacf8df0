/** The worker's side of a notebook: runs the cells that it is sent and says what came of each. */
import type { Flag } from "./asking/flag";
import { linePath, type Line } from "./asking/line";
import type { FromWorker, RunCell } from "./protocol";
import type { PythonSession } from "./python/session";

/** How a worker hears of the page while Python keeps it. */
interface Ears {
  /** stands still until the page has left a line at a path */
  waitForLine: (path: string) => Line | null;
  /** @returns whether the flag was seen to be lowered */
  watchFlag: (flag: Flag) => () => boolean;
}

/**
 * Runs one cell.
 * @throws when the cell broke the engine: nothing more can be run
 */
export function serveCell(
  python: PythonSession,
  { box, flag, ...cell }: RunCell,
  post: (message: FromWorker) => void,
  { waitForLine, watchFlag }: Ears,
): void {
  const { id, source } = cell;
  let asked = 0;
  const ask = (of: string) => {
    const path = linePath(of, ++asked);
    post({ kind: "asks", id, path });
    const line = waitForLine(path);
    post({ kind: "heard", id, line });
    return line;
  };
  python.onAsk = box === null ? null : () => ask(box);
  python.isTold = flag && watchFlag(flag);
  python.onInterrupted = (check) => post({ kind: "interrupted", id, check });
  python.onShown = (shown) => post({ kind: "shown", id, shown });
  const result = python.run(source, (text) => post({ kind: "output", id, text }), cell);
  post({ kind: "finished", id, result, torn: python.torn });
}
