// What a student does in the browser.
import { expect, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";
import { Lab } from "./lab";
import { laptop, newProfile } from "./profile";
import { visit } from "./visit";
import { words } from "./words";

export async function chooseTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole("tab", { name });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-selected", "true");
}

export class Student {
  readonly lab: Lab;

  constructor(
    readonly page: Page,
    readonly language: Language = "en",
  ) {
    this.lab = new Lab(page, language);
  }

  get words() {
    return words[this.language];
  }

  button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Whom this browser takes part as. */
  async isInAs(name: string): Promise<void> {
    await expect(this.page.locator("[data-own-name]")).toHaveText(name);
  }

  /** Comes in by the join link under a new name. */
  async join(code: string, name: string): Promise<void> {
    await visit(this.page, `/j/${code}`);
    await this.page.getByLabel(this.words.join.name, { exact: true }).fill(name);
    await this.button(this.words.join.join).click();
    await this.isInAs(name);
  }

  /** The code that makes another device this participant. */
  async personalCode(): Promise<string> {
    await this.button(this.words.student.myCode).click();
    const code = await this.page.locator("[data-personal-code]").getAttribute("data-personal-code");
    await this.page.keyboard.press("Escape");
    return code ?? "";
  }

  async openTab(tab: "tensors" | "spiral" | "questions" | "board"): Promise<void> {
    await chooseTab(this.page, this.words.student[tab]);
  }

  /** Whether this device has nothing that the server lacks. */
  async saveState(state: "saved" | "saving" | "waiting"): Promise<void> {
    await expect(this.page.locator("[data-save-state]")).toHaveAttribute("data-save-state", state);
  }

  async trainAndSubmit(epochs: number): Promise<void> {
    await this.openTab("spiral");
    await this.lab.setEpochs(epochs);
    await this.lab.train();
    await this.lab.submit();
    await this.lab.verified(1);
    await this.saveState("saved");
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
    const { submit, submitAgain } = this.words.questions;
    await this.button(submit).or(this.button(submitAgain)).click();
  }

  /** The server has exactly the text in the field. */
  async answerIsSubmitted(): Promise<void> {
    await expect(this.page.getByText(this.words.questions.same)).toBeVisible();
    await this.saveState("saved");
  }

  async answer(text: string): Promise<void> {
    await this.write(text);
    await this.submitAnswer();
    await this.answerIsSubmitted();
  }
}

/** Comes back by a personal code. */
export async function resume(page: Page, sessionCode: string, code: string): Promise<void> {
  const { join } = words.en;
  await visit(page, `/j/${sessionCode}`);
  // what the form offers depends on the session, which the server shows
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(sessionCode);
  const before = page.getByRole("button", { name: join.beenHere });
  const field = page.getByLabel(join.personalCode);
  await expect(before.or(field)).toBeVisible();
  if (await before.isVisible()) await before.click();
  await field.fill(code);
  await page.getByRole("button", { name: join.resume, exact: true }).click();
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
