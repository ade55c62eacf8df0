// What a browser's Worker is to the page, on threads of Node's.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker as Thread } from "node:worker_threads";
import { afterAll } from "vitest";
import type { ToWorker } from "@/lib/tensorlab/protocol";

/** @param onSent hears each source as a worker is sent it. @returns the class; the workers share one image of Python */
export function nodeWorkers(onSent: (source: string) => void = () => {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "python-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  return class NodeWorker extends EventTarget {
    readonly #thread = new Thread(new URL("./node-python.mjs", import.meta.url), {
      workerData: path.join(folder, "image"),
    });
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;

    constructor() {
      super();
      this.#thread.on("message", (data: unknown) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
        this.onmessage?.({ data });
      });
      this.#thread.on("error", () => this.onerror?.(new Event("error")));
    }

    postMessage(message: ToWorker): void {
      this.#thread.postMessage(message);
      if (message.kind === "run") onSent(message.source);
    }

    terminate(): void {
      void this.#thread.terminate();
    }
  };
}
