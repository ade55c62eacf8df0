// The lab on a device that fails it: graphics that are lost in mid-run, a page that the system freezes.
import { expect, type Browser } from "@playwright/test";
import { chromiumFlags, softwareWebGpuFlags } from "./chromium";
import { openLab } from "./lab";
import { test } from "./test";
import { filled, words } from "./words";

const { lab: said } = words.en;

// software WebGL and WebGPU, so that there is a device to lose
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...chromiumFlags, ...softwareWebGpuFlags],
  },
});

for (const engine of ["tfjs-webgl", "tfjs-webgpu", "fused-webgpu"] as const)
  test(`EL5 a lost device of ${engine} is told, and training goes on with the next engine`, async ({
    browser,
  }) => {
    const lab = await openLab(browser, "en", "?net=8~relu&n=50&h=20&e=3000");
    await lab.useEngine(engine);
    await lab.go.click();
    await lab.passed(2);
    // the worker's own request, which ends the device as a driver reset would
    for (const worker of lab.page.workers())
      await worker.evaluate(() => {
        const message = { kind: "loseDevice", id: -1, params: {} };
        self.dispatchEvent(new MessageEvent("message", { data: message }));
      });
    const notice = filled(said.notice.engineLost, { lost: said.engine.name[engine] });
    await expect(lab.page.getByText(notice)).toBeVisible();
    await lab.finished();
    expect((await lab.figures())[0]).toBe("3,000 / 3,000");
  });

/** Stops the processes of all pages for a while, as a phone does with what nobody looks at. */
async function freeze(browser: Browser, ms: number): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  for (const id of pages) process.kill(id, "SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const id of pages) process.kill(id, "SIGCONT");
  await session.detach();
}

test("EL10 training goes on in the background; a page that the system froze says that it stood still", async ({
  browser,
}) => {
  const lab = await openLab(browser, "en", "?e=100000");
  await lab.go.click();
  await lab.passed(0);
  // a headless browser hides no page by itself
  await lab.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await lab.passed((await lab.epoch()) + 500);
  await expect(lab.page.getByText(said.notice.slept)).toHaveCount(0);
  await freeze(browser, 6_000);
  await expect(lab.page.getByText(said.notice.slept)).toBeVisible();
  await lab.passed(await lab.epoch());
});
