// Whether a page fits its window.
import { expect, type Page } from "@playwright/test";

/** Nothing reaches beyond the right edge, once the layout that the page's own code chooses has followed the window. */
export async function expectNoSideways(page: Page, what: string): Promise<void> {
  const beyond = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(beyond, `${what}: pixels beyond the edge`).toBeLessThanOrEqual(0);
}
