/** The lab's page with its worker's address known, and further training workers beside it that one speaks to. */
import type { Page } from "@playwright/test";
import type { Config } from "@/lib/spiral/config";
import type { FromWorker } from "@/lib/training/protocol";
import type { EngineName, Probe } from "@/lib/training/engine-names";

/** What the page heard from the lab's own worker. */
export interface Heard {
  /** times of maps, milliseconds */
  maps: number[];
  /** steps done, by time */
  steps: [number, number][];
  /** milliseconds of each long task of the main thread */
  longTasks: number[];
}

declare global {
  interface Window {
    bench: Heard & { workers: [url: string, options: WorkerOptions | undefined][]; mute: boolean };
  }
}

/** Runs in the page before its own scripts. */
function listen(mute: boolean): void {
  window.bench = { maps: [], steps: [], longTasks: [], workers: [], mute };
  const { bench } = window;
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      bench.workers.push([String(url), options]);
      this.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
        const now = performance.now();
        if (data?.kind === "event" && data.event?.name === "progress")
          bench.steps.push([now, data.event.data.step]);
        const result = data?.kind === "answer" && data.result;
        if (result && typeof result === "object" && "probabilities" in result) bench.maps.push(now);
      });
    }
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      // what the lab never asks for is never loaded
      if (!bench.mute) super.postMessage(message, options as StructuredSerializeOptions);
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

/** @param mute keeps every request of the page from its workers */
export async function prepare(page: Page, mute = false): Promise<void> {
  // the compiler of this file marks functions with their names by this one
  await page.addInitScript("globalThis.__name ??= (given) => given");
  await page.addInitScript(listen, mute);
}

/** What an engine did, or why it did nothing. */
export interface Speed {
  stepsPerSecond: number | null;
  reason: string | null;
}

interface Order {
  config: Config;
  engine: EngineName;
  /** milliseconds that a measured piece takes at least */
  atLeast: number;
  /** milliseconds after which an engine is given up */
  patience: number;
}

/**
 * Trains in a worker of its own: pieces grow until one takes long enough; that one counts. The run begins at an epoch
 * so late that its curve takes no point meanwhile.
 */
function speedInPage({ config, engine, atLeast, patience }: Order): Promise<Speed> {
  // as the page made its own: a bundler's worker may be a classic script
  const worker = new Worker(...window.bench.workers[0]);
  let last = 0;
  let settle: ((message: FromWorker) => void) | null = null;
  const hear = (wanted: (message: FromWorker) => boolean) =>
    new Promise<FromWorker>((resolve) => (settle = (message) => wanted(message) && resolve(message)));
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => settle?.(data);
  const ask = async (kind: string, params: unknown) => {
    const id = ++last;
    const answer = hear((message) => message.kind !== "event" && message.id === id);
    worker.postMessage({ kind, id, params });
    const message = await answer;
    if (message.kind === "refusal") throw new Error(message.message);
    // the answer to this very request; its reader knows its shape
    return (message as { result: unknown }).result as Record<string, unknown>;
  };
  const piece = async (steps: number) => {
    const done = hear((message) => message.kind === "event" && message.event.name === "paused");
    const began = performance.now();
    worker.postMessage({ kind: "step", id: ++last, params: { steps } });
    await done;
    return performance.now() - began;
  };
  const measure = async (): Promise<Speed> => {
    const stop = { epochs: 1e9 };
    const { trainingPoints } = (await ask("load", { config, engine: "plain", stop })) as {
      trainingPoints: number;
    };
    const snapshot = await ask("snapshot", {});
    const batches = Math.ceil(trainingPoints / (config.batchSize || trainingPoints));
    const { engine: running, instead } = await ask("load", {
      ...{ config, engine, stop },
      state: { weights: snapshot.weights, slots: [], slotSteps: 0, step: 60_000 * batches + 1 },
    });
    if (running !== engine)
      return { stepsPerSecond: null, reason: (instead as { detail: string } | null)?.detail ?? "replaced" };
    await piece(1);
    for (let steps = 1; ; steps *= 2) {
      const ms = await piece(steps);
      if (ms >= atLeast) return { stepsPerSecond: (1000 * steps) / ms, reason: null };
    }
  };
  const giveUp = new Promise<Speed>((resolve) =>
    setTimeout(() => resolve({ stepsPerSecond: null, reason: `slower than ${patience / 1000} s` }), patience),
  );
  return Promise.race([
    measure().catch((error: unknown) => ({ stepsPerSecond: null, reason: String(error) })),
    giveUp,
  ]).finally(() => worker.terminate());
}

export const speedOf = (page: Page, order: Order): Promise<Speed> => page.evaluate(speedInPage, order);

/** Which engines this browser has, and the adapter of its WebGPU. */
export const probe = (page: Page): Promise<Probe> =>
  page.evaluate(
    () =>
      new Promise<Probe>((resolve) => {
        const worker = new Worker(...window.bench.workers[0]);
        worker.onmessage = ({ data }: MessageEvent<{ result: Probe }>) => {
          worker.terminate();
          resolve(data.result);
        };
        worker.postMessage({ kind: "probe", id: 1, params: {} });
      }),
  );

export interface Pace {
  stepsPerSecond: number;
  mapsPerSecond: number;
}

/** The lab's own training over a while, as its page hears of it. */
export async function paceOf(page: Page, meanwhile: () => Promise<void>): Promise<Pace> {
  const from = await page.evaluate(() => performance.now());
  await meanwhile();
  return page.evaluate((since) => {
    const steps = window.bench.steps.filter(([at]) => at > since);
    const maps = window.bench.maps.filter((at) => at > since);
    const seconds = (performance.now() - since) / 1000;
    const [begin, end] = [steps[0], steps[steps.length - 1]];
    return {
      stepsPerSecond: (1000 * (end[1] - begin[1])) / (end[0] - begin[0]),
      mapsPerSecond: maps.length / seconds,
    };
  }, from);
}
