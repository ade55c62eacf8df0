/** The Python worker: one session that runs the cells it is sent. */
import { waitForLine } from "./asking/wait-for-line";
import { watchFlag } from "./asking/watch-flag";
import { imageMadeFrom, imageOfFile } from "./python/image-file";
import { startKept } from "./python/kept-image";
import type { CPythonFiles, MakeGlue } from "./python/pyodide";
import { servedPython } from "./python/served";
import type { FromWorker, ToWorker } from "./protocol";
import { serveCell } from "./serve-cells";

const libraryAddress = servedPython("library.zip");
const post = (message: FromWorker) => self.postMessage(message);

const started = performance.now();

/** What a program imports before the library is there is waited for. */
class Library {
  #bytes: Uint8Array | null = null;

  /** Whether a kept page brought it: Python starts from it as soon, and nothing more has to come. */
  async isKept(): Promise<boolean> {
    // some browsers refuse a private window the question
    return "caches" in self && (await caches.match(libraryAddress).catch(() => undefined)) !== undefined;
  }

  async fetch(): Promise<void> {
    if (this.#bytes) return;
    const answer = await fetch(libraryAddress, { priority: "low" });
    if (answer.ok) this.#bytes ??= new Uint8Array(await answer.arrayBuffer());
  }

  /** @throws when it cannot be had */
  bytes = (): Uint8Array => (this.#bytes ??= this.#wait());

  #wait(): Uint8Array {
    const request = new XMLHttpRequest();
    request.open("GET", libraryAddress, false);
    request.responseType = "arraybuffer";
    request.send();
    if (request.status !== 200) throw new Error("the library cannot be had");
    return new Uint8Array(request.response as ArrayBuffer);
  }
}

const library = new Library();

/** What the page compiled. */
const fromPage = new Promise<WebAssembly.Module | null>((resolve) => {
  self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    if (data.kind === "compiled") resolve(data.compiled);
  });
});

/** Fetched as they are, not bundled: the glue names modules of Node. */
async function fetchFiles(): Promise<CPythonFiles> {
  const [compiled] = await Promise.all([
    fromPage.then(
      (module) => module ?? WebAssembly.compileStreaming(fetch(servedPython("pyodide.asm.wasm"))),
    ),
    import(/* webpackIgnore: true */ /* turbopackIgnore: true */ servedPython("pyodide.asm.js")),
  ]);
  // the glue leaves its function in the global scope
  const makeGlue = (globalThis as unknown as { _createPyodideModule: MakeGlue })._createPyodideModule;
  return { makeGlue, compiled, library: library.bytes };
}

/** Asked where this browser has kept none. */
async function fetchImage(madeFrom: string) {
  if (await library.isKept()) return null;
  const answer = await fetch(servedPython("image.bin"));
  return answer.ok ? imageOfFile(new Uint8Array(await answer.arrayBuffer()), madeFrom) : null;
}

/** While developing, sources change and their names do not. */
const madeFrom =
  process.env.NODE_ENV === "production" && process.env.PYTHON_PACKED
    ? imageMadeFrom(process.env.PYTHON_PACKED)
    : null;

const session = startKept({ files: fetchFiles(), madeFrom, made: fetchImage });

// no cell waits for it: until it is there, or without a network, help tells names alone
void session
  .then(async (python) => (python.helpOf = (await import("./help-text")).helpText))
  .catch(() => undefined);

session.then(
  (python) => {
    post({ kind: "ready", ms: performance.now() - started });
    python.letGoOfImage();
    // what is imported when the network is away has to be here by then
    void library.fetch().catch(() => undefined);
  },
  (error: unknown) => post({ kind: "failed", message: String(error) }),
);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "compiled") return;
  void session.then((python) => {
    if (data.kind === "enter") {
      python.enter(data.classroom);
      return;
    }
    try {
      serveCell(python, data, post, { waitForLine, watchFlag });
    } catch (error) {
      // a cell that broke the engine: outside of the promise it becomes the worker's error, and the page replaces it
      setTimeout(() => {
        throw error;
      });
    }
  });
};
