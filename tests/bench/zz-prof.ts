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
const page = await context.newPage();
const url = `http://localhost:${port}/tensors`;
const nm = (s: string, n: number) => s.replace("{number}", String(n));
const cdp = await context.newCDPSession(page);
for (let i = 0; i < 4; i++) {
  if (i === 3) { await cdp.send("Profiler.enable"); await cdp.send("Profiler.setSamplingInterval", { interval: 500 }); await cdp.send("Profiler.start"); }
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
}
const { profile } = await cdp.send("Profiler.stop");
const self = new Map<number, number>();
profile.samples!.forEach((id, k) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas![k] / 1000));
const by = new Map<string, number>();
const byUrl = new Map<string, number>();
for (const n of profile.nodes) {
  const key = `${n.callFrame.functionName} ${n.callFrame.url.slice(-20)}:${n.callFrame.lineNumber}:${n.callFrame.columnNumber}`;
  by.set(key, (by.get(key) ?? 0) + (self.get(n.id) ?? 0));
  byUrl.set(n.callFrame.url.slice(-24), (byUrl.get(n.callFrame.url.slice(-24)) ?? 0) + (self.get(n.id) ?? 0));
}
// inclusive time of module factories
const children = new Map(profile.nodes.map((n) => [n.id, n.children ?? []]));
const total = (id: number): number => (self.get(id) ?? 0) + children.get(id)!.reduce((s, c) => s + total(c), 0);
console.log([...by].sort((a, b) => b[1] - a[1]).slice(0, 35).map(([k, v]) => `${v.toFixed(1)} ${k}`).join("\n"));
console.log([...byUrl].sort((a, b) => b[1] - a[1]).slice(0, 20).map(([k, v]) => `${v.toFixed(1)} ${k}`).join("\n"));
console.log(profile.nodes.map((n) => [total(n.id), n] as const).sort((a, b) => b[0] - a[0]).slice(0, 70).map(([v, n]) => `${v.toFixed(1)} ${n.callFrame.functionName} ${n.callFrame.url.slice(-20)}:${n.callFrame.columnNumber}`).join("\n"));
await browser.close();
await stop();
process.exit(0);
