// The main pages as people set their browsers: forced colours, text twice as large, wider spacing, less motion.
import { expect, type Page } from "@playwright/test";
import { newProfile } from "./profile";
import { expectNoSideways } from "./sideways";
import { test } from "./test";
import { alive, visit } from "./visit";
import { words } from "./words";

const { guide, lab } = words.en;

/** WCAG 1.4.12 */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

/** Buttons whose words do not fit into them. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("main button, main a[class*=inline-flex]")]
      .filter((one) => one.getClientRects().length > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent ?? ""),
  );

test("KB2 pages keep their words, edges and focus with forced colours, wide spacing, large text and less motion", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", { viewport: { width: 1280, height: 800 } });
  for (const address of ["/", "/lab", "/tensors"]) {
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await visit(page, address);
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(
      () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
    );
    expect(outline, `${address}: the focus is drawn`).not.toBe("none");
    const moving = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
    await expect.poll(moving, `${address}: nothing keeps moving`).toBe(0);
    await page.emulateMedia({ forcedColors: null });
    await page.addStyleTag({ content: spacing });
    expect(await clipped(page), `${address}, with wide spacing`).toEqual([]);
    await expectNoSideways(page, `${address}, with wide spacing`);
    // at 200 % a window of 1280×800 is one of 640×400
    await page.setViewportSize({ width: 640, height: 400 });
    await expectNoSideways(page, `${address}, at 200 %`);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test("GU1 the guided start is three steps by keyboard, is left with Escape, and is never offered again", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", { viewport: { width: 1280, height: 720 } });
  await visit(page, "/lab");
  const offer = page.getByRole("button", { name: guide.offer });
  await offer.press("Enter");
  const card = page.getByRole("dialog", { name: guide.title });
  for (const title of [guide.lab.startTitle, guide.lab.networkTitle, guide.lab.mapTitle]) {
    await expect(card.getByRole("heading", { name: title })).toBeFocused();
    const covered = await page.locator("[data-guided]").evaluate((target) => {
      const dialog = document.querySelector("[role=dialog]");
      if (!dialog) return null;
      const [a, b] = [target.getBoundingClientRect(), dialog.getBoundingClientRect()];
      return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    });
    expect(covered, `${title}: the card stands beside what it speaks of`).toBe(false);
    await card
      .getByRole("button", { name: title === guide.lab.mapTitle ? guide.done : guide.next })
      .press("Enter");
  }
  await expect(card).toHaveCount(0);
  await expect(offer).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await page.reload();
  await alive(page);
  await expect(page.getByRole("button", { name: lab.controls.start, exact: true })).toBeVisible();
  await expect(offer).toHaveCount(0);

  await visit(page, "/tensors");
  await offer.press("Enter");
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(offer).toHaveCount(0);
});
