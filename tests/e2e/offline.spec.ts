// The page itself without the server, and before its own script.
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { ChangingBuild } from "@/tests/network/changing-build";
import { FaultyServer } from "./faulty-server";
import { createAccount, instructorPage, openSession } from "./instructor";
import { laptop, newProfile } from "./profile";
import { Student } from "./student";
import { test } from "./test";
import { revisit, visit } from "./visit";
import { words } from "./words";

const { common, join, student: said, tensors } = words.en;

const buildId = readFileSync(".next/BUILD_ID", "utf8");

test("GS5 a room that was kept opens, trains, takes text and sends later, with the server dead and the page loaded anew", async ({
  browser,
}) => {
  const server = await FaultyServer.create("e2e-offline");
  try {
    const instructor = await newProfile(browser, "en", { ...laptop, baseURL: server.url });
    await createAccount(instructor, server.firstAccount);
    const session = await openSession(instructor, "Airplane");
    const ada = new Student(await newProfile(browser, "en", { ...laptop, baseURL: server.url }));
    await ada.join(session.code, "Ada");
    await expect(ada.page.locator("html[data-kept]")).toBeAttached();
    const ben = new Student(await newProfile(browser, "en", { ...laptop, baseURL: server.url }));
    await ben.join(session.code, "Ben");
    // long before all of it is kept
    const isBegun = (path: string) => caches.match(path).then(Boolean);
    await expect.poll(() => ben.page.evaluate(isBegun, `/j/${session.code}`)).toBe(true);
    await instructor.close();
    await server.kill();

    await revisit(ben.page);
    await ben.isInAs("Ben");
    await ben.button(said.notMe).click();
    await ben.page.getByRole("alertdialog").getByRole("button", { name: said.notMeConfirm }).click();
    await expect(ben.page.getByRole("heading", { name: join.leftTitle })).toBeVisible();

    await ada.page.goto("/");
    await ada.page.getByRole("link", { name: session.code }).click();
    await ada.isInAs("Ada");
    await ada.page.goto(`/${session.code.toLowerCase()}`);
    await expect(ada.page).toHaveURL(new RegExp(`/j/${session.code}$`));
    await ada.isInAs("Ada");
    // nothing of the lab was loaded before
    await ada.openTab("spiral");
    await ada.lab.setEpochs(20);
    await ada.lab.train();
    await ada.lab.submit();
    await ada.write("typed while nobody was there");
    await ada.submitAnswer();
    await ada.saveState("waiting");
    await expect(ada.page.getByText(said.offlineTitle)).toBeVisible();
    await ada.openTab("tensors");
    await expect(ada.page.locator(".cm-content").first()).toBeVisible();

    await revisit(ada.page);
    await ada.openTab("questions");
    await expect(ada.answerField).toHaveValue("typed while nobody was there");
    await server.start();
    await expect(ben.page.getByLabel(join.name, { exact: true })).toHaveValue("");
    await ada.saveState("saved");
    await ada.openTab("spiral");
    await ada.lab.verified(1);
  } finally {
    await server.close();
  }
});

test("GS3 a page that is open while the server is updated goes on with its own files, and the next load is the new one", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Two builds");
  const line = new ChangingBuild(Number(new URL(instructor.url()).port), buildId);
  const options = { ...laptop, baseURL: `http://localhost:${await line.listen()}` };
  try {
    const ada = new Student(await newProfile(browser, "en", options));
    await ada.join(code, "Ada");
    await expect(ada.page.locator("html[data-kept]")).toBeAttached();
    // over plain HTTP, or where it is refused, there is nothing that keeps the files
    const ben = new Student(await newProfile(browser, "en", { ...options, serviceWorkers: "block" }));
    await ben.join(code, "Ben");
    await ben.write("written before the update");

    line.build = "two";
    // its code was not loaded before
    await ada.openTab("spiral");
    await expect(ada.lab.go).toBeVisible();
    await ada.answer("written in the old page");
    await ben.openTab("spiral");
    await expect(ben.page.getByText(common.outdated.title)).toBeVisible();
    await ben.page.getByRole("button", { name: common.part.reload }).click();
    await ben.isInAs("Ben");
    await ben.openTab("questions");
    await expect(ben.answerField).toHaveValue("written before the update");

    // the server says of which build it is as soon as it is met again; she is at work
    line.cut();
    await ada.page.getByRole("button", { name: common.newer.reload }).click();
    for (const build of ["two", "one"] as const) {
      line.build = build;
      if (build === "one") await revisit(ada.page);
      await expect(ada.page.locator("html")).toHaveAttribute("data-build", new RegExp(`^${build}-`));
      await ada.isInAs("Ada");
      await ada.openTab("questions");
      await expect(ada.answerField).toHaveValue("written in the old page");
    }
  } finally {
    await line.close();
  }
});

test("GS6 who types a name and joins before the page's script has come is in when it has", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Slow phones");
  const ada = new Student(await newProfile(browser, "en"));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await ada.page.route(/\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await ada.page.goto(`/j/${code}`, { waitUntil: "commit" });
  await ada.page.getByLabel(join.name, { exact: true }).fill("Ada");
  await ada.button(join.join).click();
  release();
  await ada.isInAs("Ada");
});

test("GS9 one types code before the editor has come; it takes over the text, the cursor and the focus", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", { ...laptop, serviceWorkers: "block" });
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.js$/, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("cm-content")) await held;
    await route.fulfill({ response });
  });
  await visit(page, "/tensors");
  const field = page.getByLabel(tensors.yourCode);
  await expect(field).toBeEditable();
  await field.press("ControlOrMeta+A");
  await page.keyboard.type("a = 13");
  await page.keyboard.press("ArrowLeft");
  release();
  await expect(page.locator(".cm-content")).toBeFocused();
  await page.keyboard.type("2");
  await expect(field).toHaveText("a = 123");
  // what comes later is read no more
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
