// What goes wrong in a hall: the network, the server, a second tab, a shared machine, names, codes.
import { expect, type Browser, type Page } from "@playwright/test";
import { FaultyServer } from "./faulty-server";
import { askAbout, createAccount, instructorPage, openSession, pressAndConfirm } from "./instructor";
import { laptop, newProfile } from "./profile";
import { resume, student, Student } from "./student";
import { test } from "./test";
import { revisit, visit, visitUnborn } from "./visit";
import { filled, words } from "./words";

const { account: accountWords, common, instructor: desk, join, questions, student: said, errors } = words.en;

/** What this browser stores for the page: every text of its local storage and databases, and the pages that it keeps. */
const storedTexts = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    // Python's image is some ten megabytes of no text: number by number it would hold the page for half a minute
    const withoutBytes = (_: string, value: unknown) =>
      ArrayBuffer.isView(value) ? value.byteLength : value;
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const request = indexedDB.open(name ?? "");
      await new Promise((resolve) => (request.onsuccess = resolve));
      const stores = [...request.result.objectStoreNames];
      for (const store of stores) {
        const all = request.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        texts.push(JSON.stringify(all.result, withoutBytes));
      }
      request.result.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) texts.push(url);
    return texts.join("\n");
  });

/** Neither the room's page nor what it showed of somebody. */
async function nothingKeptOf(page: Page, code: string, name: string): Promise<void> {
  await expect(page.locator("html[data-kept]")).toHaveCount(0);
  await expect
    .poll(async () => {
      const stored = await storedTexts(page);
      return [`/j/${code}`, name].filter((trace) => stored.includes(trace));
    })
    .toEqual([]);
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
  const key = await ada.personalCode();
  await expect(ada.page.locator("html[data-kept]")).toBeAttached();
  expect(await storedTexts(ada.page)).toContain(`/j/${code}`);

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
  for (const trace of ["Ada", "draft on this machine", key, `/j/${code}`]) expect(left).not.toContain(trace);
  await revisit(ada.page);
  await expect(ada.page.getByLabel(join.name, { exact: true })).toBeVisible();
});

test("EF3 the instructor renames, removes and locks; the class sees it at once", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Order");
  const ada = await student(browser, "en", code, "Ada");
  const key = await ada.personalCode();
  await expect(ada.page.locator("html[data-kept]")).toBeAttached();

  await askAbout(instructor, "Ada", desk.people.rename);
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
    const late = await newProfile(browser, "en");
    await visit(late, `/j/${code}`);
    const name = late.getByLabel(join.name, { exact: true });
    await name.fill("Lena");
    const lock = instructor.getByRole("switch", { name: desk.live.lock });
    // it shows what is: who presses it again has seen that
    const press = async (locked: boolean) => {
      await lock.click();
      await expect(lock).toBeChecked({ checked: locked });
    };
    await press(true);
    await expect(late.getByText(join.lockedTitle)).toBeVisible();
    await press(false);
    await expect(name).toHaveValue("Lena");
    await press(true);
    await expect(late.getByText(join.lockedTitle)).toBeVisible();
    await resume(late, code, key);
    await new Student(late).isInAs("Ada L.");
    await press(false);
  });

  await test.step("removed means removed", async () => {
    await askAbout(instructor, "Ada L.", desk.people.remove);
    await expect(ada.page.getByText(join.removedTitle)).toBeVisible();
    await nothingKeptOf(ada.page, code, "Ada L.");
    await revisit(ada.page);
    await expect(ada.page.getByText(join.removedTitle)).toBeVisible();
    await visit(ada.page, `/j/${code}/look-back`);
    await expect(ada.page.getByText(said.lookBackRemoved)).toBeVisible();
    await visit(ada.page, `/j/${code}`);
    const again = await newProfile(browser, "en");
    await resume(again, code, key);
    await expect(again.getByText(errors.removed)).toBeVisible();
    await ada.button(join.removedClear).click();
    await expect(ada.button(join.removedClear)).toBeHidden();
    await expect(ada.page.getByText(errors.removed)).toBeVisible();
  });

  await test.step("a session that is deleted leaves neither page nor view on the device", async () => {
    const bo = await student(browser, "en", code, "Bohumil");
    await expect(bo.page.locator("html[data-kept]")).toBeAttached();
    await visit(instructor, "/dashboard");
    const { dashboard } = desk;
    await instructor
      .getByRole("listitem")
      .filter({ hasText: code })
      .getByRole("button", { name: filled(dashboard.more, { title: "Order" }) })
      .click();
    await instructor.getByRole("menuitem", { name: dashboard.delete }).click();
    await instructor.getByLabel(dashboard.deleteType).fill("Order");
    await instructor.getByRole("alertdialog").getByRole("button", { name: dashboard.delete }).click();
    await expect(bo.page.getByText(filled(join.notFoundTitle, { code }))).toBeVisible();
    await nothingKeptOf(bo.page, code, "Bohumil");
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
  const row = instructor.getByText(/Ada\u2069: answer to/);
  await expect(row).toBeVisible();
  await instructor.getByRole("button", { name: desk.live.admit, exact: true }).click();
  await expect(instructor.getByText(desk.live.admitted).first()).toBeVisible();

  await test.step("KF3 after the end the room opens without the server, for late work", async () => {
    await pressAndConfirm(instructor, desk.live.end);
    await expect(ada.page.getByText(said.endedTitle)).toBeVisible();
    await revisit(ada.page);
    await expect(ada.page.locator("html[data-kept]")).toBeAttached();
    await ada.page.context().setOffline(true);
    await revisit(ada.page);
    await ada.isInAs("Ada");
    await expect(ada.button(said.myCode)).toBeVisible();
  });
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

test("EF9 a title that hides characters is told at its field, which has the focus", async ({ browser }) => {
  const page = await instructorPage(browser);
  await visit(page, "/sessions/new");
  const title = page.getByLabel(desk.form.titleLabel);
  await title.fill("Week \u202Eeno");
  await page.getByRole("button", { name: desk.form.submit }).click();
  await expect(page.getByText(desk.form.titleHidden)).toBeInViewport();
  await expect(title).toBeFocused();
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
  // what a service worker keeps would open without the network
  const ada = await student(browser, "en", code, "Ada", { ...laptop, serviceWorkers: "block" });
  await ada.openTab("board");
  await ada.page.context().setOffline(true);
  const failures = new Map<string, number>();
  ada.page.on("requestfailed", (request) => {
    failures.set(request.url(), (failures.get(request.url()) ?? 0) + 1);
  });
  await ada.openTab("spiral");
  await expect(ada.page.getByRole("tabpanel").getByText(common.loading)).toBeVisible();
  // the bundler itself asks for a file twice
  await expect.poll(() => Math.max(0, ...failures.values())).toBeGreaterThan(4);
  await ada.page.context().setOffline(false);
  await expect(ada.button(words.en.lab.controls.start)).toBeVisible();
});

test("EF8 what is typed before the page has come to life counts, and a password is never in an address", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  const signIn = await visitUnborn(page, "/signin");
  await page.getByLabel(accountWords.email).fill("nobody@example.org");
  await page.getByLabel(accountWords.password).fill("secret");
  await page.getByLabel(accountWords.password).press("Enter");
  await expect(page.locator("html[data-held]")).toBeAttached();
  await signIn();
  await expect(page.getByText(accountWords.signInProblem.wrong)).toBeVisible();
  expect(page.url()).not.toContain("secret");

  const home = await visitUnborn(page, "/");
  await page.getByLabel(join.code, { exact: true }).fill("zzz 999");
  await page.getByRole("button", { name: join.enter }).click();
  await home();
  await expect(page.getByText(filled(join.notFoundTitle, { code: "ZZZ999" }))).toBeVisible();
});
