// npm run bench -- wall [--students 1000] [--seconds 20]: a hall that trains, and a wall that looks at it. The students are
// sockets of this process, the server and the browser run beside it on the same cores. Says what share of a core the server
// takes with the wall closed and open, and how many frames a second the teacher's page draws while it is scrolled through.
// The last line is one line of JSON. Linux: it reads processor times where the kernel tells them.
import { readFileSync, rmSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium, expect, type Page } from "@playwright/test";
import { findBrowser } from "@/lib/setup/testing/browser";
import { chromiumFlags } from "../e2e/chromium";
import { createAccount, openSession } from "../e2e/instructor";
import { newProfile } from "../e2e/profile";
import { visit } from "../e2e/visit";
import { freePort } from "../network/free-port";
import { newDevice, testSecret } from "../server/client";
import { childrenOf } from "../server/processes";
import { serve } from "./production-server";
import { Trainee } from "./wall/trainee";

const { values } = parseArgs({
  allowPositionals: true,
  options: { students: { type: "string", default: "1000" }, seconds: { type: "string", default: "20" } },
});
const [count, seconds] = [values.students, values.seconds].map(Number);
const atOnce = 50;

/** Clock ticks of a second in /proc, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor time that the server's processes have taken, the database's not. */
function processorOf(pid: number): number {
  const below = childrenOf(pid).filter(({ command }) => !command.includes("postgres"));
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  const own = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  return below.reduce((sum, child) => sum + processorOf(child.pid), own);
}

/** Share of a core over the time that a task takes. */
async function shareWhile<Value>(pid: number, task: () => Promise<Value>) {
  const [before, began] = [processorOf(pid), performance.now()];
  const value = await task();
  const share = (processorOf(pid) - before) / ((performance.now() - began) / 1_000);
  return { value, share: Math.round(share * 1_000) / 1_000 };
}

/** Scrolls down and up again, a little with every frame. @returns frames a second, and ms of the longest task */
const scrollThrough = (page: Page) =>
  page.evaluate(async (lasts) => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: "longtask" });
    const began = performance.now();
    let [frames, step] = [0, 12];
    while (performance.now() - began < lasts) {
      await new Promise(requestAnimationFrame);
      frames++;
      scrollBy(0, step);
      const end = document.documentElement.scrollHeight - innerHeight;
      if (scrollY >= end - 1 || scrollY <= 0) step = scrollY <= 0 ? 12 : -12;
    }
    observer.disconnect();
    return {
      framesPerSecond: Math.round((frames * 10_000) / lasts) / 10,
      longestTaskMs: Math.round(longest),
    };
  }, seconds * 1_000);

const folder = ".data/bench-wall";
rmSync(folder, { recursive: true, force: true });
process.env.SPIRALROOM_SECRET = testSecret;
const port = await freePort();
const server = await serve(port, folder);
const baseURL = `http://localhost:${port}`;
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: chromiumFlags });
const trainees: Trainee[] = [];
try {
  const teacher = await newProfile(browser, "en", { baseURL, viewport: { width: 1366, height: 768 } });
  await createAccount(teacher, server.invitation);
  const { id, code } = await openSession(teacher, "A hall");
  for (let at = 0; at < count; at += atOnce) {
    const some = Array.from(
      { length: Math.min(atOnce, count - at) },
      () => new Trainee(baseURL, code, newDevice()),
    );
    trainees.push(...some);
    await Promise.all(some.map((one, place) => one.join(`Student ${at + place + 1}`)));
  }
  for (const one of trainees) one.train();
  console.log(`${count} students train`);
  await visit(teacher, "/dashboard");
  await pause(6_000);
  const closed = await shareWhile(server.pid, () => pause(seconds * 1_000));
  await visit(teacher, `/sessions/${id}/wall`);
  await expect(teacher.locator("[data-tile] canvas").first()).toBeVisible({ timeout: 60_000 });
  await pause(6_000);
  const open = await shareWhile(server.pid, () => pause(seconds * 1_000));
  const scrolled = await shareWhile(server.pid, () => scrollThrough(teacher));
  console.log(
    JSON.stringify({
      ...{ bench: "wall", students: count, seconds },
      ...{ shareWallClosed: closed.share, shareWallOpen: open.share, shareWhileScrolled: scrolled.share },
      ...scrolled.value,
      ...{ cores: cpus().length, load: loadavg().map((one) => Math.round(one * 10) / 10) },
    }),
  );
} finally {
  for (const one of trainees) one.leave();
  await browser.close();
  await server.stop();
}
process.exit(0);
