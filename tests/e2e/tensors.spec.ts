// The tensor lab in real Chromium: exercises in both languages and by keyboard, the notebook, and a class of three.
import { expect, type Page } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { codeKeys } from "@/lib/content/answers/exercises/code-keys";
import { typedKeys } from "@/lib/content/answers/exercises/typed-keys";
import { exerciseById, exercises } from "@/lib/content/exercises";
import { isCodeExercise, type Exercise } from "@/lib/content/exercises/exercise";
import type { Language } from "@/lib/content/language";
import { tensorCells } from "@/lib/content/notebooks/tensors";
import { courseFile, forEpochs } from "../fixtures/notebooks/cells";
import { expectAccessible } from "./accessibility";
import { instructorPage, openSession, reviewItem } from "./instructor";
import { laptop, newProfile, phone } from "./profile";
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
  // the field that stands in for it closes no brackets
  await expect(page.locator(".cm-content")).toBeVisible();
  // the list of exercises is one step of many; arrows walk it
  const [first, second] = exercises.map(({ title }) => page.getByRole("button", { name: title.en }).first());
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press("Tab");
    if (await first.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeFocused();
  await page.keyboard.press("ArrowUp");
  for (let presses = 0; presses < 5; presses++) {
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

test("ET3 a running cell is interrupted and keeps what it made, a deaf one is stopped and earlier cells come back, and the notebook outlives a reload", async ({
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
  await cell(2).fill("made = kept\nwhile True: made = made + 1");
  await cell(2).press("ControlOrMeta+Enter");
  // it trains networks, so it takes its time, and shows it
  await expect(page.getByText(tensors.runningFor.replace("{seconds}", "1")).first()).toBeVisible();
  await page.getByRole("button", { name: tensors.interrupt, exact: true }).click();
  await expect(page.getByText(tensors.interruptedBody.pressed)).toBeVisible();
  await expect(page.getByText(/while True: made = made \+ 1[\s^~]*KeyboardInterrupt/)).toBeVisible();
  await cell(2).fill("made.sum() > 3 * len(made)");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByLabel(tensors.result, { exact: true }).last()).toHaveText("tensor(True)");
  await cell(2).fill("max(iter(int, 1))");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByText(tensors.runningFor.replace("{seconds}", "1")).first()).toBeVisible();
  await page.getByRole("button", { name: tensors.interrupt, exact: true }).click();
  await expect(page.getByText(tensors.stoppedTitle)).toBeVisible();
  await cell(2).fill("name = input('Your name? ')\nprint('Hello', name)\ninput()");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByLabel("Your name?", { exact: true })).toBeFocused();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(tensors.output, { exact: true })).toHaveText("Your name? Ada\nHello Ada\n");
  await expect(page.getByLabel(tensors.askedLine, { exact: true })).toBeFocused();
  await page.getByRole("button", { name: tensors.interrupt, exact: true }).click();
  await expect(page.getByText("KeyboardInterrupt").first()).toBeVisible();
  await expect(page.getByLabel(tensors.askedLine, { exact: true })).toHaveCount(0);
  await cell(2).fill("kept + len(name) - 2");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByLabel(tensors.result, { exact: true }).last()).toHaveText("tensor([1, 2, 3])");
  await page.getByRole("button", { name: tensors.remove.replace("{number}", "1") }).click();
  await page.getByRole("button", { name: tensors.undo }).click();
  await expect(cell(1)).toContainText("kept = torch.arange(3)");
  const stored = () => page.evaluate(() => Object.values(localStorage).join());
  await expect.poll(stored).toMatch(/kept = torch\.arange\(3\).*kept \+ len/);
  await revisit(page);
  await chooseTab(page, tensors.notebook);
  // the field that stands in for it completes no names
  await expect(page.locator(".cm-content").filter({ hasText: "kept + len" })).toBeVisible();
  // what the cells gave is there, and says from when it is
  await expect(page.getByText(tensors.fromBefore, { exact: true })).toHaveCount(2);
  await expect(page.getByLabel(tensors.result, { exact: true }).last()).toHaveText("tensor([1, 2, 3])");
  await cell(2).press("End");
  await cell(2).pressSequentially("\ntorch.aran");
  await expect(page.getByRole("option", { name: filled("arange") }).first()).toBeVisible();
  // nobody chose one: Enter is a new line
  await cell(2).press("Enter");
  await expect(page.getByRole("option")).toHaveCount(0);
  await expect(cell(2)).toHaveText(/torch\.aran$/);
});

test("PY14 a first visit's cell runs before Python's library is there, and what imports of it fails alone", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", { ...laptop, serviceWorkers: "block" });
  let isAway = true;
  await page.context().route("**/library.zip", (route) => (isAway ? route.abort() : route.continue()));
  await visit(page, "/tensors");
  const { tensors } = words.en;
  await chooseTab(page, tensors.notebook);
  const cell = (number: number) => page.getByLabel(tensors.editor.replace("{number}", String(number)));
  const results = page.getByLabel(tensors.result, { exact: true });
  await cell(1).fill("import torch\nfrom torch import nn\nnn.Linear(2, 3)(torch.ones(2)).shape");
  await cell(1).press("Shift+Enter");
  await expect(results).toHaveText("torch.Size([3])");
  await cell(2).fill("import statistics\nstatistics.mean([1, 2])");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByText(tensors.libraryAway).first()).toBeVisible();
  isAway = false;
  await cell(2).press("ControlOrMeta+Enter");
  await expect(results.last()).toHaveText("1.5");
});

test("ET6 Jupyter's lines are answered, foreign signs are replaced at a press, and errors name their cells", async ({
  browser,
}) => {
  const page = await newProfile(browser, "zh");
  await visit(page, "/tensors");
  const { tensors } = words.zh;
  const lab = new Lab(page, "zh");
  await lab.open("int64-trap");
  await lab.fill("int64-trap", "y = m @ v.float（）");
  await lab.check();
  await expect(page.getByText("全角括号")).toBeVisible();
  await page.getByRole("button", { name: tensors.fixSigns }).click();
  await lab.check();
  await expect(page.getByText(tensors.passed, { exact: true })).toBeVisible();
  await chooseTab(page, tensors.notebook);
  const cell = (number: number) => page.getByLabel(tensors.editor.replace("{number}", String(number)));
  await cell(1).fill("%matplotlib inline\nimport torch\nprint（“好”）  # （“好”）");
  await cell(1).press("ControlOrMeta+Enter");
  await page.getByRole("button", { name: tensors.fixSigns }).click();
  await expect(cell(1)).toContainText('print("好")  # （“好”）');
  await cell(1).fill("import torch\ndef f(x):\n    return x @ torch.ones(5)");
  await cell(1).press("ControlOrMeta+Enter");
  await cell(2).fill("!pip install pandas\nhelp(torch.randn)\nf(torch.ones(2))");
  await cell(2).press("ControlOrMeta+Enter");
  await expect(page.getByLabel(tensors.output, { exact: true })).toContainText(
    /pandas 无法安装.*标准正态分布/s,
  );
  const title = tensors.errorIn.replace("{cell}", "单元格 1").replace("{line}", "3");
  await expect(page.getByText(title.replace("{type}", "RuntimeError"))).toBeVisible();
  await expect(page.getByText('File "单元格 2", line 3, in <module>')).toBeVisible();
});

test("ET7 a notebook of texts and code begins with the week's, runs up to a cell, and goes through a file", async ({
  browser,
}) => {
  const page = await newProfile(browser, "zh", phone);
  await visit(page, "/tensors");
  const { tensors } = words.zh;
  await chooseTab(page, tensors.notebook);
  const menu = async (entry: string) => {
    await page.getByRole("button", { name: tensors.notebookMenu }).click();
    await page.getByRole("menuitem", { name: entry, exact: true }).click();
  };
  const cells = page.locator("section[data-cell]");
  await menu("张量入门");
  // nobody had changed the first cells: these took their place
  await expect(cells).toHaveCount(tensorCells.length);
  await expect(page.locator(".katex").first()).toBeVisible();
  await page.getByRole("button", { name: tensors.more.replace("{number}", "6") }).click();
  await page.getByRole("menuitem", { name: tensors.runAbove }).click();
  await expect(page.getByLabel(tensors.output, { exact: true })).toHaveCount(2);
  await expect(cells.nth(3)).toContainText("[2]");
  await expect(page.getByRole("group", { name: tensors.variablesTitle })).toContainText("matrix");
  const saved = page.waitForEvent("download");
  await menu(tensors.saveFile);
  const file = await (await saved).path();
  await page.getByRole("button", { name: tensors.addText }).click();
  await page
    .getByLabel(tensors.text.replace("{number}", String(tensorCells.length + 1)))
    .fill("# 我的 $x^2$");
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByRole("heading", { name: "我的" })).toBeVisible();
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByLabel(tensors.output, { exact: true })).toHaveCount(4);
  expect(await fits(page)).toBe(true);
});

test("ET7 a file without cells changes nothing, one that is too large is told, and lines end in one way", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  await visit(page, "/tensors");
  const { tensors } = words.en;
  await chooseTab(page, tensors.notebook);
  const cells = page.locator("section[data-cell]");
  await expect(cells).toHaveCount(2);
  const open = (text: string) =>
    page
      .locator("input[type=file]")
      .setInputFiles({ name: "a.ipynb", mimeType: "application/json", buffer: Buffer.from(text) });
  const notebook = (...sources: string[]) =>
    JSON.stringify({ nbformat: 4, cells: sources.map((source) => ({ cell_type: "code", source })) });
  await open(notebook());
  await expect(page.getByText("0 cells added.", { exact: true })).toBeVisible();
  await expect(cells).toHaveCount(2);
  await open(notebook("x".repeat(20_000_000)));
  await expect(page.getByText(tensors.notebookTooLarge, { exact: true })).toBeVisible();
  await open(notebook("a = 1\r\nb = 2\r\na"));
  await expect(cells).toHaveCount(1);
  const editor = page.getByLabel(tensors.editor.replace("{number}", "1"), { exact: true });
  await editor.press("End");
  await editor.pressSequentially("0");
  await expect.poll(() => editor.innerText()).toBe("a = 10\nb = 2\na");
  expect(failures).toEqual([]);
});

test("PY13 the course's notebooks run as they are on a phone", async ({ browser }) => {
  const page = await newProfile(browser, "en", phone);
  await visit(page, "/tensors");
  const { tensors } = words.en;
  await chooseTab(page, tensors.notebook);
  for (const file of [courseFile("spiral", forEpochs(10)), courseFile("tensors")])
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "course.ipynb", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: tensors.runAll }).click();
  await expect(page.getByText(/^accuracy 0\.\d{3}/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("expected scalar type Float but found Long").first()).toBeVisible();
  await expect(page.locator('figure svg[role="img"]')).toHaveCount(6);
  expect(await fits(page)).toBe(true);
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

const plotting = `import torch
import matplotlib.pyplot as plt
x = torch.linspace(-1, 1, 40)
plt.plot(x, x ** 2, 'r--', label='parabola')
plt.scatter(x, x ** 3, c=x, cmap='Spectral')
plt.xlabel('input')
plt.legend()
print('before')
plt.show()
print('after')`;

for (const language of ["en", "zh"] as const)
  test(`TP7 a figure is seen between what is printed, and told in words, ${language}`, async ({
    browser,
  }) => {
    const page = await newProfile(browser, language, phone);
    await visit(page, "/tensors");
    const { tensors } = words[language];
    await chooseTab(page, tensors.notebook);
    await page.getByLabel(tensors.editor.replace("{number}", "1"), { exact: true }).fill(plotting);
    await page.getByRole("button", { name: tensors.run.replace("{number}", "1"), exact: true }).click();
    const figure = page.getByRole("img", { name: /parabola.*input/ });
    await expect(figure).toBeVisible();
    await expect(figure.getByText("parabola", { exact: true })).toBeVisible();
    await expect(page.getByLabel(tensors.output, { exact: true })).toHaveText(["before\n", "after\n"]);
    expect(await fits(page)).toBe(true);
    await expectAccessible(page, `a figure, ${language}`);
  });

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
