// What goes wrong in a hall: the network, the server, a second tab, a shared machine, names, codes.
import { expect, type Browser, type Page } from "@playwright/test";
import { FaultyServer } from "./faulty-server";
import { createAccount, instructorPage, openSession } from "./instructor";
import { laptop, newProfile } from "./profile";
import { student, Student } from "./student";
import { test } from "./test";
import { alive, revisit, visit } from "./visit";
import { filled, words } from "./words";

const { account: accountWords, common, instructor: desk, join, questions, student: said, errors } = words.en;

/** What this browser stores for the page: every text of its local storage and of its databases. */
const storedTexts = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const request = indexedDB.open(name ?? "");
      await new Promise((resolve) => (request.onsuccess = resolve));
      const stores = [...request.result.objectStoreNames];
      for (const store of stores) {
        const all = request.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        texts.push(JSON.stringify(all.result));
      }
      request.result.close();
    }
    return texts.join("\n");
  });

async function menu(instructor: Page, name: string, entry: string): Promise<void> {
  await instructor.getByRole("button", { name: desk.people.actionsFor.replace("{name}", name) }).click();
  await instructor.getByRole("menuitem", { name: entry }).click();
}

async function personalCode(one: Student): Promise<string> {
  await one.button(said.myCode).click();
  const code = await one.page.locator("[data-personal-code]").getAttribute("data-personal-code");
  await one.page.keyboard.press("Escape");
  return code ?? "";
}

async function resume(page: Page, sessionCode: string, code: string): Promise<void> {
  await visit(page, `/j/${sessionCode}`);
  const before = page.getByRole("button", { name: join.beenHere });
  const field = page.getByLabel(join.personalCode);
  await expect(before.or(field)).toBeVisible();
  if (await before.isVisible()) await before.click();
  await field.fill(code);
  await page.getByRole("button", { name: join.resume, exact: true }).click();
}

test.describe("a server that fails", () => {
  let server: FaultyServer;
  test.beforeAll(async () => {
    server = await FaultyServer.create("e2e-faults");
  });
  test.afterAll(() => server?.close());

  const profile = (browser: Browser) => newProfile(browser, "en", { ...laptop, baseURL: server.url });

  test("EF1 what is made without a network, and while the server is killed, arrives once", async ({
    browser,
  }) => {
    const instructor = await profile(browser);
    await createAccount(instructor, server.firstAccount);
    const session = await openSession(instructor, "Faults");
    const ada = new Student(await profile(browser));
    await ada.join(session.code, "Ada");
    await ada.openTab("spiral");
    await ada.lab.setEpochs(200);
    await ada.lab.start();

    await test.step("the network is cut in mid-training", async () => {
      await ada.lab.passed(0);
      await server.line.cut();
      await expect(ada.page.locator("[data-connection=offline]")).toBeVisible();
      await expect(ada.page.getByText(said.offlineTitle)).toBeVisible();
      await ada.lab.finished();
      await ada.lab.submit();
      await ada.write("written without a network");
      await ada.submitAnswer();
      await ada.saveState("waiting");
      await server.line.open();
      await ada.saveState("saved");
      await expect(ada.page.locator("[data-connection=online]")).toBeVisible();
      await expect(instructor.getByRole("row", { name: /Ada/ }).getByText("1 / 6")).toBeVisible();
    });

    await test.step("the server is killed; what is sent meanwhile is not lost", async () => {
      await server.kill();
      await ada.write("written while the server was gone");
      await ada.button(questions.submitAgain).click();
      await ada.saveState("waiting");
      await server.start();
      await ada.saveState("saved");
      await ada.isInAs("Ada");
    });

    await test.step("each piece of work is there once", async () => {
      await revisit(ada.page);
      await ada.openTab("spiral");
      await ada.lab.verified(1);
      await ada.openTab("questions");
      await expect(ada.answerField).toHaveValue("written while the server was gone");
      await expect(ada.page.getByText("2 versions submitted")).toBeVisible();
      const exported = await instructor.request.get(`/sessions/${session.id}/export/session.json`);
      expect((await exported.text()).split("written without a network").length - 1).toBe(1);
    });
  });
});

test("EF2 two tabs and another device are the same participant; a shared machine is left clean", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "One person");
  const ada = await student(browser, "en", code, "Ada");
  await ada.write("a draft on this machine");
  await ada.submitAnswer();
  await ada.answerIsSubmitted();
  const second = new Student(await ada.page.context().newPage());
  await visit(second.page, `/j/${code}`);
  await second.isInAs("Ada");
  await second.openTab("questions");
  await expect(second.answerField).toHaveValue("a draft on this machine");
  const key = await personalCode(ada);

  const elsewhere = await newProfile(browser, "en");
  await resume(elsewhere, code, "22222-22222");
  await expect(elsewhere.getByText(errors["wrong-code"])).toBeVisible();
  await resume(elsewhere, code, key.toLowerCase());
  await new Student(elsewhere).isInAs("Ada");
  await expect(instructor.getByRole("rowheader")).toHaveCount(1);

  await ada.openTab("questions");
  await ada.answerField.fill("another draft on this machine");
  await expect.poll(() => storedTexts(ada.page)).toContain("draft on this machine");
  await second.page.close();
  await ada.button(said.notMe).click();
  await ada.page.getByRole("alertdialog").getByRole("button", { name: said.notMeConfirm }).click();
  // nobody is asked for a name before the page has started afresh
  await expect(ada.page.getByLabel(join.name, { exact: true })).toHaveValue("");
  const left = await storedTexts(ada.page);
  for (const trace of ["Ada", "draft on this machine", key]) expect(left).not.toContain(trace);
  await revisit(ada.page);
  await expect(ada.page.getByLabel(join.name, { exact: true })).toBeVisible();
});

test("EF3 the instructor renames, removes and locks; the class sees it at once", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Order");
  const ada = await student(browser, "en", code, "Ada");
  const key = await personalCode(ada);

  await menu(instructor, "Ada", desk.people.rename);
  await instructor.getByLabel(desk.people.newName).fill("Ada L.");
  await instructor.getByRole("dialog").getByRole("button", { name: common.save }).click();
  await ada.isInAs("Ada L.");

  await test.step("a name that is taken", async () => {
    const other = await newProfile(browser, "en");
    await visit(other, `/j/${code}`);
    await other.getByLabel(join.name, { exact: true }).fill("ADA L.");
    await other.getByRole("button", { name: join.join, exact: true }).click();
    await expect(other.getByText(errors["name-taken"])).toBeVisible();
  });

  await test.step("joining is locked and unlocked", async () => {
    await instructor.getByRole("switch", { name: desk.live.lock }).click();
    const late = await newProfile(browser, "en");
    await visit(late, `/j/${code}`);
    await expect(late.getByText(join.lockedTitle)).toBeVisible();
    await resume(late, code, key);
    await new Student(late).isInAs("Ada L.");
    await instructor.getByRole("switch", { name: desk.live.lock }).click();
  });

  await test.step("removed means removed", async () => {
    await menu(instructor, "Ada L.", desk.people.remove);
    await expect(ada.page.getByText(join.removedTitle)).toBeVisible();
    await revisit(ada.page);
    await expect(ada.page.getByText(join.removedTitle)).toBeVisible();
    const again = await newProfile(browser, "en");
    await resume(again, code, key);
    await expect(again.getByText(errors.removed)).toBeVisible();
    await ada.button(join.removedOther).click();
    await expect(ada.page.getByLabel(join.name, { exact: true })).toBeVisible();
  });
});

test("EF4 late work is kept, marked late, and counts when it is admitted", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Late");
  const ada = await student(browser, "en", code, "Ada");
  await instructor.getByRole("switch", { name: filled(desk.activity.questions) }).click();
  await expect(ada.page.getByRole("tab", { name: said.questions })).toContainText(said.closedState);
  await ada.openTab("questions");
  await ada.button(said.closedAnyway).click();
  await ada.answerField.fill("a little late");
  await ada.button(questions.submitLate).click();
  await ada.saveState("saved");
  const row = instructor.getByText(/Ada: answer to/);
  await expect(row).toBeVisible();
  await instructor.getByRole("button", { name: desk.live.admit, exact: true }).click();
  await expect(instructor.getByText(desk.live.admitted).first()).toBeVisible();
});

test("EF5 wrong codes and wrong addresses end in a sentence and a way on", async ({ browser }) => {
  const page = await newProfile(browser, "en");
  await visit(page, "/");
  await page.getByLabel(join.code, { exact: true }).fill("o0l1");
  await page.getByRole("button", { name: join.enter }).click();
  await expect(page.getByText(join.codeInvalid)).toBeVisible();
  await page.getByLabel(join.code, { exact: true }).fill("zzz 999");
  await page.getByRole("button", { name: join.enter }).click();
  await expect(page.getByText(filled(join.notFoundTitle, { code: "ZZZ999" }))).toBeVisible();
  await expect(page.getByLabel(join.code, { exact: true })).toBeVisible();
  const response = await visit(page, "/no/such/page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const address of ["/dashboard", "/sessions/new", "/account"]) {
    await page.goto(address);
    await page.waitForURL(/signin/);
  }
});

test("EF6 an invitation leads a colleague in from another machine, once", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  await openSession(instructor, "An address for others");
  const joinLink = await instructor.getByText(/\/j\/[2-9A-HJKMNP-Z]{6}$/).innerText();
  await visit(instructor, "/account");
  await instructor.getByRole("button", { name: accountWords.invite, exact: true }).click();
  const link = await instructor.getByText(/\/invite\/[\w-]+$/).innerText();
  expect(new URL(link).host).toBe(new URL(joinLink.includes("://") ? joinLink : `http://${joinLink}`).host);
  const path = new URL(link).pathname;
  const colleague = await newProfile(browser, "en");
  await createAccount(colleague, path, {
    name: "Bo",
    email: `bo-${Date.now()}@example.org`,
    password: "a sentence of Bo alone",
  });
  const late = await newProfile(browser, "en");
  await visit(late, path);
  await expect(late.getByRole("button", { name: accountWords.createAccount })).toHaveCount(0);
});

test("EF7 an activity that is opened while the network is away opens when it is back", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Dead spot");
  const ada = await student(browser, "en", code, "Ada");
  await ada.openTab("board");
  await ada.page.context().setOffline(true);
  const failures = new Map<string, number>();
  ada.page.on("requestfailed", (request) => {
    failures.set(request.url(), (failures.get(request.url()) ?? 0) + 1);
  });
  await ada.openTab("spiral");
  await expect(ada.page.getByRole("tabpanel").getByText(common.loading)).toBeVisible();
  // the bundler itself asks for a file twice
  await expect.poll(() => Math.max(0, ...failures.values()), { timeout: 30_000 }).toBeGreaterThan(4);
  await ada.page.context().setOffline(false);
  await expect(ada.button(words.en.lab.controls.start)).toBeVisible();
});

test("EF8 what is typed before the page has come to life counts, and a password is never in an address", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/signin", { waitUntil: "commit" });
  await page.getByLabel(accountWords.email).fill("ada@example.org");
  await page.getByLabel(accountWords.password).fill("secret");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByLabel(accountWords.password).press("Enter");
  expect((await answer).url()).not.toContain("secret");
  expect(page.url()).not.toContain("secret");

  await page.goto("/", { waitUntil: "commit" });
  await page.getByLabel(join.code, { exact: true }).fill("zzz 999");
  release();
  await alive(page);
  await page.getByRole("button", { name: join.enter }).click();
  await expect(page.getByText(filled(join.notFoundTitle, { code: "ZZZ999" }))).toBeVisible();
});
