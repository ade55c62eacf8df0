// npm run bench -- tensors: the notebook in real Chromium on the production server, and the server's re-check.
// The last line is one line of JSON; times are in ms, files in KiB after Brotli, memory in MiB.
import { chromium, type Page } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { codeKeyOf } from "@/lib/content/answers/exercises/exercise-keys";
import { exercises } from "@/lib/content/exercises";
import { isCodeExercise, type CodeExercise } from "@/lib/content/exercises/exercise";
import { startAttemptChecker } from "@/lib/server/attempts/attempt-checker";
import { createLog } from "@/lib/server/log";
import { findBrowser } from "@/lib/setup/testing/browser";
import { chromiumFlags } from "../e2e/chromium";
import { words } from "../e2e/words";
import { freePort } from "../network/free-port";
import { largestMiB } from "./memory";
import { serve } from "./production-server";

const { tensors } = words.en;
const repeats = 30;
/** within a tenth of what the build compresses to */
const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] * 10) / 10;
}

const named = (sentence: string, number: number) => sentence.replace("{number}", String(number));

/** Opens the page and runs the first cell. @returns ms from asking for the page to the shown result */
async function firstResult(page: Page, url: string): Promise<number> {
  const began = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  const tab = page.getByRole("tab", { name: tensors.notebook });
  // the tab can be seen before React hears it
  do await tab.click();
  while ((await tab.getAttribute("aria-selected")) !== "true");
  await page.getByRole("button", { name: named(tensors.run, 1), exact: true }).click();
  await page.getByLabel(tensors.result, { exact: true }).first().waitFor();
  return performance.now() - began;
}

/** Milliseconds from pressing a cell's button to its new result, measured inside the page. */
async function runCell(page: Page, cell: number): Promise<number> {
  // the result before this one can stand there while its cell still counts as running
  const ready = page.getByRole("button", { name: named(tensors.run, cell), exact: true, disabled: false });
  await ready.waitFor();
  return page.evaluate(
    ({ button, section, result }) =>
      new Promise<number>((resolve) => {
        const host = document.querySelector(`section[aria-label="${section}"]`);
        const began = performance.now();
        const observer = new MutationObserver((changes) => {
          const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
          const shown = added.some(
            (node) => node instanceof Element && (node.matches(result) || node.querySelector(result)),
          );
          if (!shown) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        if (host) observer.observe(host, { childList: true, subtree: true });
        document.querySelector<HTMLButtonElement>(`button[aria-label="${button}"]`)?.click();
      }),
    {
      button: named(tensors.run, cell),
      section: named(tensors.cell, cell),
      result: `pre[aria-label="${tensors.result}"]`,
    },
  );
}

async function timesOf(page: Page, cell: number, source: string): Promise<number[]> {
  await page.getByLabel(named(tensors.editor, cell), { exact: true }).fill(source);
  const times: number[] = [];
  // the first runs are for the compilers
  for (let at = 0; at < repeats + 5; at++) {
    const ms = await runCell(page, cell);
    if (at >= 5) times.push(ms);
  }
  return times;
}

const loop = readFileSync(path.join(import.meta.dirname, "course-loop.py"), "utf8");
/** the same, for longer than anybody waits */
const longer = loop.replace("train(200)", "train(10**9)");
const endless = "while True: pass";
/** inside C, where nothing is heard */
const deaf = "max(iter(int, 1))";

/** From stopping a program until the student is told how it ended and Python is ready again. */
async function recovery(page: Page, source: string, told: string): Promise<number> {
  await page.getByLabel(named(tensors.editor, 2), { exact: true }).fill(source);
  await page.getByRole("button", { name: named(tensors.run, 2), exact: true }).click();
  // by then a successor has started beside it, as it has for whoever waits a moment
  await page
    .getByText(named(tensors.runningFor.replace("seconds", "number"), 2))
    .first()
    .waitFor();
  const began = performance.now();
  await page.getByRole("button", { name: tensors.interrupt, exact: true }).click();
  await page.getByText(told).waitFor();
  await page.getByText(tensors.kernel.ready).first().waitFor();
  return performance.now() - began;
}

const interrupted = tensors.interruptedBody.pressed;

/** Steps a second that a student's own loop makes with the course's network, in the page and beside it in PyTorch. */
async function trainingSteps(
  page: Page,
): Promise<{ stepsPerSecond: number; nativeStepsPerSecond: number | null }> {
  await page.getByLabel(named(tensors.editor, 2), { exact: true }).fill(loop);
  await page.getByRole("button", { name: named(tensors.run, 2), exact: true }).click();
  const printed = page.getByLabel(named(tensors.cell, 2)).getByLabel(tensors.output, { exact: true });
  await printed.waitFor({ timeout: 300_000 });
  const stepsPerSecond = Number(await printed.innerText());
  // Debian's python3-torch, where it is installed
  const native = spawnSync("/usr/bin/python3", ["-c", loop], { encoding: "utf8" });
  return { stepsPerSecond, nativeStepsPerSecond: native.status === 0 ? Number(native.stdout) : null };
}

/** by then the process for the next attempt is prepared, as it is for whoever thinks between two */
const thinkingMs = 1_500;

/** How long attempts take, one right after the other and with a prepared process, and MiB of the largest process. */
async function recheck() {
  const checker = startAttemptChecker({ log: createLog("silent") });
  const check = async (exercise: CodeExercise) => {
    const began = performance.now();
    await checker.check({
      ...{ attemptId: "bench", exerciseId: exercise.id, owner: "bench" },
      source: codeKeyOf(exercise).solution,
    });
    return performance.now() - began;
  };
  const coded = exercises.filter(isCodeExercise);
  const sizes: number[] = [];
  const weighing = setInterval(() => {
    sizes.push(largestMiB("--disallow-code-generation-from-strings") ?? 0);
  }, 100);
  for (const exercise of coded) await check(exercise);
  clearInterval(weighing);
  const close: number[] = [];
  for (const exercise of coded) close.push(await check(exercise));
  const prepared: number[] = [];
  for (const exercise of coded) {
    await pause(thinkingMs);
    prepared.push(await check(exercise));
  }
  checker.close();
  return {
    recheckP50: percentile(prepared, 0.5),
    recheckP95: percentile(prepared, 0.95),
    recheckAtOnceP50: percentile(close, 0.5),
    recheckAtOnceP95: percentile(close, 0.95),
    attemptMiB: Math.max(...sizes) || null,
  };
}

/** Of the files fetched, those that Python needs: its engine, and what its worker names in its own address. */
async function pythonFiles(page: Page, fetched: readonly string[]): Promise<string[]> {
  const workers = await page.evaluate(() =>
    performance.getEntriesByType("resource").flatMap(({ name }) => (name.includes("#params=") ? name : [])),
  );
  const named = decodeURIComponent(workers.join());
  return fetched.filter(
    (address) => address.includes("/vendor/python/") || named.includes(`"${new URL(address).pathname}"`),
  );
}

/** Bytes of a file as it goes over the line, or would behind a proxy that compresses; asked anew, since a browser lets go of what is large. */
async function sentFor(address: string): Promise<number> {
  const request = get(address, { headers: { "accept-encoding": "br" } });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} for ${address}`);
  const body = await buffer(response);
  return response.headers["content-encoding"] === "br" ? body.length : brotliCompressSync(body, fast).length;
}

/** KiB after Brotli of every file that the page fetches until Python is ready, and of those that Python needs. */
async function sizes(page: Page, url: string): Promise<{ pageKiB: number; pythonKiB: number }> {
  const fetched = new Set<string>();
  page.context().on("response", (response) => {
    if (/\.(js|css|wasm|zip|bin)\b/.test(response.url())) fetched.add(response.url());
  });
  await firstResult(page, url);
  await page.waitForLoadState("networkidle");
  const weigh = async (addresses: Iterable<string>) => {
    let bytes = 0;
    for (const address of addresses) bytes += await sentFor(address);
    return Math.round(bytes / 102.4) / 10;
  };
  return { pageKiB: await weigh(fetched), pythonKiB: await weigh(await pythonFiles(page, [...fetched])) };
}

async function browse(url: string) {
  const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  // the server's modules are loaded by a first visit
  await firstResult(page, url);
  const fresh = await (await browser.newContext({ locale: "en-GB" })).newPage();
  const weights = await sizes(fresh, url);
  const cold = await firstResult(await (await browser.newContext({ locale: "en-GB" })).newPage(), url);
  const warm: number[] = [];
  for (let at = 0; at < 9; at++) warm.push(await firstResult(page, url));
  const recovered = await recovery(page, endless, interrupted);
  const small = await timesOf(page, 1, "import torch\ntorch.arange(6).view(2, 3) + 1");
  const matmul = await timesOf(page, 1, "import torch\na = torch.ones(256, 256)\na @ a");
  const recoveredLate = await recovery(page, deaf, tensors.stoppedTitle);
  const inTraining: number[] = [];
  for (let at = 0; at < 7; at++) inTraining.push(await recovery(page, longer, interrupted));
  const training = await trainingSteps(page);
  const tabMiB = largestMiB("--type=renderer");
  await browser.close();
  return {
    ...{ ...training, tabMiB },
    firstResultColdCacheMs: Math.round(cold),
    firstResultP50: percentile(warm, 0.5),
    firstResultP95: percentile(warm, 0.95),
    smallCellP50: percentile(small, 0.5),
    smallCellP95: percentile(small, 0.95),
    matmul256P50: percentile(matmul, 0.5),
    matmul256P95: percentile(matmul, 0.95),
    recoveryMs: Math.round(recovered),
    interruptTrainingP50: percentile(inTraining, 0.5),
    interruptTrainingMax: percentile(inTraining, 1),
    // it has its time to hear, then every earlier run comes back: here the timed ones above
    recoveryAfter70RunsMs: Math.round(recoveredLate),
    ...weights,
  };
}

const port = await freePort();
const server = await serve(port, ".data/bench-tensors");
let measured;
try {
  measured = await browse(`http://localhost:${port}/tensors`);
} finally {
  await server.stop();
}
console.log(JSON.stringify({ bench: "tensors", ...measured, ...(await recheck()) }));
process.exit(0);
