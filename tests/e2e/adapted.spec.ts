// The main pages as people set their browsers: forced colours, text twice as large, wider spacing, less motion.
import { expect } from "@playwright/test";
import { moving } from "./accessibility";
import { expectAdapts } from "./adapted";
import { instructorPage, openSession } from "./instructor";
import { newProfile } from "./profile";
import { test } from "./test";
import { alive, visit } from "./visit";
import { words } from "./words";

const { guide, instructor: desk, lab } = words.en;

test("KB2 pages keep their words, edges, focus and what is chosen with forced colours, wide spacing, large text and less motion", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", { viewport: { width: 1280, height: 800 } });
  for (const address of ["/", "/lab", "/tensors"]) {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visit(page, address);
    await expect.poll(() => moving(page), `${address}: nothing keeps moving`).toBe(0);
    await expectAdapts(page, address);
  }
  const teacher = await instructorPage(browser);
  await openSession(teacher, "In few colours");
  await expectAdapts(teacher, "the live page");
  await teacher.emulateMedia({ forcedColors: "active" });
  const [lock, open] = [desk.live.lock, desk.activity.spiral].map((name) =>
    teacher.getByRole("switch", { name }).locator("span").first(),
  );
  const colour = (one: Element) => getComputedStyle(one).backgroundColor;
  expect(await open.evaluate(colour), "a switch that is on").not.toBe(await lock.evaluate(colour));
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
