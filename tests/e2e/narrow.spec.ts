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
  await one.trainAndSubmit(1000);
  const bar = one.page.locator("[data-bottom-bar]");
  expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(120);
  await expectNoSideways(one.page, "a run that was sent");

  await chooseTab(one.page, words.en.student.board);
  const named = one.page.locator("[data-row] th").first();
  await expect(named).toBeVisible();
  // a first name and a number, or two short names
  expect((await named.boundingBox())?.width).toBeGreaterThanOrEqual(90);
  expect(await spilling(one.page.locator("table").filter({ has: one.page.locator("[data-row]") }))).toEqual(
    [],
  );

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

test("SL10 a title has room or is not there, buttons have an edge in forced colours, and of a tall output one sees that it goes on", async ({
  browser,
}) => {
  const page = await instructorPage(browser);
  const session = await openSession(page, "Week one: the spiral, and how a network bends space");
  const title = page.locator("header [dir=auto]");
  const seenOf = () =>
    title.evaluate((element) => {
      const [own, line] = [element, element.parentElement!].map((one) => one.getBoundingClientRect());
      return own.top < line.bottom - 1 ? Math.min(own.right, line.right) - own.left : 0;
    });
  const addresses = ["", "/wall", "/review"].map((place) => `/sessions/${session.id}${place}`);
  for (const address of [...addresses, "/account"]) {
    await visit(page, address);
    for (const width of [1280, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 720 });
      const seen = await seenOf();
      expect(seen === 0 || seen >= 80, `${address} at ${width}: ${seen} pixels`).toBe(true);
      if (width === 1280) expect(seen).toBeGreaterThan(0);
      // what has the room of a title that is not there keeps its line
      if (seen === 0 && address.endsWith("/wall"))
        expect(
          (await page.getByRole("link", { name: words.en.wall.back, exact: true }).boundingBox())?.height,
        ).toBeLessThan(40);
    }
  }
  await page.emulateMedia({ forcedColors: "active" });
  await visit(page, "/sessions/new");
  const create = page.getByRole("button", { name: words.en.instructor.form.submit });
  await expect(create).not.toHaveCSS("border-top-width", "0px");
  await page.emulateMedia({ forcedColors: "none" });

  const { tensors } = words.en;
  await page.setViewportSize({ width: 1280, height: 720 });
  await visit(page, "/tensors");
  await chooseTab(page, tensors.notebook);
  const cell = page.getByLabel(tensors.editor.replace("{number}", "1"));
  await cell.fill("for i in range(60):\n    print(i)");
  await cell.press("Shift+Enter");
  const output = page.getByLabel(tensors.output, { exact: true });
  await expect(output).toContainText("59", { timeout: 60_000 });
  const sign = () => output.evaluate((element) => Number(getComputedStyle(element, "::after").opacity));
  await expect.poll(sign).toBe(1);
  await output.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(sign).toBe(0);
});
