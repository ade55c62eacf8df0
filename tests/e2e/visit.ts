// Coming to a page. What is pressed or typed before the page has come to life is lost, so one waits for that.
import { expect, type Page, type Response } from "@playwright/test";

/** The page answers presses and keys; its root says so. */
export async function alive(page: Page): Promise<void> {
  // benchmarks visit outside the runner, where an expectation would wait for five seconds only
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

/** Comes to a page whose scripts do not arrive yet. @returns lets them arrive, and waits until the page is alive */
export async function visitUnborn(page: Page, address: string): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  return async () => {
    release();
    await alive(page);
    await page.unroute(/\.js$/);
  };
}
