/** The Python worker: one session that runs the cells it is sent. */
import type { CPythonFiles, MakeGlue } from "./python/pyodide";
import { PythonSession } from "./python/session";
import type { FromWorker, ToWorker } from "./protocol";
import { serveCell } from "./serve-cells";

const served = new URL("/vendor/python/", self.location.origin).href;
const post = (message: FromWorker) => self.postMessage(message);

const started = performance.now();

/** Fetched as they are, not bundled: the glue names modules of Node. */
async function fetchFiles(): Promise<CPythonFiles> {
  const [compiled, library] = await Promise.all([
    WebAssembly.compileStreaming(fetch(`${served}pyodide.asm.wasm`)),
    fetch(`${served}library.zip`).then((found) => found.arrayBuffer()),
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ `${served}pyodide.asm.js`),
  ]);
  // the glue leaves its function in the global scope
  const makeGlue = (globalThis as unknown as { _createPyodideModule: MakeGlue })._createPyodideModule;
  return { makeGlue, compiled, library: new Uint8Array(library) };
}

const session = fetchFiles().then((files) => PythonSession.create(files));

// no cell waits for it: until it is there, or without a network, help tells names alone
void session
  .then(async (python) => (python.helpOf = (await import("./help-text")).helpText))
  .catch(() => undefined);

session.then(
  () => post({ kind: "ready", ms: performance.now() - started }),
  (error: unknown) => post({ kind: "failed", message: String(error) }),
);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  void session.then((python) => {
    if (data.kind === "enter") {
      python.enter(data.classroom);
      return;
    }
    try {
      serveCell(python, data, post);
    } catch (error) {
      // a cell that broke the engine: outside of the promise it becomes the worker's error, and the page replaces it
      setTimeout(() => {
        throw error;
      });
    }
  });
};
