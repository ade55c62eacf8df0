// Playwright's test, after which every profile is closed: a training or a socket left in one would go on beside the next.
import { test as base } from "@playwright/test";

export const test = base.extend<{ closedProfiles: void }>({
  closedProfiles: [
    async ({ browser }, use) => {
      await use();
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
});
