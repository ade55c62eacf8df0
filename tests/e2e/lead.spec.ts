// An instructor leads a class: a sentence, a raised hand, a pause, one place for all, a question with two votes.
import { expect, type Page } from "@playwright/test";
import { experiments } from "@/lib/content/experiments";
import { questionById } from "@/lib/content/questions";
import { expectAccessible } from "./accessibility";
import { instructorPage, openSession } from "./instructor";
import { work } from "./lab";
import { newProfile, phone } from "./profile";
import { expectNoSideways } from "./sideways";
import { chooseTab, Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { instructor: desk, student: room, common } = words.en;

/** Opens one of the row of controls by its name, does something in it and closes it. */
async function lead(page: Page, name: string | RegExp, act: () => Promise<void>): Promise<void> {
  await page.getByRole("button", { name }).click();
  await act();
  // a message that lies over the panel is closed first
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

/** One of the sentences of a message that has several. */
const ofKind = (message: string, kind: string): string =>
  new RegExp(`${kind} \\{([^}]+)\\}`).exec(message)?.[1] ?? "";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("LD8 a class is led from one row of controls, on a laptop, a phone and the screen", async ({
  browser,
}) => {
  const teacher = await instructorPage(browser);
  await teacher.setViewportSize({ width: 1366, height: 768 });
  const session = await openSession(teacher, "Led");
  const screen = await newProfile(browser, "en", { viewport: { width: 1366, height: 768 } });
  await visit(screen, session.screen);
  const ada = new Student(await newProfile(browser, "en"));
  const li = new Student(await newProfile(browser, "zh", phone), "zh");
  await Promise.all([ada.join(session.code, "Ada"), li.join(session.code, "李雷")]);
  const everybody = [ada.page, li.page, screen];

  await test.step("the row takes one line, and the page still fits its window", async () => {
    const tops = await teacher
      .locator("[data-lead]")
      .evaluateAll((all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().top)))]);
    expect(tops).toHaveLength(1);
    expect(
      await teacher.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
  });

  await test.step("LD1 a sentence stands everywhere until it is dismissed or withdrawn", async () => {
    await lead(teacher, desk.announce.title, async () => {
      const field = teacher.getByLabel(desk.announce.label);
      await field.fill("x".repeat(5_000));
      await expect(teacher.getByText(filled(desk.announce.long, { count: "5,000" }))).toBeVisible();
      await expect(teacher.getByRole("button", { name: desk.announce.send })).toBeDisabled();
      await field.fill("Look at the screen for a moment.");
      await field.press("Enter");
    });
    for (const page of everybody) await expect(page.getByText("Look at the screen").last()).toBeVisible();
    await expectNoSideways(li.page, "an announcement on a phone");
    await ada.page.locator("[data-announcement]").getByRole("button", { name: room.dismiss }).click();
    await ada.page.reload();
    await ada.isInAs("Ada");
    await expect(ada.page.locator("[data-announcement]")).toHaveCount(0);
    await lead(teacher, desk.announce.stands, () => press(teacher, desk.announce.withdraw));
    await expect(li.page.locator("[data-announcement]")).toHaveCount(0);
  });

  await test.step("LD3 a hand is seen and answered", async () => {
    await press(ada.page, room.hand.raise);
    await ada.page.getByLabel(room.hand.label).fill("Why is it all one colour?");
    await ada.page.keyboard.press("Enter");
    const dialog = ada.page.getByRole("dialog", { name: room.hand.title });
    // what comes now is not hidden behind it
    await expect(dialog).toHaveCount(0);
    await ada.page.getByRole("button", { name: filled(room.hand.up, { place: "1" }) }).click();
    await expect(dialog.getByText(room.hand.unseen)).toBeVisible();
    await lead(teacher, /1 student waits/, async () => {
      await expect(teacher.locator("[data-asker]").getByText("Why is it all one colour?")).toBeVisible();
      await expect(dialog.getByText(room.hand.seen)).toBeVisible();
      await expectAccessible(teacher, "the queue of hands");
      await teacher.getByLabel(filled(desk.help.reply, { name: "Ada" })).fill("Lower the learning rate.");
      await teacher.keyboard.press("Enter");
      await expect(teacher.getByText(desk.help.none)).toBeVisible();
    });
    await expect(dialog).toHaveCount(0);
    const answer = ada.page.locator("[data-hand-answer]");
    await expect(answer.getByText("Lower the learning rate.")).toBeVisible();
    await answer.getByRole("button", { name: room.dismiss }).click();
    await expect(answer).toHaveCount(0);
  });

  await test.step("LD4 training rests and continues by itself, and fields take no key", async () => {
    await ada.openTab("spiral");
    // longer than anybody takes to come to the pause
    await ada.lab.setEpochs(100_000);
    await ada.lab.start();
    await ada.lab.passed(3);
    await li.write("还没有写完");
    await press(teacher, desk.pause.pause);
    await expect(ada.lab.button(words.en.lab.controls.resume)).toBeVisible();
    await expect(li.answerField).toHaveAttribute("readonly", "");
    await expect(screen.getByText(words.en.screen.paused).last()).toBeVisible();
    await press(teacher, desk.pause.resume);
    await ada.lab.button(words.en.lab.controls.pause).click();
    await expect(li.answerField).not.toHaveAttribute("readonly");
    await expect(li.answerField).toHaveValue("还没有写完");
  });

  await test.step("LD6 everybody comes to one question, latecomers too, and what was typed is there", async () => {
    const { title } = questionById("softmax");
    await lead(teacher, desk.focus.title, async () => {
      await teacher.getByLabel(desk.focus.activity).selectOption("questions");
      await teacher.getByLabel(desk.focus.item).selectOption("softmax");
      await press(teacher, desk.focus.bring);
    });
    const late = new Student(await newProfile(browser, "en"));
    await late.join(session.code, "Late");
    for (const { page, language } of [ada, li, late])
      await expect(page.getByRole("heading", { name: title[language], level: 2 })).toBeVisible();
    await expect(screen.getByText(title.en)).toBeVisible();
    // all that an instructor may say to everybody at once
    await lead(teacher, desk.announce.title, async () => {
      await teacher.getByLabel(desk.announce.label).fill("A sentence, and a pause in one place.");
      await press(teacher, desk.announce.send);
    });
    await press(teacher, desk.pause.pause);
    await expect(li.answerField).toHaveAttribute("readonly", "");
    await expectAccessible(li.page, "announced, paused and in one place");
    await expectNoSideways(li.page, "announced, paused and in one place");
    await press(teacher, desk.pause.resume);
    await lead(teacher, desk.announce.stands, () => press(teacher, desk.announce.withdraw));
    await expect(ada.page.getByRole("tab", { name: room.spiral })).toBeDisabled();
    await lead(teacher, filled(desk.focus.on), () => press(teacher, desk.focus.free));
    await chooseTab(ada.page, room.spiral);
    await li.page.getByRole("button", { name: "1", exact: false }).first().click();
    await expect(li.answerField).toHaveValue("还没有写完");
  });

  await test.step("LD10 a set-up opens in every lab, one's own training goes on with one press, and an experiment in its place", async () => {
    await ada.openTab("spiral");
    await ada.lab.go.click();
    await lead(teacher, desk.focus.title, async () => {
      await teacher.getByLabel(desk.focus.activity).selectOption("spiral");
      await teacher.getByLabel(desk.focus.item).selectOption({ label: desk.focus.byLink });
      const field = teacher.getByLabel(desk.focus.link);
      await field.fill("/lab?v=1&net=no");
      await expect(teacher.getByRole("button", { name: desk.focus.bring })).toBeDisabled();
      await field.fill("/lab?v=1&net=3~relu&e=400&s=5");
      await expectAccessible(teacher, "a set-up by its link");
      await press(teacher, desk.focus.bring);
    });
    await expect(screen.getByText("2→3→3")).toBeVisible();
    // whose lab was not open yet has its engine measured first
    for (const { page, words } of [ada, li])
      await expect(page.locator("[data-focus]")).toHaveText(
        new RegExp(`^${ofKind(words.student.focus.here, "class")}`),
        work,
      );
    await expectNoSideways(li.page, "a set-up of the class on a phone");
    await expectAccessible(li.page, "a set-up of the class on a phone");
    await expect(ada.lab.button(words.en.lab.controls.start)).toBeVisible();
    await press(ada.page, room.focus.own);
    await expect(ada.lab.button(words.en.lab.controls.pause)).toBeVisible(work);
    await ada.lab.button(words.en.lab.controls.pause).click();
    await lead(teacher, filled(desk.focus.on), async () => {
      await teacher.getByLabel(desk.focus.activity).selectOption("spiral");
      await teacher.getByLabel(desk.focus.item).selectOption("two-by-two");
      await press(teacher, desk.focus.bring);
    });
    await expect(li.page.getByRole("heading", { name: experiments["two-by-two"].title.zh })).toBeFocused();
    await lead(teacher, filled(desk.focus.on), () => press(teacher, desk.focus.free));
  });

  await test.step("LD7 a question, its votes, and the second vote beside the first", async () => {
    await teacher.getByRole("button", { name: desk.check.title }).click();
    await teacher.getByLabel(desk.check.question, { exact: true }).fill("Which one separates the arms?");
    await teacher.getByLabel(desk.check.options).fill("No activation\nReLU");
    await press(teacher, desk.check.ask);
    for (const page of [ada.page, li.page])
      await page.getByRole("button", { name: "A No activation" }).click();
    const panel = teacher.getByRole("dialog", { name: desk.check.title });
    await expect(panel.getByText(filled(common.check.bar, { count: "2" }))).toBeVisible();
    await press(teacher, desk.check.again);
    await expect(ada.page.getByText(room.check.again)).toBeVisible();
    await ada.page.getByRole("button", { name: "B ReLU" }).click();
    await expect(ada.page.getByText(room.check.mayChange)).toBeVisible();
    await press(teacher, desk.check.show);
    await expect(screen.locator("[data-check-bars] li")).toHaveCount(2);
    await expect(screen.getByText(common.check.rounds)).toBeVisible();
    for (const page of [teacher, li.page]) await expectAccessible(page, "a quick check");
    await expectNoSideways(li.page, "a quick check on a phone");
    await press(teacher, desk.check.end);
    await expect(ada.page.locator("[data-check]")).toHaveCount(0);
    await visit(teacher, `/sessions/${session.id}/review`);
    await teacher.getByRole("button", { name: /1 quick check/ }).click();
    await expect(teacher.locator("[data-check-bars] li")).toHaveCount(2);
  });
});
