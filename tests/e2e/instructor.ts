// What an instructor does in the browser.
import { expect, type Browser, type Page } from "@playwright/test";
import type { Language } from "@/lib/content/language";
import { newProfile } from "./profile";
import { visit } from "./visit";
import { filled, words } from "./words";

const account = {
  name: "Ada Teacher",
  email: "ada@example.org",
  password: "a sentence that only Ada knows",
};

/** cookies of the signed-in instructor, so that not every test signs in */
export const signedInState = ".data/e2e/instructor-state.json";

const { account: accountWords, instructor: desk, review: reviewWords } = words.en;

/** Makes an account by a link of invitation. */
export async function createAccount(page: Page, link: string, as = account): Promise<void> {
  await visit(page, link);
  await page.getByLabel(accountWords.name, { exact: true }).fill(as.name);
  await page.getByLabel(accountWords.email).fill(as.email);
  await page.getByLabel(accountWords.password).fill(as.password);
  await page.getByRole("button", { name: accountWords.createAccount }).click();
  await page.waitForURL("**/dashboard");
}

/** A desktop page on the dashboard. */
export async function instructorPage(browser: Browser, language: Language = "en"): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const page = await newProfile(browser, language, { viewport, storageState: signedInState });
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
  await page.getByLabel(reviewWords.item, { exact: true }).selectOption(itemId);
  // the address follows once the sheets have come
  await page.waitForURL((address) => address.searchParams.get("item") === itemId);
}

/** Ends the session and reveals the private half's board. */
export async function endAndReveal(instructor: Page): Promise<void> {
  await pressAndConfirm(instructor, desk.live.end);
  await expect(instructor.getByRole("button", { name: desk.live.reopen })).toBeVisible();
  await pressAndConfirm(instructor, desk.live.reveal);
  await expect(instructor.getByText(desk.live.boardRevealed, { exact: true })).toBeVisible();
}

/** Gives the first rubric item and a comment to a participant's answer. */
export async function markAnswer(instructor: Page, name: string, comment: string): Promise<void> {
  await instructor
    .getByRole("navigation", { name: reviewWords.list })
    .getByRole("button", { name: filled(name) })
    .click();
  await expect(instructor.getByRole("heading", { name: filled(name), level: 2 })).toBeVisible();
  await instructor.getByRole("checkbox").first().check();
  await instructor.getByLabel(reviewWords.mark.comment).fill(comment);
  await expect(instructor.getByText(reviewWords.mark.saved, { exact: true })).toBeVisible();
}

/** Chooses an entry of somebody's menu in the list of participants. */
export async function askAbout(instructor: Page, name: string, entry: string): Promise<void> {
  await instructor.getByRole("button", { name: desk.people.actionsFor.replace("{name}", name) }).click();
  await instructor.getByRole("menuitem", { name: entry }).click();
}
