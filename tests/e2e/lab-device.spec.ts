// The lab on a graphics device that is lost in the middle of a run.
import { expect, test } from "@playwright/test";
import { chromiumFlags, softwareWebGpuFlags } from "./chromium";
import { openLab } from "./lab-page";
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
    test.setTimeout(120_000);
    const lab = await openLab(browser, "en", "?net=8~relu&n=50&h=20&e=3000");
    await lab.useEngine(engine);
    await lab.go.click();
    await expect
      .poll(async () => Number.parseInt((await lab.figures())[0]), { timeout: 60_000, intervals: [50] })
      .toBeGreaterThan(2);
    // the worker's own request, which ends the device as a driver reset would
    for (const worker of lab.page.workers())
      await worker.evaluate(() => {
        const message = { kind: "loseDevice", id: -1, params: {} };
        self.dispatchEvent(new MessageEvent("message", { data: message }));
      });
    const notice = filled(said.notice.engineLost, { lost: said.engine.name[engine] });
    await expect(lab.page.getByText(notice)).toBeVisible();
    await expect(lab.button(said.controls.goOn)).toBeVisible({ timeout: 30_000 });
    await expect.poll(async () => (await lab.figures())[0]).toBe("3,000 / 3,000");
  });
