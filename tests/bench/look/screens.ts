// Every screen of the product, one after the other, in a class that goes from its draft to looking back.
import { expect as soon, type Browser, type Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";
import { createAccount, markAnswer, pressAndConfirm, reviewItem } from "../../e2e/instructor";
import { newProfile } from "../../e2e/profile";
import { chooseTab, Student } from "../../e2e/student";
import { visit } from "../../e2e/visit";
import { filled, words } from "../../e2e/words";
import { Crowd } from "./crowd";

/** A picture has time, also on a machine that does other things. */
const expect = soon.configure({ timeout: 30_000 });

export interface Screen {
  name: string;
  page: Page;
}

const { instructor: desk, review } = words.en;
const { live } = desk;
const languages = ["en", "zh"] as const;
type InBoth<Value> = Record<Language, Value>;

interface Classroom {
  teachers: InBoth<Page>;
  students: InBoth<Page>;
  screens: InBoth<Page>;
}

const settled = (page: Page) => expect(page.locator("[aria-busy=true]")).toHaveCount(0);

async function* both(name: string, pages: InBoth<Page>, ready = settled): AsyncGenerator<Screen> {
  for (const language of languages) {
    await ready(pages[language]);
    yield { name: `${name}-${language}`, page: pages[language] };
  }
}

async function* standAlone(browser: Browser, baseURL: string): AsyncGenerator<Screen> {
  const open = async (address: string): Promise<InBoth<Page>> => {
    const [en, zh] = await Promise.all(languages.map((one) => newProfile(browser, one, { baseURL })));
    for (const page of [en, zh]) await visit(page, address);
    return { en, zh };
  };
  for (const [name, address] of [
    ["home", "/"],
    ["signin", "/signin"],
    ["lab", "/lab"],
    ["lab-deep", `/lab?net=${"16~relu_".repeat(7)}256~relu`],
    ["tensors", "/tensors"],
    ["lost", "/j/ZZZ999"],
  ]) {
    const pages = await open(address);
    yield* both(name, pages);
    for (const page of Object.values(pages)) await page.context().close();
  }
}

/** A second pair of eyes on the same account, in Chinese. */
async function inChinese(browser: Browser, baseURL: string, page: Page, address: string): Promise<Page> {
  const storageState = await page.context().storageState();
  const zh = await newProfile(browser, "zh", { baseURL, storageState });
  await visit(zh, address);
  return zh;
}

/** The wall, one tile of it opened, and back to the live page. */
async function* wall(
  teachers: InBoth<Page>,
  address: string,
  crowd: Crowd,
  ada: Student,
): AsyncGenerator<Screen> {
  await chooseTab(ada.page, ada.words.student.spiral);
  await crowd.beAt();
  for (const page of Object.values(teachers)) {
    await visit(page, `${address}/wall`);
    await expect(page.locator("[data-tile]").first()).toBeVisible();
  }
  await expect(async () => {
    await crowd.show();
    for (const page of Object.values(teachers))
      expect(await page.locator("[data-tile] canvas[data-map]").count()).toBeGreaterThan(5);
  }).toPass();
  yield* both("wall", teachers);
  for (const language of languages)
    await teachers[language].getByLabel(words[language].wall.look, { exact: true }).selectOption("map");
  yield* both("wall-map", teachers);
  for (const language of languages)
    await teachers[language].getByLabel(words[language].wall.look, { exact: true }).selectOption("tiles");
  for (const page of Object.values(teachers)) {
    await page.getByRole("searchbox").fill("Ada");
    await page.locator("[data-tile]").first().click();
    await expect(page.getByRole("dialog").locator("canvas[data-map='48']")).toBeVisible();
  }
  yield* both("wall-closer", teachers);
  for (const page of Object.values(teachers)) await visit(page, address);
}

/** A class that is paused, in one place and spoken to, with a raised hand; and the same class free again. */
async function* led(classroom: Classroom): AsyncGenerator<Screen> {
  const { teachers, students, screens } = classroom;
  const teacher = teachers.en;
  const press = (name: string) => teacher.getByRole("button", { name, exact: true }).click();
  await students.en.getByRole("button", { name: words.en.student.hand.raise, exact: true }).click();
  await students.en.getByLabel(words.en.student.hand.label).fill("Why does my map stay all one colour?");
  await students.en.keyboard.press("Enter");
  await students.en.keyboard.press("Escape");
  await press(desk.announce.title);
  await teacher.getByLabel(desk.announce.label).fill("Stop where you are: we look at the screen together.");
  await press(desk.announce.send);
  await teacher.keyboard.press("Escape");
  await press(desk.focus.title);
  await teacher.getByLabel(desk.focus.activity).selectOption("spiral");
  await press(desk.focus.bring);
  await teacher.keyboard.press("Escape");
  await press(desk.pause.pause);
  await expect(students.zh.getByText(words.zh.student.announcement.title, { exact: true })).toBeVisible();
  yield* both("led-student", students);
  yield* both("hall-led", screens);
  yield* both("live-led", teachers);
  await press(desk.pause.resume);
  await teacher.getByRole("button", { name: filled(desk.focus.on) }).click();
  await press(desk.focus.free);
  await teacher.keyboard.press("Escape");
  await press(desk.announce.stands);
  await press(desk.announce.withdraw);
  await teacher.keyboard.press("Escape");
}

/** Marks and comments for what one of them wrote, so that there is something to look back on. */
async function mark(teacher: Page, sessionId: string): Promise<void> {
  await reviewItem(teacher, sessionId, "alexnet");
  await teacher.getByRole("switch", { name: review.namesShown }).click();
  await markAnswer(teacher, "Ada Lovelace", "Well seen: **depth** is the point. What does ReLU change?");
}

/** @param alone those that stand alone, too */
export async function* screensOf(
  browser: Browser,
  baseURL: string,
  invitation: string,
  alone: boolean,
): AsyncGenerator<Screen> {
  if (alone) yield* standAlone(browser, baseURL);
  const teacher = await newProfile(browser, "en", { baseURL });
  await createAccount(teacher, invitation);
  await visit(teacher, "/sessions/new");
  yield { name: "new-session-en", page: teacher };
  await teacher.getByLabel(desk.form.titleLabel).fill("Week one: the spiral, and how a network bends space");
  await teacher.getByRole("button", { name: desk.form.submit }).click();
  await teacher.waitForURL(/\/sessions\/[\w-]{21}$/);
  const address = new URL(teacher.url()).pathname;
  const teachers = { en: teacher, zh: await inChinese(browser, baseURL, teacher, address) };
  const screenPath = await teacher.getByRole("link", { name: live.screen }).getAttribute("href");
  const code = (await teacher.getByText(/\/j\/[2-9A-HJKMNP-Z]{6}$/).innerText()).slice(-6);

  const [screenEn, screenZh] = await Promise.all(
    languages.map((one) => newProfile(browser, one, { baseURL })),
  );
  const screens = { en: screenEn, zh: screenZh };
  for (const page of [screenEn, screenZh]) await visit(page, screenPath ?? "");
  const joining = await newProfile(browser, "en", { baseURL });
  await visit(joining, `/j/${code}`);
  yield { name: "join-en", page: joining };
  const ada = new Student(await newProfile(browser, "en", { baseURL }));
  const li = new Student(await newProfile(browser, "zh", { baseURL }), "zh");
  await ada.join(code, "Ada Lovelace");
  await li.join(code, "李雷");
  const students = { en: ada.page, zh: li.page };
  yield* both("waiting", students);
  const crowd = new Crowd(baseURL, code);
  await crowd.join();
  yield* both("lobby", screens);
  yield* both("live-draft", teachers);

  await teacher.getByRole("button", { name: live.open, exact: true }).click();
  await expect(teacher.getByRole("button", { name: live.end, exact: true })).toBeVisible();
  await ada.answer("AlexNet is **deeper**: 8 learned layers, and $\\max(0, x)$ instead of tanh.");
  await ada.trainAndSubmit(30);
  await li.trainAndSubmit(20);
  await crowd.submit();
  for (const tab of ["tensors", "spiral", "questions", "board"] as const) {
    for (const one of [ada, li]) await chooseTab(one.page, one.words.student[tab]);
    yield* both(`student-${tab}`, students);
  }
  yield* both("hall", screens);
  yield* both("live", teachers);
  yield* wall(teachers, address, crowd, ada);
  yield* led({ teachers, students, screens });

  for (const [step, button] of [
    [1, live.finaleBegin],
    [2, live.finaleClimb],
  ] as const) {
    await pressAndConfirm(teacher, button);
    for (const page of [screenEn, screenZh])
      await expect(page.locator(`[data-finale="${step}"]`)).toBeVisible();
    yield* both(`finale-${step}`, screens);
    yield* both(`finale-${step}-student`, students);
  }
  await teacher.getByRole("button", { name: live.finaleEnd }).click();
  for (const page of [screenEn, screenZh]) await expect(page.locator(`[data-finale="3"]`)).toBeVisible();
  yield* both("finale-3", screens);
  yield* both("finale-3-student", students);
  yield* both("live-finale", teachers);
  crowd.leave();

  await pressAndConfirm(teacher, live.end);
  await expect(teacher.getByRole("button", { name: live.end, exact: true })).toHaveCount(0);
  for (const one of [ada, li]) await chooseTab(one.page, one.words.student.spiral);
  yield* both("ended-spiral", students);
  await mark(teacher, address.split("/").at(-1) ?? "");
  for (const page of Object.values(teachers)) await visit(page, `${address}/review`);
  yield* both("review", teachers);
  await pressAndConfirm(teacher, review.release.release);
  await expect(teacher.getByRole("button", { name: review.release.withdraw })).toBeVisible();
  for (const page of Object.values(students)) await visit(page, `/j/${code}/look-back`);
  yield* both("look-back", students);
  for (const [name, place] of [
    ["dashboard", "/dashboard"],
    ["account", "/account"],
  ]) {
    for (const page of Object.values(teachers)) await visit(page, place);
    yield* both(name, teachers);
  }
}
