// A class that is invaded: the instructor finds the invaders, removes them all, and takes them back in.
import { expect } from "@playwright/test";
import { openConnection } from "@/lib/client/connection";
import { followStudentView } from "@/lib/client/student-view";
import { deviceOfPage } from "../server/device-of-page";
import { instructorPage, openSession } from "./instructor";
import { newProfile, phone } from "./profile";
import { student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { words } from "./words";

const { instructor: desk, join } = words.en;
const { people } = desk;

/** more than the list's first page */
const many = 70;

/** Joins without a browser, on the device that the join page gives. */
async function invade(url: string, code: string, name: string) {
  const cookie = await deviceOfPage(url, code);
  const connection = openConnection({ role: "student", code }, { url, headers: { cookie } });
  const view = followStudentView(connection);
  const reply = await connection.request("participant.join", { name });
  if (!reply.ok) throw new Error(`${name} could not join: ${reply.error.code}`);
  return { connection, view };
}

test("HI5 an instructor removes many in a few clicks, and takes them back in with one", async ({
  browser,
  baseURL,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Invaded");
  const honest = await student(browser, "en", code, "Mei");
  const invaders = await Promise.all(
    Array.from({ length: many }, (_, at) => invade(baseURL ?? "", code, `Bot ${at}`)),
  );
  await expect(
    instructor.getByText(people.shown.replace("{shown, number}", "60").replace("{total, number}", "71")),
  ).toBeVisible();

  const reasons: string[] = [];
  for (const { connection } of invaders)
    connection.on("connection.closed", ({ code }) => void reasons.push(code));

  await instructor.getByRole("button", { name: people.select }).click();
  await test.step("everybody who joined just now, but not Mei", async () => {
    const recent = people.selectRecent.replace("{minutes}", "10").replace("{count, number}", "71");
    await instructor.getByRole("button", { name: recent }).click();
    await instructor.getByLabel(people.search).fill("Mei");
    await instructor.getByLabel(people.selectOne.replace("{name}", "Mei")).uncheck();
    await instructor.getByLabel(people.search).fill("");
  });
  await test.step("a range with the shift key", async () => {
    const box = (at: number) =>
      instructor.getByLabel(people.selectOne.replace("{name}", `Bot ${at}`), { exact: true });
    await box(3).click();
    await box(9).click({ modifiers: ["Shift"] });
    await expect(
      instructor.getByRole("button", { name: people.removeMany.replace("{count, number}", "63") }),
    ).toBeVisible();
    await box(9).click({ modifiers: ["Shift"] });
    await box(3).check();
    for (const at of [4, 5, 6, 7, 8, 9]) await box(at).check();
  });
  await instructor
    .getByRole("button", { name: people.removeMany.replace("{count, number}", `${many}`) })
    .click();
  const question = instructor.getByRole("alertdialog");
  await expect(question).toContainText("None of them has any work here.");
  await question
    .getByRole("button", { name: people.removeManyConfirm.replace("{count, number}", `${many}`) })
    .click();

  await expect(
    instructor.getByText(people.shown.replace("{shown, number}", "1").replace("{total, number}", "1")),
  ).toBeVisible();
  await instructor.getByRole("button", { name: words.en.common.undo }).click();
  await expect(
    instructor.getByText(people.shown.replace("{shown, number}", "60").replace("{total, number}", "71")),
  ).toBeVisible();
  for (const one of invaders)
    await expect.poll(() => one.view.get()).toMatchObject({ self: {}, removed: false });
  expect(reasons).toEqual(invaders.map(() => "removed"));
  await honest.isInAs("Mei");
  await expect(honest.page.getByText(join.removedTitle)).toBeHidden();
});

test("HI12 whoever typed too many wrong codes reads so, and not that the network is slow", async ({
  browser,
}) => {
  const page = await newProfile(browser, "zh", phone);
  await visit(page, "/");
  for (const letter of "ABCDEFGHJKMNPQR") {
    const answer = await page.request.get(`/j/22${letter}22K/look-back`);
    expect(answer.status()).not.toBe(429);
  }
  await visit(page, "/j/22Z22K");
  const [beginning] = words.zh.errors["rate-limited"].split("{");
  await expect(page.getByRole("status").filter({ hasText: beginning })).toBeVisible();
});
