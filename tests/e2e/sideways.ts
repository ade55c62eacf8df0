// Whether a page fits its window.
import { expect, type Page } from "@playwright/test";

/** Nothing reaches beyond the right edge. */
export async function expectNoSideways(page: Page, what: string): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beyond, `${what}: pixels beyond the edge`).toBeLessThanOrEqual(0);
}
