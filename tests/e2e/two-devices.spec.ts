// One person on two devices, of which one loses its network: what either typed is kept or offered.
import { expect, type Page } from "@playwright/test";
import { TcpLine } from "../network/tcp-line";
import { instructorPage, openSession } from "./instructor";
import { places, typedIn } from "./leaving";
import { laptop, newProfile } from "./profile";
import { chooseTab, resume, student, Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { filled, words } from "./words";

const { instructor: desk, questions, student: said, tensors } = words.en;

const cell = (page: Page, number: string) => page.getByLabel(filled(tensors.editor, { number }));

/** Types at the beginning of a field of code. */
async function typeInto(field: ReturnType<typeof cell>, text: string): Promise<void> {
  await field.click();
  await field.page().keyboard.press("Control+Home");
  await field.page().keyboard.type(text);
}

const allThere = (page: Page, texts: readonly string[]) =>
  expect.poll(async () => {
    const shown = await page.getByRole("main").innerText();
    return texts.filter((text) => !shown.includes(text));
  });

test("KE6 two devices: other cells, one cell, an exercise and a draft are kept or offered, and the draft may count", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Two devices");
  const ada = await student(browser, "en", code, "Ada");
  const line = new TcpLine(process.env.E2E_ADDRESS ?? "");
  await line.open();
  const baseURL = line.address.replace("127.0.0.1", "localhost");
  const phone = new Student(await newProfile(browser, "en", { ...laptop, baseURL }));
  await resume(phone.page, code, await ada.personalCode());
  await phone.isInAs("Ada");
  const both = [ada, phone];

  await test.step("other cells", async () => {
    for (const { page } of both) await places["a cell"](page);
    await typeInto(cell(ada.page, "1"), "# of the laptop ");
    await typeInto(cell(phone.page, "2"), "# of the phone ");
    for (const { page } of both) {
      await expect.poll(() => typedIn(cell(page, "1"))).toContain("# of the laptop");
      await expect.poll(() => typedIn(cell(page, "2"))).toContain("# of the phone");
    }
  });

  /** Both at the beginning of what has the focus. */
  const insertAtOnce = async (texts: readonly [Page, string][]) => {
    for (const [page] of texts) await page.keyboard.press("Control+Home");
    await Promise.all(texts.map(([page, text]) => page.keyboard.insertText(text)));
  };

  await test.step("KD3 two tabs of one browser: other cells, one cell at once, and one exercise at once", async () => {
    const second = await ada.page.context().newPage();
    await visit(second, `/j/${code}`);
    await places["a cell"](second);
    await typeInto(cell(ada.page, "1"), "# of the first tab ");
    await typeInto(cell(second, "2"), "# of the second tab ");
    const all = [second, ada.page, phone.page];
    for (const page of all) {
      await expect.poll(() => typedIn(cell(page, "1"))).toContain("# of the first tab");
      await expect.poll(() => typedIn(cell(page, "2"))).toContain("# of the second tab");
    }
    const atOnce: [Page, string][] = [
      [ada.page, "# at once "],
      [second, "# in this moment "],
    ];
    const texts = atOnce.map(([, text]) => text.trim());
    for (const [page] of atOnce) await cell(page, "1").click();
    await insertAtOnce(atOnce);
    for (const page of all) await allThere(page, texts).toEqual([]);
    for (const [page] of atOnce) await (await places["an exercise"](page)).click();
    await insertAtOnce(atOnce);
    for (const [page] of atOnce) await allThere(page, texts).toEqual([]);
    for (const [page] of atOnce) await places["a cell"](page);
    await second.close();
    await ada.saveState("saved");
  });

  await test.step("one cell, without a network between", async () => {
    await phone.saveState("saved");
    await line.cut();
    await typeInto(cell(ada.page, "1"), "# here ");
    await typeInto(cell(phone.page, "1"), "# there ");
    await ada.saveState("saved");
    await line.open();
    for (const { page } of both) {
      await allThere(page, ["# here", "# there"]).toEqual([]);
      await expect(page.getByText(tensors.copyTitle).first()).toBeVisible();
    }
  });

  await test.step("an exercise", async () => {
    for (const { page } of both) await places["an exercise"](page);
    await typeInto(ada.page.getByLabel(tensors.yourCode), "# tried ");
    await expect.poll(() => typedIn(phone.page.getByLabel(tensors.yourCode))).toContain("# tried");
  });

  await test.step("a draft", async () => {
    for (const { page } of both) await chooseTab(page, said.questions);
    await line.cut();
    await ada.answerField.fill("from the laptop");
    await ada.saveState("saved");
    await phone.answerField.fill("from the phone");
    await line.open();
    await expect(phone.page.getByText(questions.otherTitle)).toBeVisible();
    await phone.saveState("saved");
    await expect(phone.answerField).toHaveValue("from the phone");
  });

  await test.step("the class is asked, and the draft counts", async () => {
    await instructor.getByRole("button", { name: desk.live.end, exact: true }).click();
    const question = instructor.getByRole("alertdialog");
    await question.getByRole("button", { name: desk.live.draftsAsk }).click();
    for (const { page } of both) await expect(page.getByText(said.askedTitle)).toBeVisible();
    await question.getByLabel(desk.live.draftsCount).check();
    await question.getByRole("button", { name: desk.live.end, exact: true }).click();
    for (const { page } of both) {
      await expect(page.getByText(filled(questions.countedAt))).toBeVisible();
      await expect(page.getByText(said.askedTitle)).toBeHidden();
    }
  });
  await line.cut();
});
