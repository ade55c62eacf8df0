// What an instructor does in the browser.
import { expect, type Browser, type Page } from "@playwright/test";
import { existsSync } from "node:fs";
import type { Language } from "@/lib/content/language";
import { newProfile } from "./profile";
import { visit } from "./visit";
import { words } from "./words";

const account = {
  name: "Ada Teacher",
  email: "ada@example.org",
  password: "a sentence that only Ada knows",
};

/** cookies of the signed-in instructor, so that not every test signs in */
const stateFile = ".data/e2e/instructor-state.json";

const { account: accountWords, instructor: desk } = words.en;

/** Makes an account by a link of invitation. */
export async function createAccount(page: Page, link: string, as = account): Promise<void> {
  await visit(page, link);
  await page.getByLabel(accountWords.name, { exact: true }).fill(as.name);
  await page.getByLabel(accountWords.email).fill(as.email);
  await page.getByLabel(accountWords.password).fill(as.password);
  await page.getByRole("button", { name: accountWords.createAccount }).click();
  await page.waitForURL("**/dashboard");
}

/** The instructor's cookies; whoever asks first makes the account by the one-time link that the server printed. */
async function signedIn(browser: Browser): Promise<string> {
  if (existsSync(stateFile)) return stateFile;
  const page = await newProfile(browser, "en");
  await createAccount(page, process.env.E2E_INVITATION ?? "");
  await page.context().storageState({ path: stateFile });
  await page.context().close();
  return stateFile;
}

/** A desktop page on the dashboard. */
export async function instructorPage(browser: Browser, language: Language = "en"): Promise<Page> {
  const storageState = await signedIn(browser);
  const page = await newProfile(browser, language, { viewport: { width: 1440, height: 900 }, storageState });
  await visit(page, "/dashboard");
  const { title } = words[language].instructor.dashboard;
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  return page;
}

export interface OpenedSession {
  id: string;
  code: string;
  /** path of the projector's view */
  screen: string;
}

/** Creates a session with everything offered and opens it; the page stays on its live control. */
export async function openSession(page: Page, title: string): Promise<OpenedSession> {
  await visit(page, "/sessions/new");
  return openFilled(page, title);
}

/** The same with a form that something was chosen in already. */
export async function openFilled(page: Page, title: string): Promise<OpenedSession> {
  await page.getByLabel(desk.form.titleLabel).fill(title);
  await page.getByRole("button", { name: desk.form.submit }).click();
  await page.waitForURL(/\/sessions\/[\w-]{21}$/);
  await page.getByRole("button", { name: desk.live.open, exact: true }).click();
  await expect(page.getByRole("button", { name: desk.live.end, exact: true })).toBeVisible();
  const link = await page.getByText(/\/j\/[2-9A-HJKMNP-Z]{6}$/).innerText();
  const screen = await page.getByRole("link", { name: desk.live.screen }).getAttribute("href");
  return {
    id: page.url().split("/").at(-1) ?? "",
    code: link.slice(-6),
    screen: screen ?? "",
  };
}

/** Presses a button and the same words in the question that follows. */
export async function pressAndConfirm(page: Page, name: string, confirmName = name): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: confirmName, exact: true }).click();
}

/** Lays everybody's work on an item on the desk of the review. */
export async function reviewItem(page: Page, sessionId: string, itemId: string): Promise<void> {
  await visit(page, `/sessions/${sessionId}/review`);
  await page.getByLabel(words.en.review.item, { exact: true }).selectOption(itemId);
  // the address follows once the sheets have come
  await page.waitForURL((address) => address.searchParams.get("item") === itemId);
}
