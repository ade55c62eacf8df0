// The tensor lab in real Chromium: exercises in both languages and by keyboard, the notebook, and a class of three.
import { expect, type Page } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { typedKeys } from "@/lib/content/answers/exercises/typed-keys";
import { exerciseById } from "@/lib/content/exercises";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import type { Language } from "@/lib/content/language";
import { expectAccessible } from "./accessibility";
import { instructorPage, openSession, reviewItem } from "./instructor";
import { newProfile, phone } from "./profile";
import { chooseTab, student, type Student } from "./student";
import { test } from "./test";
import { revisit, visit } from "./visit";
import { filled, words } from "./words";

const { live: liveDesk } = words.en.instructor;

function exercise(id: string): Exercise {
  const found = exerciseById(id);
  if (!found) throw new Error(`no exercise ${id}`);
  return found;
}

class Lab {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  get words() {
    return words[this.language].tensors;
  }

  async open(id: string): Promise<void> {
    const title = exercise(id).title[this.language];
    const picker = this.page.getByRole("combobox", { name: this.words.exercise, exact: true });
    const inList = this.page.getByRole("button", { name: filled(title) });
    await expect(picker.or(inList)).toBeVisible();
    if (await picker.isVisible()) await picker.selectOption(id);
    else await inList.click();
    await expect(this.page.getByRole("heading", { name: title, level: 2 })).toBeVisible();
  }

  async fill(id: string, source: string): Promise<void> {
    if (isCodeExercise(exercise(id)))
      return this.page.getByLabel(this.words.yourCode, { exact: true }).fill(source);
    for (const [ask, answer] of Object.entries(typedKeys[id].answers)) {
      const one = exercise(id);
      if (isCodeExercise(one)) continue;
      const { expression } = one.asks.find((asked) => asked.id === ask) ?? { expression: "" };
      const field = this.page.getByLabel(expression, { exact: true });
      if (one.kind === "is-it-a-view") await field.selectOption(answer);
      else await field.fill(answer);
    }
  }

  async check(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.check, exact: true }).click();
  }

  async solve(id: string): Promise<void> {
    await this.open(id);
    await this.fill(id, codeKeys[id]?.solution ?? "");
    await this.check();
    await expect(this.page.getByText(this.words.passed, { exact: true })).toBeVisible();
    await expect(this.page.getByText(this.words.why, { exact: true })).toBeVisible();
  }
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const language of ["en", "zh"] as const)
  test(`ET1 exercises of every kind are solved alone on a phone, ${language}`, async ({ browser }) => {
    const page = await newProfile(browser, language, phone);
    await visit(page, "/tensors");
    const lab = new Lab(page, language);
    await lab.open("a-column");
    await lab.fill("a-column", "c = m[1, :]");
    await lab.check();
    await expect(page.getByText(lab.words.stage.shape, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: filled(lab.words.hint) }).click();
    await expect(page.getByText(lab.words.why, { exact: true })).toBeHidden();
    for (const id of ["a-column", "dtype-of-data", "view-or-copy", "shapes-of-indexing", "int64-trap"])
      await lab.solve(id);
    expect(await fits(page)).toBe(true);
    await expectAccessible(page, `exercises, ${language}`);
    await page.getByRole("tab", { name: lab.words.notebook }).click();
    await page.getByRole("button", { name: lab.words.runAll }).click();
    await expect(page.getByLabel(lab.words.result, { exact: true })).toHaveCount(2);
    expect(await fits(page)).toBe(true);
    if (language === "zh")
      await page.screenshot({ path: "docs/img/tensors-phone-zh.png", animations: "disabled" });
    await expectAccessible(page, `notebook, ${language}`);
    await page.getByRole("tab", { name: lab.words.reading }).click();
    expect(await fits(page)).toBe(true);
  });

test("ET2 an exercise is solved from the keyboard alone", async ({ browser }) => {
  const page = await newProfile(browser, "en");
  await visit(page, "/tensors");
  const lab = new Lab(page, "en");
  const editor = page.getByLabel(lab.words.yourCode, { exact: true });
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await editor.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("s = torch.tensor(666)\nv = torch.tensor([1, 2, 3");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByLabel(lab.words.output, { exact: true })).toContainText("tensor([1, 2, 3])");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: lab.words.check, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(lab.words.passed, { exact: true })).toBeVisible();
});

test("ET3 an endless loop is stopped, earlier cells come back, and the notebook outlives a reload", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  await visit(page, "/tensors");
  const { tensors } = words.en;
  await chooseTab(page, tensors.notebook);
  const cell = (number: number) => page.getByLabel(tensors.editor.replace("{number}", String(number)));
  await cell(1).fill("import torch\nkept = torch.arange(3)\nkept");
  await cell(1).press("Shift+Enter");
  await expect(page.getByLabel(tensors.result, { exact: true })).toHaveText("tensor([0, 1, 2])");
  await cell(2).fill("while True: pass");
  const began = Date.now();
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByText(tensors.stoppedTitle)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(6_000);
  await cell(2).fill("kept + 1");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByLabel(tensors.result, { exact: true }).last()).toHaveText("tensor([1, 2, 3])");
  await page.getByRole("button", { name: tensors.remove.replace("{number}", "1") }).click();
  await page.getByRole("button", { name: tensors.undo }).click();
  await expect(cell(1)).toContainText("kept = torch.arange(3)");
  const stored = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(stored).toMatch(/kept = torch\.arange\(3\).*kept \+ 1/);
  await revisit(page);
  await chooseTab(page, tensors.notebook);
  await expect(cell(2)).toContainText("kept + 1");
  await cell(2).press("End");
  await cell(2).pressSequentially("\ntorch.aran");
  await expect(page.getByRole("option", { name: filled("arange") }).first()).toBeVisible();
});

async function tensorsOf(one: Student): Promise<Lab> {
  await one.openTab("tensors");
  return new Lab(one.page, one.language);
}

/** Sources, and what Python says to them. */
const mistakes = [
  ["y = first", /name 'first' is/],
  ["y = second", /name 'second' is/],
  ["y = m @ v", /expected m1 and m2 to have the same dtype|expected scalar type/],
] as const;

test("ET4 three students' attempts show live to the instructor, on the board and in the review", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { id, code } = await openSession(instructor, "Tensors, live");
  const labs = [
    await tensorsOf(await student(browser, "en", code, "Ada")),
    await tensorsOf(await student(browser, "zh", code, "李雷", phone)),
    await tensorsOf(await student(browser, "en", code, "Tom")),
  ];
  await instructor.getByRole("tab", { name: liveDesk.exercises, exact: true }).click();
  for (const lab of labs.slice(1)) {
    await lab.open("int64-trap");
    // three mistakes with words of their own, so that no verdict is taken for the one before
    for (const [source, said] of mistakes) {
      await lab.fill("int64-trap", source);
      await lab.check();
      await expect(lab.page.getByText(said).first()).toBeVisible();
      await expect(lab.page.getByText(lab.words.stage.error, { exact: true })).toBeVisible();
    }
  }
  await labs[0].solve("int64-trap");
  const line = instructor.locator('[data-exercise="int64-trap"]');
  await expect(line).toContainText("1 / 3");
  await expect(line).toContainText("Tom");
  await expect(line).toContainText("李雷");
  await expect(instructor.getByText(mistakes[2][1]).first()).toBeVisible();
  await expectAccessible(instructor, "exercises of the class");
  await instructor.screenshot({ path: "docs/img/tensors-live.png", animations: "disabled" });
  await reviewItem(instructor, id, "tensors");
  await instructor.locator("details summary").first().click();
  await expect(instructor.getByLabel(words.en.review.attempts.source).first()).toContainText("y = m @ v");
});

test("ET5 no file that a browser loads holds a model solution", () => {
  const folder = ".next/static";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(js|mjs)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(10);
  const text = files.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n");
  for (const needle of [
    "y = m @ v.float()",
    "W2 @ b1 + b2",
    "h[h.lt(0)]",
    "logits.max(dim=1)",
    "scores.topk(3).values",
  ])
    expect(text).not.toContain(needle);
});
