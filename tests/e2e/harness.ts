// What every walk through the product needs: an instructor, a session, students, and a look at accessibility.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";

export const account = {
  name: "Ada Teacher",
  email: "ada@example.org",
  password: "a sentence that only Ada knows",
};

const linkFile = ".data/e2e/first-account";

async function signIn(page: Page): Promise<boolean> {
  await page.goto("/signin");
  await page.getByLabel(/E-mail|电子邮箱/).fill(account.email);
  await page.getByLabel(/Password|密码/).fill(account.password);
  await page.getByRole("button", { name: /^(Sign in|登录)$/ }).click();
  return page.waitForURL("**/dashboard", { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

async function createFirstAccount(page: Page): Promise<void> {
  if (!existsSync(linkFile)) throw new Error("the server printed no link for the first account");
  await page.goto(readFileSync(linkFile, "utf8"));
  await page.getByLabel(/^Name|姓名/).fill(account.name);
  await page.getByLabel(/E-mail|电子邮箱/).fill(account.email);
  await page.getByLabel(/Password|密码/).fill(account.password);
  await page.getByRole("button", { name: /Create the account|创建账号/ }).click();
  await page.waitForURL("**/dashboard");
}

let created = false;

/** A page signed in as the instructor; the account is made by the one-time link the first time. */
export async function instructorPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(existsSync(linkFile) ? readFileSync(linkFile, "utf8") : "/signin");
  const invited =
    !created && (await page.getByRole("button", { name: /Create the account|创建账号/ }).isVisible());
  if (invited) await createFirstAccount(page);
  else expect(await signIn(page), "the instructor can sign in").toBe(true);
  created = true;
  return page;
}

export interface OpenedSession {
  id: string;
  code: string;
}

/** Creates a session with everything offered and opens it; the page stays on its live control. */
export async function openSession(page: Page, title: string): Promise<OpenedSession> {
  await page.goto("/sessions/new");
  await page.getByLabel(/^(Title|标题)/).fill(title);
  await page.locator('main form button[type="submit"]').click();
  await page.waitForURL(/\/sessions\/[\w-]{21}$/);
  const id = page.url().split("/").at(-1) ?? "";
  await page.getByRole("button", { name: /^(Open the session|开始上课)$/ }).click();
  await expect(page.getByRole("button", { name: /^(End the session|结束课堂|结束上课)$/ })).toBeVisible();
  const code = /\b[23456789A-HJKMNP-Z]{6}\b/.exec(await page.locator("main").innerText())?.[0];
  if (!code) throw new Error("the page shows no join code");
  return { id, code };
}

/** No serious or critical violation, in the theme that the page has now. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = grave.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`).join(" | ")}`,
  );
  expect(told, what).toEqual([]);
}

/** The page in both themes. */
export async function expectAccessibleInBothThemes(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(50);
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
}

/** A student's browser profile. */
export async function studentContext(
  browser: Browser,
  language: "zh" | "en",
  phone = false,
): Promise<BrowserContext> {
  return browser.newContext({
    locale: language === "zh" ? "zh-CN" : "en-GB",
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    hasTouch: phone,
  });
}

/** Joins by link and waits for the classroom. */
export async function joinSession(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/j/${code}`);
  await page
    .getByLabel(/Your name|你的名字|名字/)
    .first()
    .fill(name);
  await page.getByRole("button", { name: /^(Join|加入|进入课堂|加入课堂)$/ }).click();
  await expect(page.getByText(name).first()).toBeVisible();
}
