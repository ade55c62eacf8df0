/** A trainer whose worker is a Node thread: the same client, the same worker, no browser. */
import { Worker as Thread } from "node:worker_threads";
import { Trainer } from "@/lib/training/client";

/** The part of the browser's Worker that the client uses. */
function workerOn(thread: Thread): Worker {
  const worker = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    onerror: null as ((event: { message: string }) => void) | null,
    postMessage: (message: unknown) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", (error) => worker.onerror?.({ message: String(error) }));
  // the client touches nothing else of a Worker
  return worker as unknown as Worker;
}

export function nodeTrainer(): Trainer {
  const file = new URL("./node-worker.mjs", import.meta.url);
  return new Trainer(() => workerOn(new Thread(file)));
}
