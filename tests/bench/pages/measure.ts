// One page, opened by a slow phone on a slow network, and what that took.
import type { Browser, BrowserContextOptions, CDPSession, Page } from "@playwright/test";

/** Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; and a processor four times slower. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const slowdown = 4;

export interface PageToVisit {
  name: string;
  address: string;
  /** a selector of what one came for: it can be used as soon as it is shown on a page that answers */
  usable: string;
  /** what is pressed or typed before the page's script runs is kept, so it need not run */
  usableBeforeScript?: boolean;
  options: BrowserContextOptions;
  /** the browser has been there before, and keeps what browsers keep */
  again?: boolean;
}

/** Times in ms since the page was asked for. */
export interface Visit {
  usableMs: number;
  /** the script answers */
  aliveMs: number;
  requests: number;
  /** as they came over the wire, compressed, of the page itself; its workers' files are apart */
  bytes: number;
  /** cumulative layout shift, a score without unit: 0.1 is what Google calls good */
  cls: number;
  /** tasks of the page's thread that take 50 ms or more on the slow processor */
  longTasks: number;
  longestTaskMs: number;
}

interface Seen {
  usable: number | null;
  alive: number | null;
  cls: number;
  tasks: number[];
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs inside the page, before everything else: notes when things are there. */
function watch({ usable, early }: { usable: string; early: boolean }): void {
  const seen: Seen = { usable: null, alive: null, cls: 0, tasks: [] };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    // what the browser reports of a shift, beyond what the types of the DOM know
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      seen.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  const timer = setInterval(() => {
    const alive = document.documentElement?.dataset.alive !== undefined;
    if (alive) seen.alive ??= performance.now();
    const shown = [...document.querySelectorAll(usable)].some((element) => element.checkVisibility());
    if (shown && (alive || early)) seen.usable ??= performance.now();
    if (seen.usable !== null && seen.alive !== null) clearInterval(timer);
  }, 10);
}

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return session;
}

/** Opens a page in a profile of its own. */
export async function visitSlowly(
  browser: Browser,
  { address, usable, usableBeforeScript: early = false, options, again }: PageToVisit,
): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  if (again) {
    const before = await context.newPage();
    await before.goto(address, { waitUntil: "networkidle" });
    await before.close();
  }
  const page = await context.newPage();
  const session = await slow(page);
  const wire = { requests: 0, bytes: 0 };
  session.on("Network.responseReceived", () => (wire.requests += 1));
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (wire.bytes += encodedDataLength));
  await page.addInitScript(watch, { usable, early });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.seen.usable !== null && window.seen.alive !== null, null, {
    timeout: 60_000,
  });
  // the tensor lab goes on to fetch its Python, half a minute long
  await page.waitForLoadState("networkidle", { timeout: 180_000 });
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return {
    usableMs: Math.round(seen.usable ?? 0),
    aliveMs: Math.round(seen.alive ?? 0),
    ...wire,
    cls: Math.round(seen.cls * 1_000) / 1_000,
    longTasks: seen.tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...seen.tasks)),
  };
}
