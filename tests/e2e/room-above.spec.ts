// What stands above and over the work leaves it its room: messages, notices, the head of the wall.
import { expect, type Locator } from "@playwright/test";
import { endAndReveal, instructorPage, openSession, pressAndConfirm, reviewItem } from "./instructor";
import { student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { words } from "./words";

const { instructor: desk, review, student: said } = words.en;

const boxOf = async (place: Locator) => (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test("MS1 a message does not lie over the bar at the bottom of the lab", async ({ browser }) => {
  const teacher = await instructorPage(browser);
  const session = await openSession(teacher, "A narrow lab");
  for (const width of [360, 640]) {
    const one = await student(browser, "en", session.code, `Ada ${width}`, {
      viewport: { width, height: 740 },
    });
    await one.openTab("spiral");
    const bar = one.page.locator("[data-bottom-bar]");
    await expect(bar).toBeVisible();
    await one.button(said.hand.raise).click();
    await one.page.getByLabel(said.hand.label).fill("Which one is better?");
    await one.page.keyboard.press("Enter");
    await one.page.keyboard.press("Escape");
    const message = one.page.locator("[data-messages] > li").last();
    await expect(message).toBeVisible();
    // while the window is left it stays
    await one.page.evaluate(() => dispatchEvent(new Event("blur")));
    await expect
      .poll(async () => {
        const [over, under] = [await boxOf(message), await boxOf(bar)];
        return over.height > 0 && over.y + over.height <= under.y;
      }, `at ${width}`)
      .toBe(true);
    await one.page.context().close();
  }
});

test("SL4 on a laptop two notices stand beside each other, above a lab that keeps its height", async ({
  browser,
}) => {
  const teacher = await instructorPage(browser);
  const session = await openSession(teacher, "Two notices");
  const ada = await student(browser, "en", session.code, "Ada", { viewport: { width: 1366, height: 768 } });
  await ada.openTab("spiral");
  const press = (name: string) => teacher.getByRole("button", { name, exact: true }).click();
  await press(desk.announce.title);
  await teacher.getByLabel(desk.announce.label).fill("We look at the board in five minutes.");
  await press(desk.announce.send);
  await teacher.keyboard.press("Escape");
  const announcement = ada.page.locator("[data-announcement=all]");
  await expect(announcement).toBeVisible();
  const alone = await boxOf(announcement);
  expect(alone.width).toBeGreaterThan(1_200);
  await press(desk.focus.title);
  await teacher.getByLabel(desk.focus.activity).selectOption("spiral");
  await press(desk.focus.bring);
  await teacher.keyboard.press("Escape");
  const brought = ada.page.locator("[data-focus]");
  await expect(brought).toBeVisible();
  expect(Math.abs((await boxOf(brought)).y - (await boxOf(announcement)).y)).toBeLessThan(2);
  expect((await boxOf(brought)).x).toBeGreaterThan(600);
});

test("WL11 the wall's tiles begin in the upper third of a laptop's window", async ({ browser }) => {
  const teacher = await instructorPage(browser);
  const session = await openSession(teacher, "A wall");
  const ada = await student(browser, "en", session.code, "Ada");
  await ada.openTab("spiral");
  for (const language of ["en", "zh"] as const) {
    const page = language === "en" ? teacher : await instructorPage(browser, "zh");
    await page.setViewportSize({ width: 1366, height: 768 });
    await visit(page, `/sessions/${session.id}/wall`);
    const tile = page.locator("[data-tile]").first();
    await expect(tile).toBeVisible();
    expect((await boxOf(tile)).y, language).toBeLessThan(768 / 3);
  }
});

test("SL6 at 1280 pixels what is chosen on the desk stands in one line, and a run's table is whole", async ({
  browser,
}) => {
  const teacher = await instructorPage(browser);
  await teacher.setViewportSize({ width: 1280, height: 720 });
  const session = await openSession(teacher, "A run on the desk");
  const ada = await student(browser, "en", session.code, "Ada");
  await ada.trainAndSubmit(5);
  await pressAndConfirm(teacher, desk.live.end);
  await reviewItem(teacher, session.id, "spiral");
  const table = teacher.getByRole("region", { name: review.runs.title });
  await expect(table).toBeVisible();
  expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  const [way, keys] = [
    await boxOf(teacher.getByRole("link", { name: review.byQuestion })),
    await boxOf(teacher.getByRole("button", { name: review.keys })),
  ];
  expect(keys.y).toBeLessThan(way.y + way.height);
});

test("LD12 who has scrolled away is told that marks are here", async ({ browser }) => {
  const teacher = await instructorPage(browser);
  const session = await openSession(teacher, "Marks");
  const ada = await student(browser, "en", session.code, "Ada", { viewport: { width: 360, height: 640 } });
  await ada.write("An answer");
  await ada.submitAnswer();
  await ada.answerIsSubmitted();
  await endAndReveal(teacher);
  await ada.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await reviewItem(teacher, session.id, "alexnet");
  await pressAndConfirm(teacher, review.release.release);
  const news = ada.page.locator("[data-news=released]");
  await news.click();
  await expect(news).toBeHidden();
  await expect(ada.page.getByRole("link", { name: said.releasedOpen })).toBeInViewport();
});
