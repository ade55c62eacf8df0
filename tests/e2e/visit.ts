// Coming to a page. What is pressed or typed before the page has come to life is lost, so one waits for that.
import { expect, type Page, type Response } from "@playwright/test";

/** The page answers presses and keys; its root says so. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("html[data-alive]")).toBeAttached();
}

export async function visit(page: Page, address: string): Promise<Response | null> {
  const response = await page.goto(address);
  await alive(page);
  return response;
}

export async function revisit(page: Page): Promise<void> {
  await page.reload();
  await alive(page);
}
