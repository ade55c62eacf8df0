/** The Python worker: one session that runs the cells it is sent. */
import type { LoadMicroPython } from "./python/interpreter";
import { PythonSession } from "./python/session";
import type { FromWorker, ToWorker } from "./protocol";

const served = new URL("/vendor/micropython/", self.location.origin).href;
const post = (message: FromWorker) => self.postMessage(message);

const started = performance.now();
/** Fetched as it is, not bundled: its sources name modules of Node. */
const loader = import(
  /* webpackIgnore: true */ /* turbopackIgnore: true */ `${served}micropython.mjs`
) as Promise<{
  loadMicroPython: LoadMicroPython;
}>;
const session = loader.then(({ loadMicroPython }) =>
  PythonSession.create((options) => loadMicroPython({ ...options, url: `${served}micropython.wasm` })),
);

session.then(
  () => post({ kind: "ready", ms: performance.now() - started }),
  (error: unknown) => post({ kind: "failed", message: String(error) }),
);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  void session.then((python) => {
    const result = python.run(data.source, (text) => post({ kind: "output", id: data.id, text }));
    post({ kind: "finished", id: data.id, result });
  });
};
