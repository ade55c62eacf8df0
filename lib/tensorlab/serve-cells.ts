/** The worker's side of a notebook: runs the cells that it is sent and says what came of each. */
import type { FromWorker, RunCell } from "./protocol";
import type { PythonSession } from "./python/session";

/**
 * Runs one cell. @throws when the cell broke the engine: nothing more can be run
 */
export function serveCell(python: PythonSession, cell: RunCell, post: (message: FromWorker) => void): void {
  const { id, source } = cell;
  python.onShown = (shown) => post({ kind: "shown", id, shown });
  const result = python.run(source, (text) => post({ kind: "output", id, text }), cell);
  post({ kind: "finished", id, result, torn: python.torn });
}
