// What happens to a student's tab and network.
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Random } from "@/lib/spiral/random";
import { waysOut } from "../../e2e/leaving";

/** Whom a fault meets. */
interface Struck {
  page: Page;
  /** of the room */
  address: string;
  random: Random;
  /** types some words, in whatever state page and network are */
  type: () => Promise<void>;
}

/** @returns the page that is there after it */
type Fault = (struck: Struck) => Promise<Page>;

/** Leaves with the last key. */
const leave =
  (way: string): Fault =>
  async ({ page, address, type }) => {
    await type();
    return waysOut[way](page, address);
  };

async function offline<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
  const context = page.context();
  await context.setOffline(true);
  try {
    return await work();
  } finally {
    await context.setOffline(false);
  }
}

async function freeze(page: Page, ms: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await pause(ms);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await devtools.detach();
}

export const faults: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(Object.keys(waysOut).map((way) => [way, leave(way)])),
  async cut({ page, random, type }) {
    await type();
    await offline(page, async () => {
      await type();
      await pause(3_000 * random.uniform());
    });
    return page;
  },
  async "cut, then reload"({ page, random, type }) {
    await offline(page, async () => {
      await pause(500 * random.uniform());
      await type();
      await page.reload();
    });
    return page;
  },
  async freeze({ page, random, type }) {
    await type();
    await freeze(page, 500 + 2_000 * random.uniform());
    return page;
  },
};
