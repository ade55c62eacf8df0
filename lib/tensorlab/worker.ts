/** The Python worker: one session that runs the cells it is sent. */
import { PythonSession } from "./python/session";
import type { FromWorker, ToWorker } from "./protocol";

const wasm = "/vendor/micropython/micropython.wasm";
const post = (message: FromWorker) => self.postMessage(message);

const started = performance.now();
const session = PythonSession.create(new URL(wasm, self.location.origin).href);

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
