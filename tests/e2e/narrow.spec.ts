// Little room: the narrowest phones, long names of either direction, and a list beside a board.
import { expect, type Locator } from "@playwright/test";
import { connect } from "../server/client";
import { crowd } from "./crowd";
import { instructorPage, openSession, signedInState } from "./instructor";
import { newProfile } from "./profile";
import { expectNoSideways } from "./sideways";
import { chooseTab, student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { words } from "./words";

const smallest = { viewport: { width: 320, height: 640 }, hasTouch: true };

/** Whether a text's first character is drawn, and not cut by what it stands in. */
const beginningShown = (text: Locator): Promise<boolean> =>
  text.evaluate((element) => {
    const range = document.createRange();
    const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    if (!first) return false;
    range.setStart(first, 0);
    range.setEnd(first, 1);
    const { left, right } = range.getBoundingClientRect();
    for (let box: Element | null = element; box; box = box.parentElement) {
      const frame = box.getBoundingClientRect();
      if (getComputedStyle(box).overflowX !== "visible" && (left < frame.left - 1 || right > frame.right + 1))
        return false;
    }
    return right > left;
  });

/** Cells whose text is wider than they are. */
const spilling = (table: Locator): Promise<string[]> =>
  table.evaluate((element) => {
    const cells = [...element.querySelectorAll("td")].filter((cell) => cell.checkVisibility());
    return cells
      .filter((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 0.5;
      })
      .map((cell) => cell.textContent);
  });

test("SL9 names, figures and what is said have room on the smallest phone and in a teacher's list", async ({
  browser,
  baseURL,
}) => {
  const page = await instructorPage(browser);
  const session = await openSession(page, "Little room");
  const classmates = await crowd(baseURL ?? "", session.code, 12);
  const name = "عبد الرحمن بن محمد آل سعود الكبير";
  const one = await student(browser, "en", session.code, name, smallest);
  const own = one.page.locator("[data-own-name]");
  await one.openTab("spiral");
  expect(await beginningShown(own)).toBe(true);
  await one.trainAndSubmit(20);
  const bar = one.page.locator("[data-bottom-bar]");
  expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(120);
  await expectNoSideways(one.page, "a run that was sent");

  await chooseTab(one.page, words.en.student.board);
  const named = one.page.locator("[data-row] th").first();
  await expect(named).toBeVisible();
  // a first name and a number, or two short names
  expect((await named.boundingBox())?.width).toBeGreaterThanOrEqual(100);

  const cookies = await page.context().cookies();
  const cookie = cookies.map((each) => `${each.name}=${each.value}`).join("; ");
  const teacher = await connect(baseURL ?? "", { role: "instructor", sessionId: session.id }, cookie);
  await teacher.must("announcement.set", { text: "Which learning rate is too large?" });
  await teacher.must("focus.set", { focus: { activity: "spiral" } });
  const line = one.page.locator("[data-gathered]");
  await expect(line).toContainText("Which learning rate");
  const title = line.locator("b");
  expect((await title.boundingBox())?.width).toBeLessThanOrEqual(1);

  const zh = await newProfile(browser, "zh", {
    storageState: signedInState,
    viewport: { width: 1280, height: 720 },
  });
  await visit(zh, `/sessions/${session.id}`);
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const list of [page, zh]) {
    await expect(list.locator("tr[data-participant]")).toHaveCount(13);
    expect(await spilling(list.locator("table").filter({ has: list.locator("[data-participant]") }))).toEqual(
      [],
    );
  }
  await visit(page, `/sessions/${session.id}/wall`);
  const tile = page.locator("[data-tile]").filter({ hasText: name });
  await tile.scrollIntoViewIfNeeded();
  expect(await beginningShown(tile.locator("bdi"))).toBe(true);
  teacher.socket.disconnect();
  for (const each of classmates) each.close();
});
