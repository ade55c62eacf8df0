// The lab's screen: the whole story in one window on a laptop, and made for a finger on a phone.
import { expect, type Browser, type Page } from "@playwright/test";
import { instructorPage, openSession } from "./instructor";
import { openLab, type Lab } from "./lab";
import { phone } from "./profile";
import { expectNoSideways } from "./sideways";
import { student } from "./student";
import { test } from "./test";
import { filled, words } from "./words";

/** What is needed while training is inside the window, all of it. */
async function expectWholeStory({ page, words: said, button }: Lab, what: string): Promise<void> {
  const charts = [said.curves.lossWords, said.curves.accuracyWords].map((line) => line.split(/[.。]/)[0]);
  const parts = {
    bar: page.getByRole("group", { name: said.controls.title, exact: true }),
    pause: button(said.controls.pause),
    rate: page.getByLabel(said.training.rate, { exact: true }),
    engine: page.getByRole("region", { name: said.engine.title, exact: true }),
    features: page.getByRole("group", { name: said.network.features }),
    network: page.getByRole("region", { name: said.network.title, exact: true }),
    input: page.getByRole("button", { name: said.feature.x, exact: true }),
    output: page.getByRole("button", { name: filled(said.graph.class, { letter: "C" }) }),
    map: page.getByRole("group", { name: said.map.help }),
    loss: page.getByRole("group", { name: new RegExp(`^${charts[0]}`) }),
    accuracy: page.getByRole("group", { name: new RegExp(`^${charts[1]}`) }),
  };
  expect(await page.evaluate(() => scrollY), what).toBe(0);
  for (const [part, place] of Object.entries(parts))
    await expect(place, `${what}: ${part}`).toBeInViewport({ ratio: 0.99 });
}

/** A picture for the lab's handbook. */
async function takePicture(browser: Browser, language: "en" | "zh"): Promise<void> {
  const viewport = { width: 1366, height: 768 };
  const lab = await openLab(browser, language, "?net=8~tanh_8~tanh&lr=0.03&e=200", { viewport });
  await lab.train();
  await lab.page.screenshot({ path: `docs/img/lab-${language}.png`, animations: "disabled", caret: "hide" });
  await lab.page.context().close();
}

for (const [width, height] of [
  [1366, 768],
  [1280, 720],
])
  test(`SL1 one screen of ${width}×${height} holds data, network, map and curves while training`, async ({
    browser,
  }) => {
    const viewport = { width, height };
    const alone = await openLab(browser, "en", "?net=8~relu_8~relu&e=100000", { viewport });
    await alone.start();
    await alone.passed(0);
    await expectWholeStory(alone, "alone");
    // another view takes the place of the curves, with the map in sight
    await alone.show(alone.words.space.title);
    const space = alone.page.getByRole("img", { name: filled(alone.words.space.words) });
    for (const place of [space, alone.page.getByRole("group", { name: alone.words.map.help })])
      await expect(place).toBeInViewport({ ratio: 0.5 });
    // details open beside, and move nothing
    const bar = alone.page.getByRole("group", { name: alone.words.controls.title, exact: true });
    const before = await bar.boundingBox();
    await alone.button(alone.words.training.details).click();
    await expect(alone.page.getByRole("dialog", { name: alone.words.training.details })).toBeVisible();
    expect(await bar.boundingBox()).toEqual(before);
    await alone.page.context().close();
    if (width === 1366) for (const language of ["en", "zh"] as const) await takePicture(browser, language);

    const { code } = await openSession(await instructorPage(browser), "One screen");
    const li = await student(browser, "zh", code, "李雷", { viewport });
    await li.openTab("spiral");
    const { page, lab } = li;
    await expect(li.button(words.zh.guide.offer)).toBeVisible();
    await lab.setEpochs(100_000);
    await lab.start();
    await lab.passed(0);
    await expectWholeStory(lab, "in a session");
    await expect(page.getByRole("button", { name: words.zh.lab.submit.pauseAndSend })).toBeInViewport({
      ratio: 1,
    });
  });

/** Texts below 12 pixels, and what a finger has less than 44 pixels for, in words. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      const text = texts.currentNode.textContent?.trim();
      if (!text || !parent || !seen(parent)) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 12) found.push(`text of ${size} px: ${text}`);
    }
    // an iPhone makes the whole page larger for a field of smaller text
    for (const field of document.querySelectorAll(
      "input:not([type=checkbox], [type=radio], [type=range]), select, textarea, [contenteditable=true]",
    )) {
      const size = Number.parseFloat(getComputedStyle(field).fontSize);
      if (seen(field) && size < 16) found.push(`field of ${size} px: ${field.outerHTML.slice(0, 120)}`);
    }
    // the skip link is there for the Tab key alone
    for (const control of document.querySelectorAll(
      "button, a[href]:not(.sr-only), input, select, summary, [role=slider]",
    )) {
      // a label belongs to its box, and a slider's thumb may be pressed anywhere on its track
      const track = control.role === "slider" ? control.parentElement?.parentElement : null;
      const area = control.closest("label") ?? track ?? control;
      if (!seen(area)) continue;
      const { width, height } = area.getBoundingClientRect();
      if (Math.min(width, height) < 43.5)
        found.push(`target of ${width}×${height}: ${control.outerHTML.slice(0, 120)}`);
    }
    return found;
  });

/** From now on what follows its own measured size learns of it late, as beside a load. */
const measureLate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.ResizeObserver = class extends ResizeObserver {
      constructor(callback: ResizeObserverCallback) {
        super((...seen) => setTimeout(callback, 300, ...seen));
      }
    };
  });

test("SL2 a phone has start, map and submit without scrolling, and nothing too small for eye or finger", async ({
  browser,
}) => {
  const { code } = await openSession(await instructorPage(browser), "On a phone");
  const mei = await student(browser, "en", code, "Mei", phone);
  const { page, lab } = mei;
  await measureLate(page);
  await mei.openTab("spiral");
  const { view, network, curves, map, submit, controls } = lab.words;
  await lab.setEpochs(100_000);
  await page.evaluate(() => scrollTo(0, 0));
  await lab.start();
  await lab.passed(0);
  const places = [lab.button(controls.pause), lab.button(submit.pauseAndSend)];
  for (const place of [...places, page.getByRole("group", { name: map.help })])
    await expect(place).toBeInViewport({ ratio: 1 });
  // nothing of the map is behind the bar
  const box = await page.getByRole("group", { name: map.help }).boundingBox();
  const bar = await page.getByRole("group", { name: controls.title, exact: true }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
  for (const part of [view.setup, network.title, curves.title, view.views, view.runs]) {
    await lab.show(part);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    expect(await tooSmall(page), part).toEqual([]);
    for (const width of [320, 768, 360]) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSideways(page, `${part}, ${width} pixels`);
    }
  }
  await lab.show(network.title);
  await page.getByRole("button", { name: filled(lab.words.graph.unit, { layer: "1", unit: "2" }) }).tap();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByLabel(lab.words.graph.bias)).toBeVisible();
  expect(await tooSmall(page), "a unit's weights").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await lab.button(map.follow).tap();
  await expect(sheet.getByText(lab.words.point.layers)).toBeVisible();
  expect(await tooSmall(page), "one point, step by step").toEqual([]);
  await expectNoSideways(page, "one point, step by step");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await lab.button(submit.pauseAndSend).tap();
  await lab.verified(1);
});

for (const language of ["en", "zh"] as const)
  test(`SL7 what became of a submission covers neither map nor start on a phone, and opens (${language})`, async ({
    browser,
  }) => {
    const { code } = await openSession(await instructorPage(browser), "Sent from a phone");
    const mei = await student(browser, language, code, "Mei", phone);
    const { page, lab } = mei;
    const { map, submit } = lab.words;
    await mei.trainAndSubmit(20);
    const sent = page.locator("[data-sent]");
    await expect(sent).toContainText(submit.brief.saved);
    for (const height of [740, 640]) {
      await page.setViewportSize({ width: 360, height });
      await page.evaluate(() => scrollTo(0, 0));
      const square = page.getByRole("group", { name: map.help });
      for (const place of [square, lab.go, sent, lab.button(submit.send)])
        await expect(place, `${height} pixels`).toBeInViewport({ ratio: 1 });
      const [one, bar] = [await square.boundingBox(), await page.locator("[data-bottom-bar]").boundingBox()];
      expect((one?.y ?? 0) + (one?.height ?? 0), `${height} pixels`).toBeLessThanOrEqual(bar?.y ?? 0);
    }
    expect(await tooSmall(page)).toEqual([]);
    await expectNoSideways(page, "what was sent");
    const whole = page.getByText(submit.verified.split("{")[0]);
    const height = async () => (await page.locator("[data-bottom-bar]").boundingBox())?.height ?? 0;
    const folded = await height();
    await sent.tap();
    await expect.poll(height).toBeGreaterThan(folded + 12);
    await expect(whole).toBeInViewport({ ratio: 1 });
    await sent.tap();
    await expect.poll(height).toBe(folded);
    await expect(sent).toHaveAttribute("aria-expanded", "false");
  });
