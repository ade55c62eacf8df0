// npm run bench -- pages [--runs 3] [--only lab,tensors]: every page as a slow phone on slow 4G meets it, the first time,
// with nothing in its cache. Prints a line for each page; the last line is one line of JSON. Times are in ms, medians.
import { chromium, type Browser } from "@playwright/test";
import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { findBrowser } from "@/lib/setup/testing/browser";
import { chromiumFlags } from "../e2e/chromium";
import { laptop, phone } from "../e2e/profile";
import { words } from "../e2e/words";
import { freePort } from "../network/free-port";
import { prepareClass, type PreparedClass } from "./pages/class";
import { visitSlowly, type PageToVisit, type Visit } from "./pages/measure";
import { serve } from "./production-server";

const { values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, only: { type: "string", default: "" } },
});
const only = values.only.split(",").filter(Boolean);

/** While the session is open. */
function pagesOf({ session, instructor, student }: PreparedClass): PageToVisit[] {
  const staff = { ...laptop, storageState: instructor };
  return [
    { name: "home", address: "/", usable: "main form input", usableBeforeScript: true, options: phone },
    {
      name: "join",
      address: `/j/${session.code}`,
      usable: "input[name=name]",
      usableBeforeScript: true,
      options: phone,
    },
    {
      name: "room",
      address: `/j/${session.code}`,
      usable: "[role=tabpanel]:not([hidden])",
      options: { ...phone, storageState: student },
    },
    {
      name: "lab",
      address: "/lab",
      usable: `main [role=group][aria-label="${words.en.lab.controls.title}"] button:enabled`,
      usableBeforeScript: true,
      options: phone,
    },
    { name: "tensors", address: "/tensors", usable: "main textarea:enabled, .cm-content", options: phone },
    {
      name: "sign in",
      address: "/signin",
      usable: "main form input",
      usableBeforeScript: true,
      options: laptop,
    },
    { name: "dashboard", address: "/dashboard", usable: "main a[href^='/sessions/']", options: staff },
    {
      name: "new session",
      address: "/sessions/new",
      usable: "main form input",
      usableBeforeScript: true,
      options: staff,
    },
    {
      name: "live",
      address: `/sessions/${session.id}`,
      usable: "main table, main [role=table]",
      options: staff,
    },
    { name: "account", address: "/account", usable: "main form input", options: staff },
    { name: "screen", address: session.screen, usable: "main svg", options: laptop },
  ];
}

/** After the release. */
function laterPagesOf({ session, instructor, student }: PreparedClass): PageToVisit[] {
  return [
    {
      name: "review",
      address: `/sessions/${session.id}/review`,
      usable: "main select",
      options: { ...laptop, storageState: instructor },
    },
    {
      name: "look back",
      address: `/j/${session.code}/look-back`,
      usable: "main section, main article",
      options: { ...phone, storageState: student },
    },
  ];
}

const median = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The keys of the visits are the same, so each number has its median. */
function middle(visits: readonly Visit[]): Visit {
  const keys = Object.keys(visits[0]) as (keyof Visit)[];
  return Object.fromEntries(
    keys.map((key) => [key, median(visits.map((one) => one[key]))]),
  ) as unknown as Visit;
}

async function measure(browser: Browser, baseURL: string, page: PageToVisit): Promise<[string, Visit]> {
  const visits: Visit[] = [];
  for (let run = 0; run < Number(values.runs); run++)
    visits.push(await visitSlowly(browser, { ...page, options: { baseURL, ...page.options } }));
  const found = middle(visits);
  console.log(
    [
      page.name.padEnd(12),
      `usable ${found.usableMs}`.padEnd(13),
      `alive ${found.aliveMs}`.padEnd(12),
      `${found.requests} requests`.padEnd(12),
      `${Math.round(found.bytes / 1024)} KiB`.padEnd(9),
      `CLS ${found.cls}`.padEnd(10),
      `${found.longTasks} long tasks, ${found.longestTaskMs} at most`,
    ].join("  "),
  );
  return [page.name, found];
}

async function measureAll(browser: Browser, baseURL: string, invitation: string) {
  const prepared = await prepareClass(browser, baseURL, invitation);
  const wanted = (page: PageToVisit) => only.length === 0 || only.includes(page.name);
  const found: [string, Visit][] = [];
  for (const page of pagesOf(prepared).filter(wanted)) found.push(await measure(browser, baseURL, page));
  const later = laterPagesOf(prepared).filter(wanted);
  if (later.length > 0) await prepared.release();
  for (const page of later) found.push(await measure(browser, baseURL, page));
  return Object.fromEntries(found);
}

const folder = ".data/bench-pages";
rmSync(folder, { recursive: true, force: true });
const port = await freePort();
const server = await serve(port, folder);
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
let pages;
try {
  pages = await measureAll(browser, `http://localhost:${port}`, server.invitation);
} finally {
  await browser.close();
  await server.stop();
}
// times are of a machine that others may be using
console.log(JSON.stringify({ bench: "pages", runs: Number(values.runs), load: loadavg()[0], pages }));
process.exit(0);
