import { chromium } from "@playwright/test";
import { findBrowser } from "@/lib/setup/browser";
import { chromiumFlags } from "../e2e/chromium";
import { words } from "../e2e/words";
import { serve } from "./production-server";
const { tensors } = words.en;
const port = 5333;
const stop = await serve(port, ".data/bench-tensors");
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
const context = await browser.newContext({ locale: "en-GB" });
await context.addInitScript(() => {
  (window as any).log = [];
  const L = (s: string) => (window as any).log.push([Math.round(performance.now()), s]);
  const W = window.Worker;
  (window as any).Worker = class extends W {
    constructor(u: any, o: any) { super(u, o); L("spawn " + String(u).slice(-30)); this.addEventListener("message", (e) => L("msg " + JSON.stringify(e.data).slice(0, 60))); const post = this.postMessage.bind(this); (this as any).postMessage = (m: any) => { L("post " + JSON.stringify(m).slice(0,40)); post(m); }; }
    terminate() { L("terminate"); super.terminate(); }
  };
});
const page = await context.newPage();
const url = `http://localhost:${port}/tensors`;
const nm = (s: string, n: number) => s.replace("{number}", String(n));
for (let i = 0; i < 4; i++) {
  const t0 = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  const t1 = performance.now();
  await page.getByRole("tab", { name: tensors.notebook }).click();
  const t2 = performance.now();
  await page.getByRole("button", { name: nm(tensors.run, 1), exact: true }).click();
  const t3 = performance.now();
  await page.getByLabel(tensors.result, { exact: true }).first().waitFor();
  const t4 = performance.now();
  console.log({ commit: t1 - t0, tab: t2 - t1, run: t3 - t2, result: t4 - t3, all: t4 - t0 });
  console.log(await page.evaluate(() => (window as any).log));
  console.log(await page.evaluate(() => performance.getEntriesByType("resource").map((r: any) => [Math.round(r.startTime), Math.round(r.duration), r.name.slice(-30), r.transferSize])));
  console.log(await page.evaluate(() => { const n = performance.getEntriesByType("navigation")[0] as any; return [n.responseStart, n.responseEnd, n.domInteractive, n.domContentLoadedEventEnd, n.loadEventEnd].map(Math.round).concat(performance.getEntriesByType("paint").map((p) => p.startTime)); }));
}
await page.getByLabel(nm(tensors.editor, 2), { exact: true }).fill("while True: pass");
await page.evaluate(() => { (window as any).log.length = 0; });
const b = performance.now();
await page.getByRole("button", { name: nm(tensors.run, 2), exact: true }).click();
await page.getByText(tensors.stoppedTitle).waitFor();
const b1 = performance.now();
await page.getByText(tensors.kernel.ready).first().waitFor();
console.log("recovery", b1 - b, performance.now() - b);
console.log(await page.evaluate(() => (window as any).log));
await browser.close();
await stop();
process.exit(0);
