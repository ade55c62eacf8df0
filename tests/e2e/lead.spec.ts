// A class is led from its first minute to its report: two staff, a screen, four students with browsers and sixty without.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Browser, type Page } from "@playwright/test";
import { experiments } from "@/lib/content/experiments";
import { questionById } from "@/lib/content/questions";
import { languageCookie } from "@/lib/content/messages/pick-language";
import { expectAccessible } from "./accessibility";
import { crowd } from "./crowd";
import { createAccount, instructorPage, openSession, pressAndConfirm } from "./instructor";
import { work } from "./lab";
import { newProfile, phone } from "./profile";
import { expectNoSideways } from "./sideways";
import { chooseTab, Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { instructor: desk, student: room, common, wall } = words.en;

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

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();

/** Whether a figure is the same a second later. */
async function standsStill(figure: () => Promise<number>): Promise<boolean> {
  const before = await figure();
  await sleep(1_000);
  return (await figure()) === before;
}

/** A colleague with an account of their own, in Chinese, on the live page of the class to which a link has invited them. */
async function secondTeacher(browser: Browser, owner: Page): Promise<Page> {
  const account = await owner.context().newPage();
  await visit(account, "/account");
  await account.getByRole("button", { name: words.en.account.invite, exact: true }).click();
  const invitation = await account.getByText(/\/invite\/[\w-]+$/).innerText();
  await account.close();
  const page = await newProfile(browser, "en", { viewport: { width: 1366, height: 768 } });
  await createAccount(page, new URL(invitation).pathname, {
    ...{ name: "Bo", email: `bo-${Date.now()}@example.org`, password: "a sentence of Bo alone" },
  });
  const { staff } = words.en;
  let link = "";
  await lead(owner, /^Staff: nobody else/, async () => {
    await press(owner, staff.makeLink);
    link = await owner.getByText(/\/staff#staff=/).innerText();
  });
  await page.context().addCookies([{ name: languageCookie, value: "zh", url: page.url() }]);
  const { pathname, hash } = new URL(link);
  await visit(page, `${pathname}${hash}`);
  await press(page, words.zh.staff.accept);
  await page.waitForURL(/\/sessions\/[\w-]{21}$/);
  return page;
}

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
  const zoe = new Student(await newProfile(browser, "zh"), "zh");
  await Promise.all([
    ada.join(session.code, "Ada"),
    li.join(session.code, "李雷"),
    zoe.join(session.code, "Zoe"),
  ]);
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
    await press(ada.page, room.hand.raise);
    await ada.page.getByLabel(room.hand.label).fill("What is a seed?");
    await ada.page.keyboard.press("Enter");
    await lead(teacher, /1 student waits/, async () => {
      await teacher.getByLabel(filled(desk.help.reply, { name: "Ada" })).fill("Where luck begins.");
      await press(teacher, desk.help.toAll);
      await expect(teacher.getByText(desk.help.none)).toBeVisible();
    });
    const told = li.page.locator("[data-announcement]");
    await expect(told).toContainText("What is a seed?");
    await expect(told).toContainText("Where luck begins.");
    await expect(told).not.toContainText("Ada");
    await lead(teacher, desk.announce.stands, () => press(teacher, desk.announce.withdraw));
    await answer.getByRole("button", { name: room.dismiss }).click();
  });

  await test.step("LD4 training rests and continues by itself, and fields take no key", async () => {
    await ada.openTab("spiral");
    // longer than anybody takes to come to the pause
    await ada.lab.setEpochs(100_000);
    await ada.lab.start();
    await ada.lab.passed(3);
    // beside it a comparison, of as many epochs
    const { subject, progress, bench } = words.en.compare;
    await press(ada.page, subject.seeds);
    const comparison = ada.page.getByRole("region", { name: bench.title }).locator("[data-comparison]");
    const done = () =>
      comparison
        .getByRole("progressbar", { name: progress.label })
        .evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(done, work).toBeGreaterThan(0);
    await li.write("还没有写完");
    await press(teacher, desk.pause.pause);
    // what rests looks it, says why, and does nothing
    const resume = ada.lab.button(words.en.lab.controls.resume);
    const one = ada.page.getByRole("button", { name: words.en.lab.controls.step, exact: true });
    for (const button of [resume, one]) {
      await expect(button).toBeDisabled();
      await expect(button).toHaveAttribute("title", room.pause.title);
    }
    await resume.dispatchEvent("click");
    await expect(resume).toBeVisible();
    await expect(comparison.getByText(progress.resting)).toBeVisible();
    // what it had done when the pause came, and no more while the rest of the pause is looked at
    await expect.poll(() => standsStill(done), work).toBe(true);
    const rested = await done();
    await expect(li.answerField).toHaveAttribute("readonly", "");
    await expect(screen.getByText(words.en.screen.paused).last()).toBeVisible();
    expect(await done()).toBe(rested);
    await press(teacher, desk.pause.resume);
    await expect.poll(done, work).toBeGreaterThan(rested);
    await comparison.getByRole("button", { name: progress.cancel }).click();
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
    // whoever is at an experiment below is brought up to the lab
    await ada.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
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
    await expect.poll(() => ada.page.evaluate(() => scrollY)).toBe(0);
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
  });

  await test.step("LD11 a run is predicted before it is seen; what it came to stands beside how the class predicted", async () => {
    const panel = teacher.getByRole("dialog", { name: desk.check.title });
    await panel.getByLabel(desk.check.kind).selectOption("prediction");
    await expect(panel.getByLabel(desk.check.question, { exact: true })).toHaveValue(desk.check.runToCome);
    await expectAccessible(teacher, "a prediction to be asked for");
    await press(teacher, desk.check.ask);
    const [hers, his] = [
      ada.page.getByLabel(room.check.percent),
      li.page.getByLabel(li.words.student.check.percent),
    ];
    await his.fill("120");
    await his.press("Enter");
    await expect(li.page.getByText(li.words.student.check.percentBad)).toBeVisible();
    await his.fill("９５％");
    await his.press("Enter");
    await expect(li.page.getByText(li.words.student.check.mayChange)).toBeVisible();
    await hers.fill("60.5");
    await hers.press("Enter");
    await expect(panel.getByText(filled(common.check.median, { value: "60.5%" }))).toBeVisible();
    await press(teacher, desk.check.close);
    await expect(hers).toHaveCount(0);
    await panel.getByLabel(desk.check.outcome).fill("93.4 %");
    await press(teacher, desk.check.reveal);
    for (const { page } of [ada, li]) await expect(page.locator("[data-check]")).toContainText("93.4%");
    await expect(ada.page.locator("[data-check]")).toContainText("60.5%");
    await expect(screen.locator("[data-check-bars] li")).toHaveCount(10);
    await expect(screen.locator("[data-outcome='true']")).toContainText("93.4%");
    // nobody scrolls what a projector shows
    await expect(screen.getByText(filled(common.check.median, { value: "60.5%" }))).toBeInViewport({
      ratio: 1,
    });
    for (const page of [teacher, li.page, screen])
      await expectAccessible(page, "a prediction and its outcome");
    await expectNoSideways(li.page, "a prediction on a phone");
    await press(teacher, desk.check.end);
    await expect(ada.page.locator("[data-check]")).toHaveCount(0);
    await visit(teacher, `/sessions/${session.id}/review`);
    await teacher.getByRole("button", { name: /2 quick checks/ }).click();
    await expect(teacher.locator("[data-check-bars] li")).toHaveCount(12);
    await expect(teacher.locator("[data-outcome='true']")).toContainText("93.4%");
    await visit(teacher, `/sessions/${session.id}`);
  });

  const hall = await test.step("sixty more come in", () =>
    crowd(process.env.E2E_ADDRESS ?? "", session.code, 60));
  await expect(teacher.getByText(filled(desk.live.joined, { count: "64" }))).toBeVisible();

  const colleague =
    await test.step("a colleague comes to lead with them, and each sees the other", async () => {
      const page = await secondTeacher(browser, teacher);
      await expect(page.getByRole("heading", { name: "Led" })).toBeVisible();
      await lead(teacher, /^Staff: 1 other/, async () => {
        await expect(teacher.locator("[data-staff]", { hasText: "Bo" })).toContainText(
          words.en.staff.at.live,
        );
      });
      const { timer } = words.zh.instructor;
      await lead(page, timer.title, async () => {
        await press(page, timer.start);
        for (const one of everybody) await expect(one.locator("[data-time-left]")).toBeVisible();
        await press(page, timer.remove);
      });
      return page;
    });

  const tile = (name: string) => teacher.locator("[data-tile]", { hasText: name });
  const tray = (count: string) => teacher.getByRole("button", { name: filled(wall.tray.button, { count }) });

  await test.step("WL9 on the wall whose run went wrong stands first, and one who is looked at reads it", async () => {
    await zoe.openTab("spiral");
    await zoe.lab.setEpochs(20);
    await zoe.lab.train();
    const wrong = { activity: "spiral", state: "diverged", epoch: 7, accuracy: 0.3 } as const;
    await hall[16].must("progress.report", wrong);
    await lead(teacher, desk.announce.title, async () => {
      await teacher.getByLabel(desk.announce.to, { exact: true }).selectOption("diverged");
      await teacher.getByLabel(desk.announce.label).fill("Lower the rate.");
      await expectAccessible(teacher, "a sentence to some");
      await teacher.getByRole("button", { name: /^Send to one student/ }).click();
      await hall[16].until("self.view", ({ aside }) => aside?.text === "Lower the rate.");
      await expect(ada.page.locator("[data-announcement]")).toHaveCount(0);
      await press(teacher, desk.announce.withdraw);
    });
    await teacher.getByRole("link", { name: desk.live.wall, exact: true }).click();
    await expect(teacher.getByRole("heading", { name: wall.title, level: 1 })).toBeVisible();
    const first = teacher.locator("[data-tile]").first();
    await expect(first).toContainText("Seat 17");
    await expect(first).toHaveAttribute("data-standing", "diverged");
    // a raised hand hides nothing of what it is raised over, and one state of many stands alone
    await hall[16].must("hand.raise", { line: "What now?" });
    await expect(first.locator("[data-band]")).toHaveCount(2);
    await expect(first.locator("[data-band='diverged']")).toBeVisible();
    await press(teacher, new RegExp(`^${wall.group.need}`));
    await teacher.locator("[data-only='diverged']").click();
    await expect(teacher.locator("[data-tile]")).toHaveCount(1);
    await expectAccessible(teacher, "those who are at one thing");
    await press(teacher, new RegExp(`^${wall.group.all}`));
    await hall[16].must("hand.lower", {});
    await teacher.getByLabel(wall.order, { exact: true }).selectOption("name");
    await expect(tile("Ada").locator("canvas[data-map='24']")).toBeVisible();
    // by the keyboard alone: to the first tile, to the last, and into one
    await tile("Ada").focus();
    await teacher.keyboard.press("End");
    await teacher.keyboard.press("Home");
    await tile("Ada").focus();
    await expect(ada.page.getByText(room.teacherLooks)).toHaveCount(0);
    await teacher.keyboard.press("Enter");
    const closer = teacher.getByRole("dialog", { name: "Ada" });
    await expect(closer.locator("canvas[data-map='48']")).toBeVisible();
    await expect(closer.getByText("2→100→3")).toBeVisible();
    await expect(closer.getByRole("button", { name: wall.openForAll })).toBeVisible();
    await expect(ada.page.getByText(room.teacherLooks)).toBeVisible();
    await expect(zoe.page.getByText(zoe.words.student.teacherLooks)).toHaveCount(0);
    await teacher.keyboard.press("Escape");
    await expect(tile("Ada")).toBeFocused();
    await expect(ada.page.getByText(room.teacherLooks)).toHaveCount(0);
  });

  await test.step("SH7 one key puts a work on the screen, another keeps it; two stand side by side, under pseudonyms", async () => {
    await teacher.keyboard.press("s");
    await expect(screen.locator("[data-spotlight] canvas[data-map]")).toBeVisible();
    await expect(screen.getByRole("heading", { name: "Ada" })).toBeVisible();
    await teacher.keyboard.press("c");
    await expect(tray("1")).toBeVisible();
    await teacher.getByLabel(wall.search).fill("Zoe");
    await expect(teacher.locator("[data-tile]")).toHaveCount(1);
    await expect(tile("Zoe").locator("canvas[data-map='24']")).toBeVisible();
    await tile("Zoe").focus();
    await teacher.keyboard.press("c");
    await tray("2").click();
    const dialog = teacher.getByRole("dialog", { name: wall.tray.title });
    for (const name of ["Ada", "Zoe"]) await dialog.getByRole("checkbox", { name }).check();
    const { pseudonyms } = words.zh.instructor;
    await lead(colleague, pseudonyms.title, async () => {
      await colleague.getByLabel(pseudonyms.label).click();
      await expect(colleague.getByLabel(pseudonyms.label)).toBeChecked();
    });
    await dialog.getByRole("button", { name: /side by side/ }).click();
    await teacher.keyboard.press("Escape");
    await expect(screen.locator("[data-shown] canvas[data-map]")).toHaveCount(2);
    for (const name of ["Ada", "Zoe"]) await expect(screen.getByText(name, { exact: true })).toHaveCount(0);
    const cutOff = (alias: HTMLElement) =>
      alias.scrollWidth > alias.clientWidth ||
      alias.getBoundingClientRect().right > document.documentElement.clientWidth;
    // as whom they find themselves on the screen
    expect(await li.page.locator("[data-alias]").evaluate(cutOff)).toBe(false);
    await expectAccessible(teacher, "a wall with works on the screen");
    await ada.page.getByRole("button", { name: room.spotlight.decline }).click();
    await expect(tray("1")).toBeVisible();
    await expect(screen.locator("[data-shown]")).toHaveCount(1);
  });

  await test.step("those who try the same, alone and together; everybody a dot, everybody a row", async () => {
    await teacher.getByLabel(wall.search).fill("");
    await teacher.getByLabel(wall.together, { exact: true }).selectOption("optimizer");
    const tried = teacher.getByRole("group", { name: wall.tried });
    const adam = tried.getByRole("button", { name: /^Adam/ });
    await adam.click();
    const many = Number(/^Adam\s+(\d+)/.exec(await adam.innerText())?.[1]);
    expect(many).toBeGreaterThanOrEqual(2);
    await expect(teacher.locator("[data-tile]")).toHaveCount(many);
    await teacher.getByLabel(wall.look, { exact: true }).selectOption("map");
    await teacher.getByLabel(wall.axis, { exact: true }).selectOption("epochs");
    await expect(teacher.locator("[data-dot]").nth(1)).toBeVisible();
    await teacher.getByLabel(wall.look, { exact: true }).selectOption("items");
    await teacher.getByLabel(wall.names).check();
    const row = teacher.getByRole("row", { name: "Ada" });
    await expect(row.getByRole("cell")).toHaveCount(6);
    await row.getByRole("button").press("Enter");
    await expect(teacher.getByRole("dialog", { name: "Ada" })).toBeVisible();
  });

  await test.step("the first teacher's laptop dies, and the colleague leads the finale to the class's ensemble", async () => {
    await teacher.context().close();
    const { live } = words.zh.instructor;
    await pressAndConfirm(colleague, live.finaleBegin);
    await expect(screen.locator("[data-finale='1']")).toBeVisible();
    await pressAndConfirm(colleague, live.finaleClimb);
    await expect(screen.locator("[data-finale='2']")).toBeVisible();
    await expect(screen.getByText(words.en.screen.boardFrozen)).toHaveCount(0);
    await press(colleague, live.finaleEnd);
    await expect(screen.getByText(words.en.board.honourEnsemble)).toBeVisible();
    // the finale is everybody's: who has nothing on the board reads it on their page, too
    // on a phone beside an announcement: the first thing in the one line
    await expect(li.page.locator("[data-gathered]")).toContainText(words.zh.student.finaleToldTitle);
    await li.openTab("board");
    await expect(li.page.getByText(words.zh.board.honourEnsemble)).toBeVisible();
    await expectNoSideways(li.page, "who is honoured, on a phone");
    await expectAccessible(li.page, "who is honoured, on a phone");
    await pressAndConfirm(colleague, live.end);
    await expect(ada.page.getByText(room.endedTitle, { exact: true })).toBeVisible();
  });

  await test.step("what is stored tells the class again, and makes its report", async () => {
    await visit(colleague, `/sessions/${session.id}/report`);
    await expect(colleague.locator("[data-line]")).toHaveCount(64);
    await expect(colleague.getByText("Which one separates the arms?")).toBeVisible();
    // on paper it is dark on light, whatever the screen is, and without the page's own ways
    await colleague.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(colleague.locator("html")).toHaveClass(/dark/);
    await expect(colleague.locator("body")).toHaveCSS("color", "rgb(29, 28, 26)");
    await expect(colleague.getByRole("banner")).toBeHidden();
    await colleague.emulateMedia({ media: null, colorScheme: null });
    await visit(colleague, `/sessions/${session.id}/replay`);
    await expect(colleague.getByRole("button", { name: words.zh.replay.play })).toBeVisible();
  });
  for (const { socket } of hall) socket.disconnect();
});
