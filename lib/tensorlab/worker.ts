/** The Python worker: one session that runs the cells it is sent. */
import { waitForLine } from "./asking/wait-for-line";
import { startKept, type Source } from "./python/kept-image";
import type { MakeGlue } from "./python/pyodide";
import type { FromWorker, ToWorker } from "./protocol";
import { serveCell } from "./serve-cells";

const served = new URL("/vendor/python/", self.location.origin).href;
const post = (message: FromWorker) => self.postMessage(message);

const started = performance.now();

/** Fetched as they are, not bundled: the glue names modules of Node. */
async function fetchSource(): Promise<Source> {
  const binary = fetch(`${served}pyodide.asm.wasm`);
  const [found, compiled, archive] = await Promise.all([
    binary,
    WebAssembly.compileStreaming(binary),
    fetch(`${served}library.zip`),
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ `${served}pyodide.asm.js`),
  ]);
  // the glue leaves its function in the global scope
  const makeGlue = (globalThis as unknown as { _createPyodideModule: MakeGlue })._createPyodideModule;
  const library = new Uint8Array(await archive.arrayBuffer());
  const tags = [found, archive].map(({ headers }) => headers.get("etag"));
  // a build's address names this script and all that it imports by their content; while developing it does not
  const isTold = process.env.NODE_ENV === "production" && !tags.includes(null);
  // what the engine can do is in an image, too
  const madeFrom = isTold ? [self.location.href, ...tags, navigator.userAgent].join(" ") : null;
  return { files: { makeGlue, compiled, library }, madeFrom };
}

const session = startKept(fetchSource());

// no cell waits for it: until it is there, or without a network, help tells names alone
void session
  .then(async (python) => (python.helpOf = (await import("./help-text")).helpText))
  .catch(() => undefined);

session.then(
  (python) => {
    post({ kind: "ready", ms: performance.now() - started });
    python.letGoOfImage();
  },
  (error: unknown) => post({ kind: "failed", message: String(error) }),
);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  void session.then((python) => {
    if (data.kind === "enter") {
      python.enter(data.classroom);
      return;
    }
    try {
      serveCell(python, data, post, waitForLine);
    } catch (error) {
      // a cell that broke the engine: outside of the promise it becomes the worker's error, and the page replaces it
      setTimeout(() => {
        throw error;
      });
    }
  });
};
