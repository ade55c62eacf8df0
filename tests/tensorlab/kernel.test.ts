// The notebook's Python between cells: what waits, what is stopped, what comes back, and that what is said of it is true.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Worker as Thread } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { courseDataset } from "@/lib/spiral/config";
import { Kernel } from "@/lib/tensorlab/client";
import { cellLimitMs, type ToWorker } from "@/lib/tensorlab/protocol";
import { pythonWorkers } from "@/lib/tensorlab/python-workers";

const folder = mkdtempSync(path.join(tmpdir(), "kernel-"));

/** hears each source as a worker is sent it */
let onSent: (source: string) => void = () => {};

/** Resolves as a worker is sent the source. */
const sending = (wanted: string) =>
  new Promise<void>((resolve) => {
    onSent = (source) => source === wanted && resolve();
  });

/** The limit on a cell is reached: no other cell can reach it, however loaded the machine is. */
const reachLimit = () => vi.advanceTimersByTime(cellLimitMs);

/** What a browser's Worker is to the page, on a thread of Node's. */
class NodeWorker extends EventTarget {
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
}

describe("the notebook's Python", { timeout: 60_000 }, () => {
  let kernel: Kernel;
  beforeAll(() => {
    vi.stubGlobal("Worker", NodeWorker);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // a copy of Python for the cells, and one for after a stop
    pythonWorkers.prepare();
    kernel = new Kernel("exercise");
  });
  afterEach(() => kernel.restart());
  afterAll(() => {
    kernel.dispose();
    pythonWorkers.discard();
    vi.unstubAllGlobals();
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  const run = (source: string, name?: string) => kernel.run(source, {}, { name });

  test("PY7 after a stop the variables of every cell that came to an end are back, of one that failed too", async () => {
    await run("import random\na = 1");
    expect((await run("b = 2\nc = d")).error?.type).toBe("NameError");
    const stopped = run("e = 3\nwhile True: pass");
    reachLimit();
    expect(await stopped).toMatchObject({ error: { type: "Stopped" }, recovery: { again: 2, lost: [] } });
    expect((await run("a, b")).echo?.repr).toBe("(1, 2)");
    expect((await run("e")).error?.type).toBe("NameError");
  });

  test("PY7 a cell that does not end this time is named, and the others' variables are there all the same", async () => {
    // ends at once, and never in a class
    const later =
      "import classroom\ntry: classroom.data()\nexcept RuntimeError: pass\nelse:\n  while True: pass";
    await run("a = 1", "Cell 1");
    await run("b = 2", "Cell 2");
    expect((await run(later, "Cell 3")).error).toBeNull();
    await run("c = 4", "Cell 4");
    kernel.enter({ language: "en", dataset: courseDataset(7) });
    const running = run("while True: pass");
    const again = sending(later);
    kernel.interrupt();
    await again;
    reachLimit();
    expect((await running).recovery).toEqual({ again: 3, lost: ["Cell 3"] });
    expect((await run("a, b, c")).echo?.repr).toBe("(1, 2, 4)");
  });

  test("PY8 starting over takes away what runs and what waits", async () => {
    await run("a = 1");
    const running = run("while True: pass");
    const waiting = [run("a = 2"), run("b = 3")];
    kernel.restart();
    const ended = await Promise.all([running, ...waiting]);
    expect(ended.map(({ error }) => error?.type)).toEqual(["Dropped", "Dropped", "Dropped"]);
    expect((await run("[name for name in 'ab' if name in globals()]")).echo?.repr).toBe("[]");
  });

  test("PY8 stopping a cell takes away those that wait for it, and nothing else", async () => {
    await run("a = 1");
    const running = run("while True: pass");
    const waiting = run("a = 2");
    kernel.interrupt();
    expect((await waiting).error?.type).toBe("Dropped");
    expect((await running).recovery).toEqual({ again: 1, lost: [] });
    expect((await run("a")).echo?.repr).toBe("1");
  });

  test("PY8 starting over while cells come back brings none of them", async () => {
    await run("a = 1");
    const stopped = run("while True: pass");
    kernel.interrupt();
    kernel.restart();
    expect((await stopped).error?.type).toBe("Dropped");
    expect((await run("'a' in globals()")).echo?.repr).toBe("False");
  });
});
