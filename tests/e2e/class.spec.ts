// A whole class, walked by an instructor and two students in real Chromium against the production build. Its pictures
// are the README's.
import { expect, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAccessible } from "./accessibility";
import {
  instructorPage,
  markAnswer,
  openSession,
  pressAndConfirm,
  reviewItem,
  type OpenedSession,
} from "./instructor";
import { newProfile, phone } from "./profile";
import { expectRetold, type StoredClass } from "./retold";
import { student, type Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { review, screen: hall } = words.en;

/** A picture for the README, with everything scrolled to its beginning. */
async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("*")) element.scrollTop = 0;
  });
  await page.screenshot({ path: `docs/img/${name}.png`, fullPage, animations: "disabled", caret: "hide" });
}

/** What the projector says of the newest submissions. */
const improved = (screen: Page) => screen.getByRole("region", { name: hall.improvedTitle });

async function reviewAndRelease(instructor: Page, { id }: OpenedSession): Promise<void> {
  await reviewItem(instructor, id, "alexnet");
  await instructor.getByRole("switch", { name: review.namesShown }).click();
  await markAnswer(instructor, "李雷", "很好，再想想 dropout。");
  await markAnswer(instructor, "Zoë", "Well seen: **depth** is the point.");
  const chosen = instructor.getByLabel(review.item, { exact: true }).locator("option:checked");
  await expect(chosen).toContainText("(2/2)");
  await picture(instructor, "review");
  await pressAndConfirm(instructor, review.release.release);
  await expect(instructor.getByRole("button", { name: review.release.withdraw })).toBeVisible();
}

async function exported(instructor: Page, what: keyof typeof review.export): Promise<string> {
  await instructor.getByRole("button", { name: review.export.title }).click();
  const download = instructor.waitForEvent("download");
  await instructor.getByRole("menuitem", { name: review.export[what], exact: true }).click();
  return readFile(await (await download).path(), "utf8");
}

async function lookBack({ page, words: said }: Student, comment: string): Promise<void> {
  await page.getByRole("link", { name: said.student.releasedOpen }).click();
  await page.waitForURL(/look-back/);
  // what was marked stands first, and one press leads to its comment
  await page.getByRole("navigation", { name: said.student.overview }).getByRole("link").first().click();
  await expect(page.getByText(comment)).toBeInViewport();
}

test("E1 a class from the first account to looking back", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  const session = await openSession(instructor, "Week one: spirals");
  const screen = await newProfile(browser, "en", { viewport: { width: 1920, height: 1080 } });
  // the machine at the projector has a wrong clock
  await screen.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 3_600_000;
  });
  await visit(screen, session.screen);
  await expect(screen.getByText(`${session.code.slice(0, 3)} ${session.code.slice(3)}`)).toBeVisible();

  const li = await student(browser, "zh", session.code, "李雷", phone);
  const zoe = await student(browser, "en", session.code, "Zoë");
  for (const name of ["李雷", "Zoë"]) await expect(instructor.getByRole("rowheader", { name })).toBeVisible();

  await test.step("train and submit", async () => {
    await li.trainAndSubmit(60);
    await picture(li.page, "student-phone-zh");
    await expect(improved(screen)).toContainText(filled(hall.improvedNew, { name: "李雷", rank: "1" }));
    await zoe.trainAndSubmit(400);
    await picture(zoe.page, "student-lab-en");
    await expect(improved(screen)).toContainText(filled(hall.improvedNew, { name: "Zoë", rank: "1" }));
    await expect(screen.getByRole("row", { name: /李雷/ }).getByText("2", { exact: true })).toBeVisible();
    await picture(screen, "screen");
  });

  await test.step("answer", async () => {
    await zoe.answer("AlexNet is **deeper**: 8 learned layers, and ReLU, $\\max(0, x)$, instead of tanh.");
    await li.answer("更深，用了 ReLU 和 dropout。");
    await picture(zoe.page, "questions-en");
    await expect(instructor.getByRole("row", { name: /Zoë/ }).getByText("1 / 6")).toBeVisible();
    await picture(instructor, "live-control");
  });

  await test.step("TM5 a timer on every page, by the server's clock", async () => {
    const { timer } = words.en.instructor;
    const left = async (page: Page) =>
      Number(await page.locator("[data-time-left]").getAttribute("data-time-left"));
    await instructor.getByRole("button", { name: timer.title, exact: true }).click();
    await instructor.getByRole("button", { name: timer.start }).click();
    for (const page of [screen, zoe.page, li.page]) {
      expect(await left(page)).toBeGreaterThan(200);
      expect(await left(page)).toBeLessThanOrEqual(300);
    }
    await instructor.getByRole("button", { name: timer.extend }).click();
    await expect.poll(() => left(screen)).toBeGreaterThan(300);
    await instructor.getByRole("button", { name: timer.remove }).click();
    for (const page of [screen, zoe.page, li.page])
      await expect(page.locator("[data-time-left]")).toHaveCount(0);
    await instructor.keyboard.press("Escape");
  });

  await test.step("FN5 the finale, step by step", async () => {
    const stepOf = (step: number) => expect(screen.locator(`[data-finale="${step}"]`)).toBeVisible();
    const { live } = words.en.instructor;
    await pressAndConfirm(instructor, live.finaleBegin);
    await stepOf(1);
    await expect(screen.getByText(hall.finaleStands)).toBeVisible();
    await expect(zoe.page.getByText(zoe.words.student.finaleStandsTitle)).toBeVisible();
    await pressAndConfirm(instructor, live.finaleClimb);
    await stepOf(2);
    // of two the first place is open: whose it is nobody is told, whoever has the other one is
    await expect(screen.getByRole("rowheader", { name: words.en.board.openPlaces })).toBeVisible();
    const told = filled(zoe.words.student.finalePlace, { rank: "2", total: "2" });
    const open = zoe.page.getByText(zoe.words.student.finaleOpenTitle);
    await expect(zoe.page.getByText(told).or(open)).toBeVisible();
    await instructor.getByRole("button", { name: live.finaleEnd }).click();
    await stepOf(3);
    await expect(screen.getByText(filled(words.en.board.finaleWinner, { name: "Zoë" }))).toBeVisible();
    await expect(
      zoe.page.getByText(filled(zoe.words.student.finalePlace, { rank: "1", total: "2" })),
    ).toBeVisible();
    // after the reveal an end is for good, and nothing else is said or offered
    await instructor.getByRole("button", { name: live.end, exact: true }).click();
    const ending = instructor.getByRole("alertdialog");
    await expect(ending).toContainText(live.endBodyRevealed);
    await ending.getByRole("button", { name: live.end, exact: true }).click();
    await expect(instructor.getByRole("button", { name: live.end, exact: true })).toHaveCount(0);
    await expect(instructor.getByText(live.ended, { exact: true }).first()).toBeVisible();
    await expect(instructor.getByRole("button", { name: words.en.common.undo })).toHaveCount(0);
    // what has been read makes room for the work
    const { endedTitle, dismiss } = zoe.words.student;
    await expect(zoe.page.getByText(endedTitle, { exact: true })).toBeVisible();
    for (const left of [1, 0]) {
      await zoe.button(dismiss).first().click();
      await expect(zoe.button(dismiss)).toHaveCount(left);
    }
    await expect(zoe.page.getByText(endedTitle, { exact: true })).toHaveCount(0);
  });

  let stored: StoredClass;
  await test.step("review, release, export", async () => {
    await reviewAndRelease(instructor, session);
    const marks = await exported(instructor, "marks");
    expect(marks.startsWith("\uFEFF"), "Excel reads it as UTF-8").toBe(true);
    for (const name of ["Zoë", "李雷"]) expect(marks).toContain(name);
    expect(await exported(instructor, "answers")).toContain("更深，用了 ReLU 和 dropout。");
    // what the export's own tests hold to its shape
    stored = JSON.parse(await exported(instructor, "all")) as StoredClass;
    expect(JSON.stringify(stored)).toContain("Well seen");
  });

  await test.step("RP9 the class, told again", async () => {
    const { replay } = words.en;
    await instructor.getByRole("link", { name: review.replay, exact: true }).click();
    const slider = instructor.getByRole("slider", { name: replay.position });
    const rows = instructor.locator("[data-row]");
    const drawn = (count: number) =>
      expect(instructor.locator("[data-dots]")).toHaveAttribute("data-dots", `${count}`);
    await expect(slider).toBeVisible();
    await expect(rows).toHaveCount(0);
    await slider.press("End");
    await expect(rows).toHaveCount(2);
    await drawn(2);
    await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(replay.mark.released));
    await expectAccessible(instructor, "the replay");
    await expectRetold(instructor, stored);
    await instructor.getByRole("button", { name: new RegExp(`${replay.mark.opened}$`) }).click();
    await expect(rows).toHaveCount(0);
    await slider.press("Space");
    await expect(rows).toHaveCount(2);
  });

  await test.step("look back", async () => {
    await lookBack(zoe, "Well seen: depth is the point.");
    await lookBack(li, "很好，再想想 dropout。");
    await expect(li.page.getByText("Well seen")).toHaveCount(0);
    // titles in which words of both scripts stand are told apart
    await expect(li.page.getByText(/没有提交：.*“为什么用 softmax”和“SGD 还是 Adam”。/)).toBeVisible();
    await picture(zoe.page, "look-back", true);
  });
});
