import type { FromWorker } from "./protocol";

const failed: FromWorker = { kind: "failed", message: "the Python engine is not built in yet" };
self.postMessage(failed);
