/** The page's Python workers. One can be started ahead, so that whoever needs one next does not wait for Python. */
import { servedPython } from "./python/served";
import type { FromWorker, ToWorker } from "./protocol";

/** A worker, and whether Python came up in it. */
interface PythonWorker {
  worker: Worker;
  ready: Promise<boolean>;
}

/** Where a kernel gets its workers. */
interface PythonWorkers {
  /** Starts a worker ahead, if none is waiting. @returns whether Python came up in the one that waits */
  prepare(): Promise<boolean>;
  /** The worker that was started ahead, or a new one; the taker ends it. */
  take(): PythonWorker;
  /** Ends the one that waits. */
  discard(): void;
}

let compiling: Promise<WebAssembly.Module> | null = null;

const compile = async () => WebAssembly.compileStreaming(fetch(servedPython("pyodide.asm.wasm")));

/** Compiled once for all workers of this page, and for the first of them while its own script is still on its way. */
function compiled(): Promise<WebAssembly.Module | null> {
  compiling ??= compile();
  return compiling.catch(() => (compiling = null));
}

function start(): PythonWorker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const post = (message: ToWorker) => worker.postMessage(message);
  void compiled().then((module) => post({ kind: "compiled", compiled: module }));
  const ready = new Promise<boolean>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === "ready" || data.kind === "failed") resolve(data.kind === "ready");
    });
    worker.addEventListener("error", () => resolve(false));
  });
  return { worker, ready };
}

let spare: PythonWorker | null = null;

/** The workers of this page; at most one waits unused. */
export const pythonWorkers: PythonWorkers = {
  prepare() {
    if (spare) return spare.ready;
    const started = (spare = start());
    // one that never came up (the network was away) must not be handed out later
    void started.ready.then((up) => {
      if (!up && spare === started) pythonWorkers.discard();
    });
    return started.ready;
  },
  take() {
    const taken = spare ?? start();
    spare = null;
    return taken;
  },
  discard() {
    spare?.worker.terminate();
    spare = null;
  },
};
