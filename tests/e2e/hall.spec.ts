// The hall: the lobby from the draft on, the instructor's page on a laptop, and a class by keyboard alone.
import { expect, type Page } from "@playwright/test";
import { questionById, questionIds } from "@/lib/content/questions";
import { instructorPage, signedInState } from "./instructor";
import { newProfile } from "./profile";
import { expectNoSideways } from "./sideways";
import { Student } from "./student";
import { test } from "./test";
import { translate } from "./translator";
import { visit } from "./visit";
import { filled, words } from "./words";

const { instructor: desk, screen: hall } = words.en;

/** Where an element stands in its window. */
async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not drawn`);
  return box;
}

/** By how much the page is longer than its window. */
const below = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight - innerHeight);

/** What has the focus, in words; nothing has it where the focus was dropped. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: one, body } = document;
    return one === null || one === body
      ? ""
      : (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() || one.tagName;
  });

/** A keyboard that counts: typed text aside, every press is one. */
class Keys {
  presses = 0;

  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.presses++;
    await this.page.keyboard.press(key);
    expect(await focused(this.page), `after ${key}, press ${this.presses}`).not.toBe("");
  }

  /** Goes on with one key until what is wanted has the focus. */
  async until(key: string, wanted: RegExp): Promise<void> {
    for (let tries = 0; tries < 20 && !wanted.test(await focused(this.page)); tries++) await this.press(key);
    expect(await focused(this.page)).toMatch(wanted);
  }
}

/** The same page of the same person in a tab of its own, by a name of this machine that is no loopback address. */
async function atSecondAddress(page: Page): Promise<Page> {
  const { hostname, href } = new URL(page.url());
  const domain = `hall.${hostname}`;
  const cookies = await page.context().cookies();
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, domain })));
  const next = await page.context().newPage();
  await visit(next, href.replace(hostname, domain));
  return next;
}

test("KB1 a draft fills from the lobby, and a class is joined and a model sent by keyboard alone", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  await instructor.setViewportSize({ width: 1366, height: 768 });
  await visit(instructor, "/sessions/new");
  await instructor.getByLabel(desk.form.titleLabel).fill("A hal");
  await instructor.getByRole("button", { name: desk.form.submit }).click();
  await instructor.waitForURL(/\/sessions\/[\w-]{21}$/);
  const code = (await instructor.getByText(/\/j\/[2-9A-HJKMNP-Z]{6}$/).innerText()).slice(-6);
  const address = await instructor.getByRole("link", { name: desk.live.screen }).getAttribute("href");
  const screen = await newProfile(browser, "en", { viewport: { width: 1366, height: 768 } });
  await visit(screen, address ?? "");
  const li = new Student(await newProfile(browser, "zh"), "zh");
  const keys = new Keys(li.page);

  await test.step("P6 a draft is mended, and everybody reads it", async () => {
    await instructor.getByRole("button", { name: desk.live.edit }).press("Enter");
    const form = instructor.getByRole("dialog", { name: desk.live.edit });
    await form.getByLabel(desk.form.titleLabel).fill("A hall");
    await form.getByLabel(desk.form.language).selectOption("zh");
    await form.getByRole("button", { name: words.en.common.save }).click();
    await expect(form).toHaveCount(0);
    await expect(screen.getByText("A hall").first()).toBeVisible();
    const another = await newProfile(browser, "en", { storageState: signedInState });
    await visit(another, "/sessions/new");
    await another.getByLabel(desk.form.beginLike).selectOption(code);
    await expect(another.getByLabel(desk.form.titleLabel)).toHaveValue("A hall");
    await expect(another.getByLabel(desk.form.language)).toHaveValue("zh");
  });

  await test.step("LO4 the lobby shows the way in, and who has come", async () => {
    await li.page.goto(`/j/${code}`);
    await expect(li.page.getByLabel(li.words.join.name, { exact: true })).toBeFocused();
    await li.page.keyboard.type("李雷");
    await keys.press("Enter");
    await expect(li.page.getByRole("heading", { name: li.words.student.waitTitle })).toBeFocused();
    await expect(screen.getByRole("listitem").getByText("李雷")).toBeVisible();
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ]) {
      await screen.setViewportSize({ width, height });
      const qr = await boxOf(screen, `svg[aria-label="${hall.qr}"]`);
      expect(qr.height, `at ${width}`).toBeGreaterThan(height / 3);
      expect(await below(screen), `at ${width}`).toBeLessThanOrEqual(0);
      await expectNoSideways(screen, `the lobby at ${width}`);
    }
    // four modules of white around the dark ones
    const margin = await screen.locator(`svg[aria-label="${hall.qr}"] path`).evaluate((path) => {
      const { x, y } = (path as SVGPathElement).getBBox();
      return [x, y];
    });
    expect(margin).toEqual([4, 4]);
  });

  await test.step("the open class goes on where one waited; nothing drops the focus", async () => {
    await instructor.getByRole("button", { name: desk.live.open, exact: true }).click();
    const tab = new RegExp(li.words.student.tensors);
    await expect.poll(() => focused(li.page)).toMatch(tab);
    await keys.until("ArrowRight", new RegExp(li.words.student.spiral));
    const start = li.words.lab.controls.start;
    await expect(li.button(start)).toBeVisible();
    await keys.until("Tab", new RegExp(`^${start}$`));
    await keys.press("Enter");
    await li.lab.finished();
    const { skip, send } = li.words.lab.submit;
    await keys.until("Tab", new RegExp(`^${skip}$`));
    await keys.press("Enter");
    expect(await focused(li.page)).toBe(send);
    await keys.press("Enter");
    await li.lab.verified(1);
    expect(keys.presses, "presses from the join to the first submission").toBeLessThanOrEqual(25);
    await expect(screen.getByRole("row", { name: /李雷/ })).toBeVisible();
  });

  await test.step("KB1 what one goes to has the focus, and a list is passed in one step", async () => {
    const { questions, student } = li.words;
    await li.openTab("questions");
    await li.button(questions.next).press("Enter");
    expect(await focused(li.page)).toBe(questionById(questionIds[1]).title.zh);
    const list = li.page.getByRole("navigation", { name: questions.list });
    await list.getByRole("button").nth(1).focus();
    await keys.press("ArrowDown");
    await keys.press("Enter");
    expect(await focused(li.page)).toBe(questionById(questionIds[2]).title.zh);
    await expect(list.locator("button[tabindex='0']")).toHaveCount(1);
    await li.answerField.fill("一个想法。");
    await li.answerField.press("Control+Enter");
    await li.answerField.press("Control+Enter");
    await li.answerIsSubmitted();
    await li.answerField.press("Control+Enter");
    await expect(li.page.getByText(questions.revisions.replace("{count, number}", "1"))).toBeVisible();
    await expect(li.button(student.myCode)).toBeVisible();
  });

  await test.step("TL2 over plain HTTP a code is copied from its dialog, or said not to be", async () => {
    await li.page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await li.button(li.words.student.myCode).click();
    const dialog = li.page.getByRole("dialog");
    const code = await dialog.locator("[data-personal-code]").getAttribute("data-personal-code");
    await dialog.getByRole("button", { name: li.words.student.copyCode }).click();
    await expect(dialog.getByText(li.words.common.copied)).toBeVisible();
    const number = dialog.getByLabel(li.words.student.numberLabel);
    await number.press("Control+v");
    await expect(number).toHaveValue(code ?? "");
    await li.page.evaluate(() => (document.execCommand = () => false));
    await dialog.getByRole("button").filter({ hasText: li.words.common.copied }).click();
    await expect(dialog.getByText(li.words.common.notCopied)).toBeVisible();
    await li.page.keyboard.press("Escape");
  });

  await test.step("TL1 pages that a browser translates go on, with what is new", async () => {
    for (const page of [li.page, instructor, screen]) expect(await translate(page)).toBeGreaterThan(10);
    await li.answerField.fill("另一个想法。");
    await li.submitAnswer();
    await li.answerIsSubmitted();
    await li.openTab("board");
    await expect(li.page.getByRole("row", { name: /李雷/ })).toBeVisible();
    const mei = new Student(await newProfile(browser, "en"));
    await mei.join(code, "梅");
    await expect(instructor.getByRole("rowheader", { name: "梅" }).first()).toBeVisible();
    await expect(instructor.getByText(filled(desk.live.joined, { count: "2" })).first()).toBeVisible();
    for (const page of [li.page, instructor, screen])
      for (const { common } of Object.values(words))
        await expect(page.getByText(common.errorTitle)).toHaveCount(0);
  });

  await test.step("LO5 who, what, switches and board stand in one window of 1366×768", async () => {
    await expect(instructor.getByRole("rowheader", { name: "李雷" }).first()).toBeVisible();
    expect(await below(instructor)).toBeLessThanOrEqual(0);
    const inWindow = [
      instructor.getByRole("columnheader", { name: desk.people.doing }),
      instructor.getByRole("switch", { name: desk.activity.spiral }),
      instructor.getByRole("region", { name: desk.live.board }),
      instructor.getByRole("heading", { name: desk.live.boardMode }),
    ];
    for (const one of inWindow) await expect(one).toBeInViewport({ ratio: 0.1 });
    await expectNoSideways(instructor, "live control at 1366");
    // however many parameters somebody's model has, its line ends before the next column
    const beyond = await instructor.locator("[data-participant]", { hasText: "李雷" }).evaluate((row) => {
      const cell = [...row.children].find((one) => /param/.test(one.textContent ?? ""));
      let next = cell?.nextElementSibling;
      while (next && !next.checkVisibility()) next = next.nextElementSibling;
      const texts = document.createTreeWalker(cell ?? row, NodeFilter.SHOW_TEXT);
      while (texts.nextNode() && !/param/.test(texts.currentNode.textContent ?? ""));
      const was = texts.currentNode.textContent;
      texts.currentNode.textContent = "1,107,030 params";
      const range = document.createRange();
      range.selectNodeContents(cell ?? row);
      const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
      const left = next?.getBoundingClientRect().left ?? 0;
      texts.currentNode.textContent = was;
      return right - left;
    });
    expect(beyond).toBeLessThanOrEqual(0);
  });

  await test.step("LO6 what the browser makes larger is larger on the screen, too", async () => {
    const size = () => screen.locator("#board").evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    const usual = await size();
    // a window of 1920 at a zoom of 150 %
    await screen.setViewportSize({ width: 1280, height: 720 });
    expect((await size()) * 1.5).toBeGreaterThan(usual * 1.1);
  });

  await test.step("GN12 of several addresses the instructor chooses; link, QR code and this browser's screen follow", async () => {
    const page = await atSecondAddress(instructor);
    const choice = page.getByLabel(desk.live.address);
    await expect(choice).toBeVisible();
    const [first, other] = await choice.locator("option").allTextContents();
    expect(first, "the instructor's own way here").toBe(new URL(page.url()).origin);
    // a loopback address is none of them: it leads nobody here
    expect(other).not.toMatch(/localhost|127\./);
    const qr = page.locator(`svg[aria-label="${desk.live.qr}"] path`);
    const before = await qr.getAttribute("d");
    await choice.selectOption(other);
    await expect(page.getByText(`${other}/j/${code}`, { exact: true })).toBeVisible();
    expect(await qr.getAttribute("d")).not.toBe(before);
    // a colleague comes by the address that was chosen, too, and not by this browser's own
    await page.getByRole("button", { name: /^Staff: nobody else/ }).click();
    await page.getByRole("button", { name: words.en.staff.makeLink, exact: true }).click();
    const invitation = await page.getByText(/\/staff#staff=/).innerText();
    expect(new URL(invitation).origin).toBe(other);
    await page.keyboard.press("Escape");
    await visit(page, address ?? "");
    await expect(page.getByText(new URL(other).host, { exact: true })).toBeVisible();
  });
});
