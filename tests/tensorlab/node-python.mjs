// A notebook's worker on a Node thread: the same Python and the same service, from an image if one lies there.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();

const { createFromImage } = await import("../../lib/tensorlab/python/node-session.ts");
const { serveCell } = await import("../../lib/tensorlab/serve-cells.ts");
const post = (message) => parentPort.postMessage(message);
const python = await createFromImage(workerData);
post({ kind: "ready", ms: 0 });
parentPort.on("message", (asked) => {
  if (asked.kind === "enter") python.enter(asked.classroom);
  else serveCell(python, asked, post);
});
