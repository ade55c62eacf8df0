// npm run bench -- look [--only screen,live] [--folder test-results/look]: pictures of every screen at five sizes, light
// and dark, in Chinese and English, for somebody to look at. The last line is one line of JSON.
import { chromium, type Browser, type Page } from "@playwright/test";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "@/lib/setup/testing/browser";
import { chromiumFlags } from "../e2e/chromium";
import { freePort } from "../network/free-port";
import { screensOf, type Screen } from "./look/screens";
import { smallest } from "./look/smallest-text";
import { serve } from "./production-server";

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    folder: { type: "string", default: "test-results/look" },
  },
});
const only = values.only.split(",").filter(Boolean);
/** "alone" stands for the pages outside a session. */
const wanted = (name: string): boolean => only.length === 0 || only.some((one) => name.startsWith(one));

const sizes = [
  [360, 740],
  [768, 1024],
  [1280, 720],
  [1366, 768],
  [1920, 1080],
] as const;

/** Screens of the projector, in windows as projectors have them. */
const projected = /^(hall|lobby|finale-\d)-(en|zh)-(1280|1366|1920)-/;

/** Text under 12 pixels and pages wider than their window, by picture. */
const remarks: string[] = [];
let pictures = 0;

async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: path.join(values.folder, `${name}.png`), animations: "disabled" });
  pictures++;
  const { text, beyond, below } = await page.evaluate(smallest);
  if (text) remarks.push(`${name}: ${text}`);
  if (beyond > 0) remarks.push(`${name}: ${beyond} px beyond the right edge`);
  // what stands on a projector nobody scrolls
  if (below > 0 && projected.test(name)) remarks.push(`${name}: ${below} px below the window`);
}

async function look({ name, page }: Screen): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await takePicture(page, `${name}-${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

async function lookAtAll(browser: Browser, baseURL: string, invitation: string): Promise<void> {
  for await (const screen of screensOf(browser, baseURL, invitation, wanted("alone")))
    if (wanted(screen.name)) await look(screen);
}

rmSync(values.folder, { recursive: true, force: true });
mkdirSync(values.folder, { recursive: true });
const data = ".data/bench-look";
rmSync(data, { recursive: true, force: true });
const port = await freePort();
const server = await serve(port, data);
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
try {
  await lookAtAll(browser, `http://localhost:${port}`, server.invitation);
} finally {
  await browser.close();
  await server.stop();
}
for (const remark of remarks) console.log(remark);
console.log(JSON.stringify({ bench: "look", folder: values.folder, pictures, remarks: remarks.length }));
process.exit(0);
