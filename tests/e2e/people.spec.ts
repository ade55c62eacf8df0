// What an instructor does about one person, and the person sees.
import { expect } from "@playwright/test";
import { askAbout, instructorPage, openSession } from "./instructor";
import { newProfile } from "./profile";
import { student, Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { common, errors, instructor: desk, join, student: said } = words.en;
const { people } = desk;

test("GW4 a number is corrected by both, a look-alike is told, and a link leads back to the place, once", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "People");
  const ada = await student(browser, "en", code, "Ada");
  const row = instructor.getByRole("row", { name: /Ada/ });

  await test.step("the instructor corrects the number, then the student", async () => {
    await askAbout(instructor, "Ada", people.renumber);
    await instructor.getByLabel(people.renumberLabel).fill("20260001");
    await instructor.getByRole("dialog").getByRole("button", { name: common.save }).click();
    await expect(row.getByText("20260001")).toBeVisible();
    await ada.button(said.myCode).click();
    await expect(ada.page.getByLabel(said.numberLabel)).toHaveValue("20260001");
    await ada.page.getByLabel(said.numberLabel).fill("20260002");
    await ada.button(common.save).click();
    await expect(ada.page.getByText(said.numberSaved)).toBeVisible();
    await ada.page.keyboard.press("Escape");
    await expect(row.getByText("20260002")).toBeVisible();
  });

  await test.step("somebody comes whose name only looks like hers, in Cyrillic", async () => {
    await student(browser, "en", code, "Аdа");
    await expect(instructor.getByText(filled(people.looksLike, { name: "Ada" }))).toBeVisible();
  });

  await test.step("a link leads another device to her place, once", async () => {
    await ada.answer("written on the first device");
    await askAbout(instructor, "Ada", people.link);
    await instructor.getByRole("button", { name: people.linkMake }).click();
    const link = new URL(await instructor.getByText(/\/j\/[2-9A-HJKMNP-Z]{6}#\S+$/).innerText());
    const path = `${link.pathname}${link.hash}`;
    const next = new Student(await newProfile(browser, "en"));
    await visit(next.page, path);
    await next.button(join.placeTake).click();
    await next.isInAs("Ada");
    await next.openTab("questions");
    await expect(next.answerField).toHaveValue("written on the first device");
    await expect(ada.page.locator("[data-own-name]")).toHaveCount(0);
    await expect(ada.page.getByText(join.placeElsewhereTitle)).toBeVisible();
    await expect(ada.page.getByLabel(join.personalCode)).toBeVisible();
    const late = new Student(await newProfile(browser, "en"));
    // pasted where one types the code, with the end of a sentence
    await visit(late.page, "/");
    await late.page.getByLabel(join.code, { exact: true }).fill(`${link.href}。`);
    await late.button(join.enter).click();
    await late.button(join.placeTake).click();
    await expect(late.page.getByText(errors["link-over"])).toBeVisible();
    await expect(late.button(join.placeTake)).toHaveCount(0);
  });
});
