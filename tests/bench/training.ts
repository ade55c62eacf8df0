// npm run bench -- training: every engine in one real Chromium, and the lab's page while it trains at full speed.
// WebGPU runs on SwiftShader, a processor's imitation: compare it with itself. The last line is one line of JSON.
import { chromium, type Browser, type Page } from "@playwright/test";
import { encodeConfig } from "@/lib/lab/config/config-link";
import { findBrowser } from "@/lib/setup/testing/browser";
import type { Config } from "@/lib/spiral/config";
import { engineNames, type EngineName } from "@/lib/training/engine-names";
import { chromiumFlags, softwareWebGpuFlags } from "../e2e/chromium";
import { words } from "../e2e/words";
import { freePort } from "../network/free-port";
import { serve } from "./production-server";
import { memoryOfPages } from "./training/memory";
import { course, sizes, tiny } from "./training/sizes";
import { paceOf, prepare, probe, speedOf, type Speed } from "./training/worker-page";

const { lab } = words.en;
const rounds = 3;
const insights = [
  ...[lab.curves.title, lab.space.title, lab.confidence.title],
  ...[lab.confusion.title, lab.gradient.title, lab.histogram.title],
];

const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];
const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A tab of its own; the window is a student's laptop's: without a graphics card every pixel costs the processor. */
async function newPage(browser: Browser, engine: EngineName, mute = false): Promise<Page> {
  const page = await (
    await browser.newContext({ locale: "en-GB", viewport: { width: 1366, height: 768 } })
  ).newPage();
  await prepare(page, mute);
  // with an engine chosen the lab measures none by itself
  await page.addInitScript((name) => localStorage.setItem("spiralroom-engine-wish", name), engine);
  return page;
}

/** The median of some rounds; what does not run, or takes seconds for a step, is tried once. */
async function speed(page: Page, config: Config, engine: EngineName, patience: number): Promise<Speed> {
  const order = { config, engine, atLeast: 400, patience };
  const first = await speedOf(page, order);
  const speeds = [first.stepsPerSecond ?? 0];
  while (speeds[0] > 5 && speeds.length < rounds)
    speeds.push((await speedOf(page, order)).stepsPerSecond ?? 0);
  return { ...first, stepsPerSecond: first.stepsPerSecond === null ? null : median(speeds) };
}

/** Milliseconds for an engine to begin and to be measured; the course's work is waited for. */
const patienceFor = (size: string): number => (size === course ? 120_000 : 20_000);

type Table = Record<string, Record<EngineName, Speed>>;

async function compareEngines(page: Page): Promise<Table> {
  const table: Table = {};
  const missing = new Map((await probe(page)).engines.map(({ engine, reason }) => [engine, reason]));
  for (const [name, config] of Object.entries(sizes)) {
    console.log(`\n${name}`);
    const entries: [EngineName, Speed][] = [];
    for (const engine of engineNames) {
      const reason = missing.get(engine) ?? null;
      entries.push([
        engine,
        reason ? { stepsPerSecond: null, reason } : await speed(page, config, engine, patienceFor(name)),
      ]);
    }
    const row = Object.fromEntries(entries) as Table[string];
    table[name] = row;
    for (const [engine, { stepsPerSecond, reason }] of entries)
      console.log(
        stepsPerSecond === null
          ? `  ${engine.padEnd(13)} none: ${reason}`
          : `  ${engine.padEnd(13)} ${String(round(stepsPerSecond)).padStart(9)} steps/s, ` +
              `${ratio(row, engine, "plain")} × plain, ${ratio(row, engine, "tfjs-wasm")} × tfjs-wasm`,
      );
  }
  return table;
}

/** How many times as fast; null where one of the two did not run. */
function ratio(row: Table[string], engine: EngineName, than: EngineName): number | null {
  const [a, b] = [row[engine].stepsPerSecond, row[than].stepsPerSecond];
  return a === null || b === null ? null : round(a / b);
}

/** The lab on the course's work with the fused WebAssembly engine, at full speed, every view looked at in turn. */
async function watchPage(browser: Browser, url: string) {
  const config = { ...sizes[course], epochs: 100_000 };
  const page = await newPage(browser, "fused-wasm");
  await page.goto(`${url}?${encodeConfig(config) ?? ""}`);
  const start = page.getByRole("button", { name: lab.controls.start, exact: true });
  await page
    .getByRole("region", { name: lab.engine.title, exact: true })
    .getByText(lab.engine.name["fused-wasm"], { exact: true })
    .waitFor();
  const alone = await speedOf(page, { config, engine: "fused-wasm", atLeast: 2_000, patience: 60_000 });
  await page.evaluate(() => (window.bench.longTasks = []));
  await start.click();
  await page.waitForFunction(() => (window.bench.steps.at(-1)?.[1] ?? 0) > 500);
  const still = await paceOf(page, () => rest(4_000));
  const seen = await paceOf(page, async () => {
    for (const name of insights) {
      // a tab that has the focus is open; a click would wait for frames, which a busy processor may not draw
      await page.getByRole("tab", { name, exact: true }).focus();
      await rest(2_000);
    }
  });
  const longTasks = await page.evaluate(() => window.bench.longTasks);
  const again = await speedWhilePaused(page, config);
  const full = ((alone.stepsPerSecond ?? 0) + again) / 2;
  await page.context().close();
  return {
    longestTaskMs: Math.round(Math.max(0, ...longTasks)),
    longTasks: longTasks.length,
    fullStepsPerSecond: round(full),
    mapsPerSecond: round(still.mapsPerSecond),
    shareOfFullSpeed: round(still.stepsPerSecond / full),
    mapsPerSecondWithViews: round(seen.mapsPerSecond),
    shareOfFullSpeedWithViews: round(seen.stepsPerSecond / full),
  };
}

async function speedWhilePaused(page: Page, config: Config): Promise<number> {
  await page.getByRole("button", { name: lab.controls.pause, exact: true }).click();
  const { stepsPerSecond } = await speedOf(page, {
    ...{ config, engine: "fused-wasm" as const, atLeast: 2_000, patience: 60_000 },
  });
  return stepsPerSecond ?? 0;
}

/** KB of scripts, as they cross the wire, of a page whose worker is never asked for an engine. */
async function scriptSize(browser: Browser, url: string): Promise<number> {
  const page = await newPage(browser, "plain", true);
  const sizesSeen: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (
      ["script", "other"].includes(request.resourceType()) &&
      new URL(request.url()).pathname.endsWith(".js")
    )
      sizesSeen.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(sizesSeen)).reduce((sum, size) => sum + size, 0);
  await page.context().close();
  return Math.round(bytes / 1000);
}

/** MiB of the page's process at every 1,000 epochs of 10,000. */
async function memory(browser: Browser, url: string): Promise<number[] | null> {
  const config = { ...sizes[course], epochs: 100_000 };
  const page = await newPage(browser, "fused-wasm");
  await page.goto(`${url}?${encodeConfig(config) ?? ""}`);
  await page.getByRole("button", { name: lab.controls.start, exact: true }).click();
  const measured: number[] = [];
  for (let epoch = 1_000; epoch <= 10_000; epoch += 1_000) {
    await page.waitForFunction((goal) => (window.bench.steps.at(-1)?.[1] ?? 0) >= goal, epoch, {
      timeout: 120_000,
    });
    const bytes = await memoryOfPages(browser, page);
    if (bytes === null) return null;
    measured.push(round(bytes / 2 ** 20, 4));
  }
  await page.context().close();
  return measured;
}

function targets(table: Table) {
  const [large, small] = [table[course], table[tiny]];
  return {
    wasmToTfjsWasm: ratio(large, "fused-wasm", "tfjs-wasm"),
    wasmToPlain: ratio(large, "fused-wasm", "plain"),
    wasmToPlainInBatches: ratio(small, "fused-wasm", "plain"),
    webgpuToTfjsWebgpu: ratio(large, "fused-webgpu", "tfjs-webgpu"),
  };
}

const launch = (flags: string[]) =>
  chromium.launch({ executablePath: findBrowser(console.log), args: [...chromiumFlags, ...flags] });

/** The lab's page, without an imitation of a graphics card that would take the processor for itself. */
async function measurePage(url: string) {
  const browser = await launch([]);
  const scriptKB = await scriptSize(browser, url);
  const page = await watchPage(browser, url);
  console.log(page, { scriptKB });
  const memoryMiB = await memory(browser, url);
  console.log({ memoryMiB });
  await browser.close();
  return { ...page, scriptKB, memoryMiB };
}

/** All engines in one Chromium, WebGPU among them. */
async function measureEngines(url: string) {
  const browser = await launch(softwareWebGpuFlags);
  const quiet = await newPage(browser, "plain");
  // paused at its beginning, the lab's own worker rests
  await quiet.goto(url);
  await quiet.waitForFunction(() => window.bench.workers.length > 0);
  const { adapter } = await probe(quiet);
  const table = await compareEngines(quiet);
  await browser.close();
  return { adapter: adapter?.description ?? null, ...targets(table), table };
}

const port = await freePort();
const server = await serve(port, ".data/bench-training");
let measured;
try {
  const url = `http://localhost:${port}/lab`;
  measured = { ...(await measurePage(url)), ...(await measureEngines(url)) };
} finally {
  await server.stop();
}
console.log(JSON.stringify({ bench: "training", ...measured }));
process.exit(0);
