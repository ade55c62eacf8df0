/** Memory of a page with its workers: the private memory of its process, WebAssembly and buffers included. */
import type { Browser, Page } from "@playwright/test";
import { readFileSync } from "node:fs";

/** Bytes of this process that it shares with nobody; null where the system has no /proc. */
function privateBytes(pid: number): number | null {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return (
      1024 * [...rollup.matchAll(/^Private_\w+: +(\d+) kB/gm)].reduce((sum, [, kB]) => sum + Number(kB), 0)
    );
  } catch {
    return null;
  }
}

/** Of the largest page of the browser, after it has collected its garbage. @returns null where it cannot be read */
export async function memoryOfPages(browser: Browser, page: Page): Promise<number | null> {
  const own = await page.context().newCDPSession(page);
  await own.send("HeapProfiler.collectGarbage");
  await own.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => privateBytes(id));
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : Math.max(...known);
}
