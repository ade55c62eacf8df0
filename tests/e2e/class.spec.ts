// The whole class, walked by an instructor and two students in real Chromium against the production build.
import { expect, test, type Browser, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import {
  expectAccessible,
  expectAccessibleInBothThemes,
  instructorPage,
  joinSession,
  openSession,
  studentContext,
} from "./harness";

const pictures = "docs/img";

/** A short training, so that the walk is about the class and not about patience. */
async function trainAndSubmit(
  page: Page,
  words: { tab: RegExp; epochs: RegExp; start: RegExp; send: RegExp; saved: RegExp },
  epochs: string,
): Promise<void> {
  await page.getByRole("tab", { name: words.tab }).click();
  const advanced = page.getByLabel(words.epochs);
  await advanced.first().fill(epochs);
  await advanced.first().press("Enter");
  await page.getByRole("button", { name: words.start }).first().click();
  const send = page.getByRole("button", { name: words.send });
  await expect(send.first()).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByText(new RegExp(`${Number(epochs)} / ${Number(epochs)}`)).first()).toBeVisible({
    timeout: 60_000,
  });
  await send.first().click();
  await expect(page.getByText(words.saved).first()).toBeVisible({ timeout: 30_000 });
}

async function answer(
  page: Page,
  words: { tab: RegExp; field: RegExp; submit: RegExp; done: RegExp },
  text: string,
): Promise<void> {
  await page.getByRole("tab", { name: words.tab }).click();
  await page.getByLabel(words.field).fill(text);
  await page.getByRole("button", { name: words.submit }).click();
  await expect(page.getByText(words.done).first()).toBeVisible();
}

async function student(browser: Browser, language: "zh" | "en", code: string, name: string): Promise<Page> {
  const page = await (await studentContext(browser, language, language === "zh")).newPage();
  await joinSession(page, code, name);
  return page;
}

test("E1 a class from the first account to looking back", async ({ browser }) => {
  test.setTimeout(300_000);
  const instructorContext = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  const instructor = await instructorPage(instructorContext);
  await expectAccessibleInBothThemes(instructor, "dashboard");
  const { id, code } = await openSession(instructor, "Week one: spirals");
  const screenPath = await instructor.locator('a[href^="/screen/"]').first().getAttribute("href");

  const screen = await (
    await browser.newContext({ locale: "en-GB", viewport: { width: 1920, height: 1080 } })
  ).newPage();
  await screen.goto(screenPath ?? "");
  await expect(screen.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();

  const li = await student(browser, "zh", code, "李雷");
  const zoe = await student(browser, "en", code, "Zoë");
  await expect(instructor.getByText("李雷").first()).toBeVisible();
  await expectAccessibleInBothThemes(li, "classroom on a phone, zh");

  await trainAndSubmit(
    li,
    {
      tab: /螺旋/,
      epochs: /^训练轮数|^轮数/,
      start: /^开始$/,
      send: /^提交这次结果$|^暂停并提交$/,
      saved: /已保存到服务器/,
    },
    "60",
  );
  await expectAccessible(li, "spiral activity, zh");
  await li.screenshot({ path: `${pictures}/student-phone-zh.png` });
  await trainAndSubmit(
    zoe,
    {
      tab: /Spiral/,
      epochs: /^Epochs/,
      start: /^Start$/,
      send: /^Submit this run$|^Pause and submit$/,
      saved: /Saved on the server/,
    },
    "400",
  );
  await zoe.screenshot({ path: `${pictures}/student-lab-en.png` });

  await expect(screen.getByText("Zoë").first()).toBeVisible();
  await expect(screen.getByText("李雷").first()).toBeVisible();
  await expectAccessible(screen, "screen");
  await screen.screenshot({ path: `${pictures}/screen.png` });

  await answer(
    zoe,
    { tab: /Questions/, field: /^Your answer/, submit: /^Submit the answer$/, done: /Submitted at/ },
    "AlexNet is **deeper**: 8 learned layers, with $\\max(0, x)$.",
  );
  await answer(
    li,
    { tab: /思考题/, field: /^你的回答/, submit: /^提交回答$/, done: /提交于/ },
    "更深，用了 ReLU 和 dropout。",
  );
  await expectAccessibleInBothThemes(zoe, "questions");
  await instructor.screenshot({ path: `${pictures}/live-control.png` });
  await expectAccessibleInBothThemes(instructor, "live control");

  await instructor.getByRole("button", { name: "End the session" }).click();
  await instructor.getByRole("alertdialog").getByRole("button", { name: "End the session" }).click();
  await expect(instructor.getByRole("button", { name: "Reopen" })).toBeVisible();
  await instructor.getByRole("button", { name: "Reveal the final board" }).click();
  await instructor
    .getByRole("alertdialog")
    .getByRole("button", { name: /Reveal/ })
    .click();
  await expect(screen.getByText("Final result").first()).toBeVisible();

  await instructor.goto(`/sessions/${id}/review`);
  await instructor.getByLabel("Item", { exact: true }).selectOption("alexnet");
  await expect(instructor.getByText(/8 learned layers|更深/).first()).toBeVisible();
  await expectAccessibleInBothThemes(instructor, "review");
  await instructor.getByRole("checkbox").first().check();
  await instructor.getByLabel(/^Comment for the student/).fill("Well seen.");
  await expect(instructor.getByText("Saved").first()).toBeVisible();
  await instructor.screenshot({ path: `${pictures}/review.png` });

  await instructor.getByRole("button", { name: "Release marks" }).click();
  await instructor
    .getByRole("alertdialog")
    .getByRole("button", { name: /Release/ })
    .click();
  await expect(instructor.getByRole("button", { name: "Withdraw the release" })).toBeVisible();

  await instructor.getByRole("button", { name: "Export" }).click();
  const download = instructor.waitForEvent("download");
  await instructor.getByRole("menuitem", { name: "Marks (CSV)" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.startsWith("\uFEFF"), "Excel reads it as UTF-8").toBe(true);
  expect(csv).toContain("Zoë");
  expect(csv).toContain("李雷");

  for (const [page, look] of [
    [zoe, /^Look back$/],
    [li, /^查看$/],
  ] as const) {
    await page
      .getByRole("link", { name: look })
      .or(page.getByRole("button", { name: look }))
      .first()
      .click();
    await page.waitForURL(/look-back/);
    await expectAccessible(page, "looking back");
  }
  const commented = zoe.getByText("Well seen.").or(li.getByText("Well seen."));
  await expect(zoe.getByText("Well seen.").first().or(zoe.locator("h1").first())).toBeVisible();
  expect(
    (await zoe.getByText("Well seen.").count()) + (await li.getByText("Well seen.").count()),
    String(commented),
  ).toBe(1);
  await zoe.screenshot({ path: `${pictures}/look-back.png`, fullPage: true });
});
