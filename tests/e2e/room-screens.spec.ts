// What stands around the work in a room, and lies over a page: it leaves the work in sight and under the finger.
import { expect, type Locator, type Page } from "@playwright/test";
import { nanoid } from "nanoid";
import { pseudonym, pseudonymCount } from "@/lib/content/pseudonyms";
import { courseConfig } from "@/lib/spiral/config";
import { connect, type Client } from "../server/client";
import { instructorPage, openSession, pressAndConfirm, reviewItem, type OpenedSession } from "./instructor";
import { newProfile, phone } from "./profile";
import { expectNoSideways } from "./sideways";
import { chooseTab, student } from "./student";
import { test } from "./test";
import { revisit, visit } from "./visit";
import { filled, words } from "./words";

const { instructor: desk, review, student: said } = words.en;

/** The same instructor on a socket alone, for what takes many presses. */
async function teacherOf(page: Page, { id }: OpenedSession): Promise<Client> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return connect(new URL(page.url()).origin, { role: "instructor", sessionId: id }, cookie);
}

const idOf = async (teacher: Client, name: string): Promise<string> => {
  const view = await teacher.until("instructor.view", ({ participants }) =>
    participants.some((one) => one.name === name),
  );
  return view.participants.find((one) => one.name === name)?.participantId ?? "";
};

/** Whether a message lies over any of it. */
const covers = async (message: Locator, place: Locator): Promise<boolean> => {
  const [one, other] = [await message.boundingBox(), await place.boundingBox()];
  if (!one || !other) return false;
  const apart = (from: number, size: number, to: number, length: number) =>
    from + size <= to || to + length <= from;
  return !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height);
};

test("MS1 a message covers nothing that is typed into, whichever page it is taken to", async ({
  browser,
}) => {
  const teacher = await instructorPage(browser);
  await teacher.setViewportSize({ width: 1366, height: 768 });
  const session = await openSession(teacher, "Messages");
  const ada = await student(browser, "en", session.code, "Ada");
  await ada.answer("An answer.");
  await pressAndConfirm(teacher, desk.live.end);
  // the one of the opening may still stand above it
  const message = teacher.locator("[data-messages] > li").last();
  await expect(message).toBeVisible();
  // while the window is left it stays: on a busy machine its eight seconds would be over before the next page
  await teacher.evaluate(() => dispatchEvent(new Event("blur")));
  await teacher.getByRole("link", { name: desk.live.review, exact: true }).click();
  const comment = teacher.getByLabel(review.mark.comment);
  await comment.focus();
  await expect.poll(() => covers(message, comment)).toBe(false);
  await expect(message).toBeVisible();
  await comment.pressSequentially("Good");
  expect(await covers(message, comment)).toBe(false);
});

test("SL4 on a phone what is told in a room is one line that opens, and the lab's start, map and submit stay in sight", async ({
  browser,
}) => {
  const page = await instructorPage(browser);
  const session = await openSession(page, "Told much");
  const teacher = await teacherOf(page, session);
  const mei = await student(browser, "en", session.code, "Mei", phone);
  const { lab } = mei;
  await mei.openTab("spiral");
  await lab.setEpochs(20);
  await lab.train();
  const participantId = await idOf(teacher, "Mei");
  await teacher.must("wall.look", { inSight: [participantId], closely: participantId });
  const taking = { id: nanoid(), participantId, activity: "spiral" } as const;
  // the page sends its picture once somebody looks
  await expect.poll(async () => (await teacher.send("snapshot.take", taking)).ok).toBe(true);
  const { dataset: _, ...setup } = courseConfig(
    (await teacher.until("instructor.view")).room.session.dataset,
    7,
  );
  await teacher.must("focus.set", { focus: { activity: "spiral", setup } });
  await teacher.must("announcement.set", {
    text: "In five minutes we look at the board together: until then, find out which learning rate is too large.",
  });
  await teacher.must("aside.set", {
    aside: { participantIds: [participantId], text: "Have a look at seed 3." },
  });

  const line = mei.page.locator("[data-gathered]");
  const inSight = async (what: string) => {
    await mei.page.evaluate(() => scrollTo(0, 0));
    const places = [
      lab.go,
      mei.page.getByRole("group", { name: lab.words.map.help }),
      mei.page.getByRole("button", { name: lab.words.submit.send }),
    ];
    for (const place of places) await expect(place, what).toBeInViewport({ ratio: 1 });
    const map = await mei.page.getByRole("group", { name: lab.words.map.help }).boundingBox();
    const bar = await mei.page.locator("[data-bottom-bar]").boundingBox();
    expect((map?.y ?? 0) + (map?.height ?? 0), what).toBeLessThanOrEqual(bar?.y ?? 0);
  };
  await expect(line).toContainText(filled(said.moreNotices, { count: "3" }));
  await expect(line).toContainText("Have a look at seed 3.");
  expect((await line.boundingBox())?.height).toBeLessThanOrEqual(50);
  await inSight("four notices");

  await line.tap();
  await expect(mei.page.locator("[data-announcement=all]")).toBeInViewport();
  await expectNoSideways(mei.page, "notices that were opened");
  const screen = mei.page.locator("[data-on-screen]");
  const setupTold = mei.page.locator("[data-focus]");
  for (const told of [screen, setupTold]) {
    await told.getByRole("button", { name: said.dismiss }).tap();
    await expect(told).toHaveCount(0);
  }
  await revisit(mei.page);
  await mei.isInAs("Mei");
  await expect(line).toContainText(filled(said.moreNotices, { count: "1" }));
  for (const told of [screen, setupTold]) await expect(told).toHaveCount(0);
  await inSight("dismissed, and opened anew");
  // what was dismissed can still be done
  await mei.lab.show(lab.words.view.runs);
  await expect(mei.page.getByText(lab.words.runs.laidAside)).toBeVisible();
  await teacher.must("focus.set", { focus: null });
  await chooseTab(mei.page, said.board);
  await mei.page.getByRole("button", { name: said.spotlight.withdraw }).tap();
  await expect(mei.page.getByRole("button", { name: said.spotlight.withdraw })).toHaveCount(0);
  teacher.socket.disconnect();
});

const longestPseudonym = Array.from({ length: pseudonymCount }, (_, alias) => pseudonym(alias, "en")).reduce(
  (longest, name) => (name.length > longest.length ? name : longest),
);

test("SL5 one's name and the clock are whole at 1280 pixels, beside a place and the longest pseudonym", async ({
  browser,
}) => {
  const page = await instructorPage(browser);
  const session = await openSession(page, "Named");
  const teacher = await teacherOf(page, session);
  const name = "Mei Lin Zhang";
  const mei = await student(browser, "en", session.code, name, {
    viewport: { width: 1280, height: 720 },
  });
  await mei.trainAndSubmit(20);
  await teacher.must("timer.set", { seconds: 1_800, closes: "questions" });
  await teacher.must("pseudonyms.set", { on: true });
  const alias = mei.page.locator("[data-alias]");
  await expect(alias).toBeVisible();
  // whichever pseudonym was drawn, the screen has to hold the longest
  const drawn = pseudonym(Number(await alias.getAttribute("data-alias")), "en");
  await alias.evaluate(
    (element, names) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        text.nodeValue = text.nodeValue!.replace(names.drawn, names.longest);
    },
    { drawn, longest: longestPseudonym },
  );
  await expect(alias).toContainText(longestPseudonym);
  for (const place of ["[data-time-left]", "[data-place]", "[role=timer]"])
    await expect(mei.page.locator(place)).toBeVisible();
  // how far a text's end lies beyond its box; to the part of a pixel, since an ellipsis needs no more
  const cut = (selector: string) =>
    mei.page.locator(selector).evaluate((element) => {
      const line = element.closest("p") ?? element;
      const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const beyond = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement!;
        const box = parent.closest(".truncate")!.getBoundingClientRect();
        if (getComputedStyle(parent).position === "absolute") continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        beyond.push(range.getBoundingClientRect().right - box.right);
      }
      return Math.max(...beyond);
    });
  for (const width of [1280, 1366, 1536, 1760, 1920]) {
    await mei.page.setViewportSize({ width, height: 720 });
    for (const selector of ["[data-own-name]", "[data-alias]"])
      expect(await cut(selector), `${selector} at ${width}`).toBeLessThanOrEqual(0.02);
    const [clock, place] = await Promise.all(
      ["[role=timer]", "[data-save-state]"].map((selector) => mei.page.locator(selector).boundingBox()),
    );
    expect(clock!.x + clock!.width, `the clock at ${width}`).toBeLessThanOrEqual(place!.x);
    await expectNoSideways(mei.page, `the room at ${width}`);
  }
  teacher.socket.disconnect();
});

/** A paragraph as students write them, of some seventy words. */
const usualAnswer =
  "AlexNet is **deeper** than LeNet: eight learned layers instead of five, and far more of them are wide. It uses ReLU " +
  "in place of tanh, so that gradients do not fade on their way down, and dropout in its two large layers against " +
  "overfitting. It was trained on two graphics cards with augmented pictures, which LeNet never had; " +
  "without them sixty million parameters would have learned the training set by heart.";

test("SL6 an answer is marked at 1366×768 without scrolling, by keys alone, and the next one lies on the desk", async ({
  browser,
}) => {
  const teacher = await instructorPage(browser);
  await teacher.setViewportSize({ width: 1366, height: 768 });
  const session = await openSession(teacher, "Marked in one window");
  for (const name of ["Ada", "Bo"]) {
    const one = await student(browser, "en", session.code, name);
    await one.answer(usualAnswer);
    await one.page.context().close();
  }
  await pressAndConfirm(teacher, desk.live.end);
  await reviewItem(teacher, session.id, "alexnet");
  const chinese = await instructorPage(browser, "zh");
  await chinese.setViewportSize({ width: 1366, height: 768 });
  await visit(chinese, `/sessions/${session.id}/review`);
  const { byQuestion, item, namesShown } = words.zh.review;
  const topOf = async (one: Locator) => (await one.boundingBox())?.y ?? 0;
  const way = await topOf(chinese.getByRole("link", { name: byQuestion }));
  for (const one of [
    chinese.getByLabel(item, { exact: true }),
    chinese.getByRole("switch", { name: namesShown }),
  ])
    expect(Math.abs((await topOf(one)) - way), "beside each other in Chinese, too").toBeLessThan(12);
  await chinese.context().close();
  const { mark } = review;
  const comment = teacher.getByLabel(mark.comment);
  const nextUnmarked = teacher.getByRole("button", { name: review.nextUnmarked });
  const places = {
    end: teacher.getByText("by heart."),
    item: teacher.getByRole("checkbox").first(),
    points: teacher.getByLabel(mark.override),
    full: teacher.getByRole("button", { name: mark.full }),
    comment,
    nextUnmarked,
  };
  const allInSight = async (when: string) => {
    expect(await teacher.evaluate(() => scrollY), when).toBe(0);
    for (const [what, place] of Object.entries(places))
      await expect(place, `${when}: ${what}`).toBeInViewport({ ratio: 1 });
  };
  await allInSight("at first");
  // where more of the rubric is scrolled to, its end in sight says so
  const more = teacher.locator("[data-more]");
  await expect(more).toHaveCSS("opacity", "1");
  await teacher.getByRole("checkbox").last().scrollIntoViewIfNeeded();
  await expect(more).toHaveCSS("opacity", "0");
  await places.item.scrollIntoViewIfNeeded();
  const whose = teacher.getByRole("heading", { level: 2 }).locator("bdi");
  const first = await whose.innerText();
  await teacher.keyboard.press("1");
  await expect(places.item).toBeChecked();
  await teacher.keyboard.press("c");
  await expect(comment).toBeFocused();
  await comment.pressSequentially("Well seen.");
  await allInSight("with a comment");
  await comment.press("Control+Enter");
  await expect(whose).not.toHaveText(first);
  await expect(comment).toHaveValue("");
  await expect(teacher.getByText(mark.saved, { exact: true })).toBeVisible();
  await allInSight("the next one");
  await expect(nextUnmarked).toBeEnabled();
  await teacher.keyboard.press("k");
  await expect(whose).toHaveText(first);
  await expect(comment).toHaveValue("Well seen.");
  await expect(places.item).toBeChecked();
  // of a number beyond the most nothing stays, how it began included
  const total = teacher.getByRole("status").filter({ hasText: / of \d+$/ });
  const given = await total.innerText();
  await places.points.pressSequentially("75");
  await expect(places.points).toHaveAttribute("aria-invalid", "true");
  await expect(total).toHaveText(given);
});

test("SL8 works on a projector of 1366×768 stand whole in its window, beneath an announcement and one place for all", async ({
  browser,
}) => {
  const page = await instructorPage(browser);
  const session = await openSession(page, "On the projector");
  const teacher = await teacherOf(page, session);
  const screen = await newProfile(browser, "en", { viewport: { width: 1366, height: 768 } });
  await visit(screen, session.screen);
  const shots: string[] = [];
  for (const name of ["Ada", "Bo"]) {
    const one = await student(browser, "en", session.code, name);
    await one.openTab("spiral");
    await one.lab.setEpochs(20);
    await one.lab.train();
    const participantId = await idOf(teacher, name);
    await teacher.must("wall.look", { inSight: [participantId], closely: participantId });
    const taking = { id: nanoid(), participantId, activity: "spiral" } as const;
    await expect.poll(async () => (await teacher.send("snapshot.take", taking)).ok).toBe(true);
    await teacher.must("snapshot.note", { id: taking.id, note: "One layer of a hundred." });
    shots.push(taking.id);
    await one.page.context().close();
  }
  await teacher.must("focus.set", { focus: { activity: "spiral" } });
  await teacher.must("announcement.set", { text: "Stop where you are: we look at the screen together." });
  const main = screen.locator("main");
  const whole = async (count: number) => {
    await expect(screen.locator("[data-shown] canvas[data-map]")).toHaveCount(count);
    for (const size of [
      { width: 1366, height: 768 },
      { width: 1920, height: 1080 },
    ]) {
      await screen.setViewportSize(size);
      const what = `${count} at ${size.width}`;
      const cut = () => main.evaluate((one) => one.scrollHeight - one.clientHeight);
      await expect.poll(cut, `${what}: pixels out of sight`).toBeLessThanOrEqual(0);
      for (const map of await screen.locator("canvas[data-map]").all())
        expect((await map.boundingBox())?.height, what).toBeGreaterThan(size.height / 5);
    }
  };
  for (const ids of [shots, shots.slice(0, 1)]) {
    await teacher.must("spotlight.set", { spotlight: { snapshots: ids } });
    await whole(ids.length);
  }
  teacher.socket.disconnect();
});
