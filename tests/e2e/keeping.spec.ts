// What is typed last, and what is pressed first.
import { expect, type Browser } from "@playwright/test";
import { instructorPage, openSession } from "./instructor";
import { places, typedIn, waysOut } from "./leaving";
import { student, Student } from "./student";
import { test } from "./test";
import { revisit, visit, visitUnborn } from "./visit";
import { filled, words } from "./words";

const { instructor: desk } = words.en;

test("KD2 an answer, a cell and an exercise have the last key after a reload and a crash, a link and a close", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Keys");
  const ada = await student(browser, "en", code, "Ada");
  let page = ada.page;
  let at = 0;
  // the last key of every place in the ways that differ most, the answer's in all
  const all = Object.entries(waysOut);
  for (const [place, open] of Object.entries(places))
    for (const [way, leave] of place === "an answer" ? all : [all[0], all[3]])
      await test.step(`${place}, ${way}`, async () => {
        const token = `# key ${++at} `;
        const field = await open(page);
        await field.click();
        await page.keyboard.press("Control+Home");
        await page.keyboard.type(token);
        page = await leave(page, `/j/${code}`);
        await new Student(page).isInAs("Ada");
        await expect.poll(async () => typedIn(await open(page))).toContain(token.trim());
      });
  await new Student(page).saveState("saved");
});

/** A page of the instructor's whose scripts are held back. */
async function unborn(browser: Browser, address: string) {
  const page = await instructorPage(browser);
  return { page, born: await visitUnborn(page, address) };
}

test("KD5 a title typed and a button pressed before the page is alive make the session", async ({
  browser,
}) => {
  const { page, born } = await unborn(browser, "/sessions/new");
  await page.getByLabel(desk.form.titleLabel).fill("Early");
  await page.getByRole("button", { name: desk.form.submit }).click();
  await expect(page.locator("html[data-held]")).toBeAttached();
  await born();
  await page.waitForURL(/\/sessions\/[\w-]{21}$/);
  await expect(page.getByRole("heading", { name: "Early" })).toBeVisible();
});

test("KF2 what was filled into a session's form is there after a reload, and goes once the session is made", async ({
  browser,
}) => {
  const page = await instructorPage(browser);
  await visit(page, "/sessions/new");
  const { form, lesson } = desk;
  await page.getByLabel(form.titleLabel).fill("Week two");
  await page.getByLabel(form.board).selectOption("hidden");
  await page.getByLabel(form.numberRequired).check();
  await page.getByText(lesson.title).click();
  await page.getByRole("button", { name: lesson.add }).click();
  await page.getByLabel(filled(lesson.name, { number: "1" })).fill("Small");
  await revisit(page);
  await expect(page.getByLabel(form.titleLabel)).toHaveValue("Week two");
  await expect(page.getByLabel(form.board)).toHaveValue("hidden");
  await expect(page.getByLabel(form.numberRequired)).toBeChecked();
  await page.getByText(lesson.title).click();
  await expect(page.getByLabel(filled(lesson.name, { number: "1" }))).toHaveValue("Small");
  await page.getByRole("button", { name: filled(lesson.remove, { number: "1" }) }).click();
  await page.getByRole("button", { name: form.submit }).click();
  await page.waitForURL(/\/sessions\/[\w-]{21}$/);
  await visit(page, "/sessions/new");
  await expect(page.getByLabel(form.titleLabel)).toHaveValue("");
});
