// The real training worker on a Node thread: what a browser gives a worker as `self`, made of Node's message port.
import { parentPort } from "node:worker_threads";
import path from "node:path";
import { register } from "tsx/esm/api";

register();

// as in a browser, `self` is the whole: the loader takes its arrays from there
globalThis.self = globalThis;
globalThis.postMessage = (message, { transfer } = {}) => parentPort.postMessage(message, transfer);
// Node 20 has none; a browser without WebGPU has an empty one as far as the worker looks
globalThis.navigator ??= {};
globalThis.location = { origin: "file://" };
await import("../../lib/training/worker.ts");
const { setWasmFolder } = await import("../../lib/training/tfjs/wasm-folder.ts");
setWasmFolder(path.resolve("node_modules/@tensorflow/tfjs-backend-wasm/dist") + "/");
parentPort.on("message", (data) => globalThis.onmessage({ data }));
