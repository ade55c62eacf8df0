// Training in the room through everything that ends a page: Back, a reload, another page, the death of its renderer.
import { expect, type Page } from "@playwright/test";
import { instructorPage, openSession } from "./instructor";
import { Lab } from "./lab";
import { phone } from "./profile";
import { student } from "./student";
import { test } from "./test";
import { alive, revisit, visit } from "./visit";

const goOn = (page: Page) => page.getByRole("button", { name: /^Continue from epoch [\d,]+$/ });

/** The offer is in sight and can be pressed by keyboard; training goes on from where it says. */
async function takeUp(page: Page, title: string): Promise<number> {
  await expect(page.getByRole("status").filter({ hasText: title })).toBeInViewport();
  await expect(page.getByText(/At most \d+ seconds? of/)).toBeVisible();
  const epoch = Number((await goOn(page).innerText()).replace(/\D/g, ""));
  await goOn(page).focus();
  await page.keyboard.press("Enter");
  await expect(goOn(page)).toHaveCount(0);
  await new Lab(page).passed(epoch);
  return epoch;
}

test("KT8 training goes on after Back, a reload, another page and a dead tab", async ({ browser }) => {
  const { code } = await openSession(await instructorPage(browser), "Going on");
  const mei = await student(browser, "en", code, "Mei", phone);
  const { page, lab } = mei;
  await mei.openTab("spiral");
  await lab.useEngine("fused-wasm");

  // a number whose field nobody has left
  await page.getByLabel(lab.words.training.epochs, { exact: true }).fill("90000");
  await revisit(page);
  await expect(page.getByLabel(lab.words.training.epochs, { exact: true })).toHaveValue("90000");

  await lab.start();
  await lab.passed(5);
  await mei.openTab("board");
  await mei.openTab("questions");
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Board" })).toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Spiral" })).toHaveAttribute("aria-selected", "true");
  expect(new URL(page.url()).pathname).toBe(`/j/${code}`);
  // nothing stopped meanwhile
  await lab.passed((await lab.epoch()) + 1);

  const before = await lab.epoch();
  await revisit(page);
  expect(await takeUp(page, "Your training is here as it was")).toBeGreaterThan(0);
  await lab.passed(before);

  await visit(page, "/");
  await page.goBack();
  await alive(page);
  const back = await takeUp(page, "Your training is here as it was");

  const session = await page.context().newCDPSession(page);
  const died = page.waitForEvent("crash");
  // the answer never comes: whoever would give it is gone
  void session.send("Page.crash").catch(() => undefined);
  await died;
  const next = await page.context().newPage();
  await visit(next, `/j/${code}#spiral`);
  expect(await takeUp(next, "A training of yours was cut off")).toBeGreaterThanOrEqual(back);
});
