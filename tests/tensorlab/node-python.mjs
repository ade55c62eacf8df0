// A notebook's worker on a Node thread: the same Python and the same service, from an image if one lies there.
import { BroadcastChannel, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();

const { createFromImage } = await import("../../lib/tensorlab/python/node-session.ts");
const { serveCell } = await import("../../lib/tensorlab/serve-cells.ts");
const post = (message) => parentPort.postMessage(message);
const { watchFlag } = await import("../../lib/tensorlab/asking/watch-flag.ts");
const { lineRead } = await import("../../lib/tensorlab/asking/line.ts");
const sent = new BroadcastChannel("lines");
sent.unref();
const clock = new Int32Array(new SharedArrayBuffer(4));
// what a browser's worker asks of the server
const waitForLine = (path) => {
  for (;;) {
    const { message } = receiveMessageOnPort(sent) ?? {};
    if (message?.path === path) return lineRead(message.body);
    Atomics.wait(clock, 0, 0, 2);
  }
};
// the page took these back
const lowered = new BroadcastChannel("lowered");
lowered.unref();
const gone = new Set();
const isReadable = (address) => {
  for (let taken; (taken = receiveMessageOnPort(lowered));) gone.add(taken.message);
  return !gone.has(address);
};
const watch = (flag) => watchFlag(flag, { isReadable, now: () => performance.now() });
const python = await createFromImage(workerData);
post({ kind: "ready", ms: 0 });
parentPort.on("message", (asked) => {
  if (asked.kind === "enter") python.enter(asked.classroom);
  else if (asked.kind === "run") serveCell(python, asked, post, { waitForLine, watchFlag: watch });
});
