// Places that one types into, and ways to leave them with the last key.
import type { Page } from "@playwright/test";
import { chooseTab } from "./student";
import { visit } from "./visit";
import { filled, words } from "./words";

const { questions, student: said, tensors } = words.en;

/** Ways to leave a page at once, each to a page that is there after it. */
export const waysOut: Record<string, (page: Page, address: string) => Promise<Page>> = {
  async reload(page) {
    await page.reload();
    return page;
  },
  async "follow a link"(page, address) {
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>("header a")?.click());
    await page.waitForURL((url) => !url.pathname.startsWith("/j/"));
    await visit(page, address);
    return page;
  },
  async close(page, address) {
    const next = await page.context().newPage();
    await page.close();
    await visit(next, address);
    return next;
  },
  async "lose the tab"(page, address) {
    const next = await page.context().newPage();
    await page.waitForTimeout(250);
    const devtools = await page.context().newCDPSession(page);
    const gone = page.waitForEvent("crash");
    // what has crashed does not answer
    void devtools.send("Page.crash").catch(() => {});
    await gone;
    // a browser shows it until somebody closes it
    await page.close();
    await visit(next, address);
    return next;
  },
};

/** What one types into, and how one comes to it. */
export const places: Record<string, (page: Page) => Promise<ReturnType<Page["getByLabel"]>>> = {
  async "an answer"(page) {
    await chooseTab(page, said.questions);
    return page.getByLabel(questions.answer);
  },
  async "a cell"(page) {
    await chooseTab(page, said.tensors);
    await chooseTab(page, tensors.notebook);
    return page.getByLabel(filled(tensors.editor, { number: "1" }));
  },
  async "an exercise"(page) {
    await chooseTab(page, said.tensors);
    await chooseTab(page, tensors.exercises);
    return page.getByLabel(tensors.yourCode);
  },
};

export const typedIn = async (place: ReturnType<Page["getByLabel"]>): Promise<string> =>
  place.evaluate((element) => ("value" in element ? String(element.value) : (element.textContent ?? "")));
