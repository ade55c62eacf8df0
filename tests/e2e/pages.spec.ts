// Every page through axe, in both themes, and on a narrow phone in both languages.
import { expect, type Browser, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { expectAdapts, turnedBy } from "./adapted";
import { instructorPage, openFilled, pressAndConfirm } from "./instructor";
import { laptop, newProfile, phone } from "./profile";
import { expectNoSideways } from "./sideways";
import { student, type Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { words } from "./words";

const { instructor: desk, join, review } = words.en;

/** A page as a laptop shows it, and as narrow phones do in both languages. */
async function look(page: Page, what: string, ready: () => Promise<void>): Promise<void> {
  await ready();
  await expectAccessible(page, what);
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await expectNoSideways(page, `${what}, ${width} pixels`);
  }
  await page.setViewportSize(size);
  expect(await turnedBy(page, ahmed), `${what}: a name turns nothing`).toEqual([]);
}

const heading = (page: Page) => async () => {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
};

async function lookAt(page: Page, address: string, language: string): Promise<void> {
  await visit(page, address);
  await look(page, `${address}, ${language}`, heading(page));
}

const everybodys = [
  "/",
  "/signin",
  "/lab",
  "/tensors",
  "/j/ZZZ999",
  "/help/lab",
  "/privacy",
  "/no/such/page",
  "/invite/no-such-invitation",
];
const instructors = ["/dashboard", "/sessions/new", "/account"];

for (const language of ["en", "zh"] as const)
  test(`EP1 the pages that stand alone, ${language}`, async ({ browser }) => {
    const page = await newProfile(browser, language);
    for (const address of everybodys) await lookAt(page, address, language);
    const instructor = await instructorPage(browser, language);
    for (const address of instructors) await lookAt(instructor, address, language);
  });

test("HY5 the address at which Next would fetch pictures leads nowhere", async ({ request }) => {
  for (const url of [
    "/icon.svg",
    "/j/ZZZ999",
    "http://127.0.0.1:1/picture.png",
    "//example.org/picture.png",
  ]) {
    const answer = await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`);
    expect([url, answer.status()]).toEqual([url, 404]);
  }
});

/** The same, and as people set their browsers. */
async function lookClosely(page: Page, what: string, ready: () => Promise<void>): Promise<void> {
  await look(page, what, ready);
  await expectAdapts(page, what);
}

/** What a student has before and during class, tab by tab. */
async function studentsPages(browser: Browser, code: string, ada: Student): Promise<void> {
  const before = await newProfile(browser, ada.language, laptop);
  await visit(before, `/j/${code}`);
  // one language will do: what fits with wide spacing fits in Chinese
  const lookAtIt = ada.language === "en" ? lookClosely : look;
  await lookAtIt(before, `joining, ${ada.language}`, async () => {
    await expect(before.getByLabel(ada.words.join.name, { exact: true })).toBeVisible();
  });
  for (const tab of ["tensors", "spiral", "questions", "board"] as const) {
    await ada.openTab(tab);
    await lookAtIt(ada.page, `${tab}, ${ada.language}`, async () => {
      await expect(ada.page.getByRole("tabpanel").first()).toBeVisible();
      await expect(ada.page.locator("[aria-busy=true]")).toHaveCount(0);
    });
  }
  await ada.button(ada.words.student.myCode).click();
  await look(ada.page, `the personal code, ${ada.language}`, () =>
    expect(ada.page.getByRole("dialog")).toBeVisible(),
  );
  await ada.page.keyboard.press("Escape");
}

/** Their name runs from right to left. */
const ahmed = "أحمد 7";

test("EP2 KB2 the pages of a class", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  await visit(instructor, "/sessions/new");
  const session = await openFilled(instructor, "Looking at every page");
  const ada = await student(browser, "en", session.code, ahmed);
  const li = await student(browser, "zh", session.code, "李雷", phone);
  await ada.answer("Depth, **ReLU**, dropout.");

  for (const one of [ada, li]) await studentsPages(browser, session.code, one);

  const screen = await newProfile(browser, "en", { viewport: { width: 1920, height: 1080 } });
  await visit(screen, session.screen);
  await lookClosely(screen, "the screen", () =>
    expect(screen.getByText(session.code.slice(0, 3)).first()).toBeVisible(),
  );
  await lookClosely(instructor, "live control", () =>
    expect(instructor.getByRole("row", { name: new RegExp(ahmed) })).toBeVisible(),
  );

  await visit(instructor, `/sessions/${session.id}/wall`);
  await lookClosely(instructor, "the wall", () => expect(instructor.locator("[data-tile]")).toHaveCount(2));
  await instructor.getByLabel(words.en.wall.look, { exact: true }).selectOption("map");
  await look(instructor, "the wall's map of the class", () =>
    expect(instructor.locator("[data-dot]")).toHaveCount(2),
  );
  await instructor.locator("[data-dot]").first().press("Enter");
  await look(instructor, "a closer look", () => expect(instructor.getByRole("dialog")).toBeVisible());
  await visit(instructor, `/sessions/${session.id}`);

  await pressAndConfirm(instructor, desk.live.end);
  await expect(instructor.getByRole("button", { name: desk.live.reopen })).toBeVisible();
  for (const by of ["question", "participant"]) {
    await visit(instructor, `/sessions/${session.id}/review?by=${by}`);
    await lookClosely(instructor, `review by ${by}`, () =>
      expect(instructor.getByLabel(review.mark.comment)).toBeVisible(),
    );
  }
  await visit(instructor, `/sessions/${session.id}/review?by=question&item=alexnet`);
  await instructor.getByLabel(review.mark.comment).fill("Well seen.");
  await expect(instructor.getByText(review.mark.saved, { exact: true })).toBeVisible();
  await pressAndConfirm(instructor, review.release.release);
  await expect(instructor.getByRole("button", { name: review.release.withdraw })).toBeVisible();

  for (const one of [ada, li]) {
    await one.page.getByRole("link", { name: one.words.student.releasedOpen }).click();
    // at 200 % a phone of 360 pixels is narrower than any page has to be
    const lookAtIt = one === ada ? lookClosely : look;
    await lookAtIt(one.page, `look back, ${one.language}`, () =>
      expect(
        one.page.getByRole("heading", { name: one.words.student.lookBackTitle, level: 1 }),
      ).toBeVisible(),
    );
  }
  const late = await newProfile(browser, "en");
  await visit(late, `/j/${session.code}`);
  await look(late, "an ended session", () => expect(late.getByText(join.endedTitle)).toBeVisible());
});
