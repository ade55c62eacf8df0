// What a student does in the browser.
import { expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";
import { words } from "./words";

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** A fresh browser profile. */
export async function newProfile(
  browser: Browser,
  language: Language,
  options: BrowserContextOptions = laptop,
): Promise<Page> {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  return (await browser.newContext({ locale, ...options })).newPage();
}

/** One's own name as the classroom shows it. */
export const ownName = (page: Page) => page.locator("[data-own-name]");

export class Student {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  get words() {
    return words[this.language];
  }

  /** Fills the name in and goes in, on the page of the join link. */
  async join(code: string, name: string): Promise<void> {
    await this.page.goto(`/j/${code}`);
    await this.page.getByLabel(this.words.join.name, { exact: true }).fill(name);
    await this.page.getByRole("button", { name: this.words.join.join, exact: true }).click();
    await expect(ownName(this.page)).toHaveText(name);
  }

  async openTab(tab: "tensors" | "spiral" | "questions" | "board"): Promise<void> {
    await this.page.getByRole("tab", { name: this.words.student[tab] }).click();
  }

  async setEpochs(epochs: number): Promise<void> {
    const field = this.page.getByLabel(this.words.lab.training.epochs, { exact: true });
    await field.fill(String(epochs));
    await field.press("Enter");
  }

  async startTraining(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.lab.controls.start, exact: true }).click();
  }

  /** The button that starts says so when a run has had all its epochs. */
  async trainingFinished(timeout = 60_000): Promise<void> {
    const goOn = this.page.getByRole("button", { name: this.words.lab.controls.goOn, exact: true });
    await expect(goOn).toBeVisible({ timeout });
  }

  async submitRun(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.lab.submit.send, exact: true }).click();
  }

  /** Everything this device made is on the server, and the lab shows so many verified runs. */
  async runsAreVerified(count: number): Promise<void> {
    const saved = this.words.lab.submit.verified.split("{")[0];
    await expect(this.page.getByText(saved)).toHaveCount(count);
    await this.everythingSaved();
  }

  async everythingSaved(): Promise<void> {
    await expect(this.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
  }

  async trainAndSubmit(epochs: number): Promise<void> {
    await this.openTab("spiral");
    await this.setEpochs(epochs);
    await this.startTraining();
    await this.trainingFinished();
    await this.submitRun();
    await this.runsAreVerified(1);
  }

  /** The field of the question that is shown. */
  get answerField() {
    return this.page.getByLabel(this.words.questions.answer);
  }

  async write(text: string): Promise<void> {
    await this.openTab("questions");
    await this.answerField.fill(text);
  }

  async submitAnswer(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.questions.submit, exact: true }).click();
  }

  /** The server has exactly the text in the field. */
  async answerIsSubmitted(): Promise<void> {
    await expect(this.page.getByText(this.words.questions.same)).toBeVisible();
    await this.everythingSaved();
  }

  async answer(text: string): Promise<void> {
    await this.write(text);
    await this.submitAnswer();
    await this.answerIsSubmitted();
  }
}

/** A student in the class, on a fresh profile. */
export async function student(
  browser: Browser,
  language: Language,
  code: string,
  name: string,
  options: BrowserContextOptions = laptop,
): Promise<Student> {
  const one = new Student(await newProfile(browser, language, options), language);
  await one.join(code, name);
  return one;
}
