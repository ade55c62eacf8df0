// A class walked in the engines that Chromium is not. The instructor has Chromium.
import { expect, test as base } from "@playwright/test";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { courseFile, forEpochs } from "../fixtures/notebooks/cells";
import type { Engine, Manner } from "./engines/engine";
import { firefox } from "./engines/firefox";
import { saying } from "./engines/tab";
import { Walker } from "./engines/walker";
import { webkit } from "./engines/webkit";
import {
  endAndReveal,
  instructorPage,
  markAnswer,
  openSession,
  pressAndConfirm,
  reviewItem,
} from "./instructor";
import { words } from "./words";

const { join, review } = words.en;
const origin = process.env.E2E_ADDRESS ?? "";

/** What .ci/run installs has to be there; elsewhere one tries what one has. */
const tried = (engine: Engine): boolean => {
  if (process.env.CI || engine.isInstalled()) return true;
  console.log(`not tried, for it is not installed here: ${engine.name} (${engine.packages})`);
  return false;
};

/** Browsers that are ended after the test, with a picture of those that it failed in. */
const test = base.extend<{ come: (engine: Engine, manner?: Manner) => Promise<Walker> }>({
  come: async ({ browser }, give, info) => {
    const walkers: Walker[] = [];
    await give(async (engine, manner) => {
      const walker = new Walker(await engine.open(origin, manner));
      walkers.push(walker);
      return walker;
    });
    const failed = info.status !== info.expectedStatus;
    for (const { tab } of walkers)
      await (failed ? tab.picture(info.outputPath("seen.png")) : Promise.resolve()).finally(tab.close);
    for (const context of browser.contexts()) await context.close();
  },
});

/** Another site's page with a page of ours in a frame. @returns its address and the way to end it */
async function framing(address: string): Promise<{ url: string; close: () => void }> {
  const site = createServer((_request, response) =>
    response.setHeader("Content-Type", "text/html").end(`<iframe src="${address}"></iframe>`),
  ).listen(0, "127.0.0.1");
  await once(site, "listening");
  // a server that listens on a port has an address of this kind
  const { port } = site.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => site.close() };
}

for (const engine of [firefox, webkit].filter(tried)) {
  test(`GW1 a class is walked in ${engine.name}: join, train, submit, answer, board, look back`, async ({
    browser,
    come,
  }) => {
    const instructor = await instructorPage(browser);
    const { id, code } = await openSession(instructor, `In ${engine.name}`);
    const walker = await come(engine);
    await walker.join(code, "Fay");

    await test.step("train and submit, on what the engine has", async () => {
      await walker.train(40);
      await walker.submit();
      expect(await walker.runFirstCell()).toContain("tensor([[");
    });

    await test.step("run the course's notebooks", async () => {
      const cells = await walker.runNotebooks([courseFile("spiral", forEpochs(3)), courseFile("tensors")]);
      await walker.tab.sees(saying("accuracy 0."));
      await walker.tab.sees('//figure[.//*[@role = "img"]]');
      await walker.tab.sees(saying("expected scalar type Float but found Long"));
      await walker.answerProgram(cells + 1, "Your name? ", "Fay");
      await walker.interruptProgram(cells + 2);
    });

    await test.step("answer, over a reload with the last key", async () => {
      await walker.write("AlexNet is deeper, and uses ReLU.");
      await walker.tab.reload();
      await walker.isInAs("Fay");
      await walker.hasWritten("AlexNet is deeper, and uses ReLU.");
      await walker.handIn();
    });

    await test.step("board, marks, look back", async () => {
      await walker.isOnTheBoard("Fay");
      await endAndReveal(instructor);
      await reviewItem(instructor, id, "alexnet");
      await instructor.getByRole("switch", { name: review.namesShown }).click();
      await markAnswer(instructor, "Fay", "Well seen: depth is the point.");
      await pressAndConfirm(instructor, review.release.release);
      await walker.looksBack("Well seen: depth is the point.");
    });
  });

  test(`GW2 ${engine.name} without cookies, and in another site's frame, is told so`, async ({
    browser,
    come,
  }) => {
    const { code } = await openSession(await instructorPage(browser), `Outside ${engine.name}`);
    const { tab } = await come(engine, "without cookies");
    await tab.open(`/j/${code}`);
    await tab.sees(saying(join.cookiesBlocked));
    const site = await framing(`${origin}/j/${code}`);
    await tab.open(site.url);
    await tab.seesFramed(join.framed.open);
    site.close();
  });
}

for (const engine of [firefox].filter(tried))
  test(`GW3 in a private window of ${engine.name} a draft is there after a reload at once`, async ({
    browser,
    come,
  }) => {
    const { code } = await openSession(await instructorPage(browser), "In private");
    const walker = await come(engine, "private");
    await walker.join(code, "Pia");
    await walker.write("Nobody waits here.");
    await walker.tab.reload();
    await walker.isInAs("Pia");
    await walker.hasWritten("Nobody waits here.");
    await walker.saved();
  });
