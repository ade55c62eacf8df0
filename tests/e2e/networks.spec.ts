// Networks between a browser and the server: one that swallows WebSockets, and the proxies of the operating guide.
import { expect, type Page } from "@playwright/test";
import { BadProxy } from "../network/bad-proxy";
import { isInstalled, proxyNames, startProxy } from "../network/proxies/proxies";
import { FaultyServer } from "./faulty-server";
import { createAccount, instructorPage, openSession } from "./instructor";
import { laptop, newProfile } from "./profile";
import { Student } from "./student";
import { test } from "./test";
import { visit } from "./visit";
import { words } from "./words";

const { account } = words.en;
const teacher = { name: "Ada Teacher", email: "ada@example.org", password: "a sentence that only Ada knows" };

test("GN1 a student joins and answers where WebSockets are swallowed, and a second page does not wait", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "Swallowed");
  const proxy = new BadProxy(Number(new URL(process.env.E2E_ADDRESS ?? "").port));
  proxy.fault = "swallow";
  const baseURL = `http://localhost:${await proxy.listen()}`;
  const ada = new Student(await newProfile(browser, "en", { ...laptop, baseURL }));
  await ada.join(code, "Ada");
  await ada.answer("through a network that knows no WebSocket");
  expect(proxy.webSockets).toBeGreaterThan(0);
  const second = await ada.page.context().newPage();
  const tried: string[] = [];
  second.on("websocket", () => tried.push("websocket"));
  second.on("request", (request) => request.url().includes("transport=polling") && tried.push("polling"));
  await visit(second, `/j/${code}`);
  await new Student(second).isInAs("Ada");
  expect(tried[0]).toBe("polling");
  await ada.page.context().close();
  await proxy.close();
});

/** Signs in, with an account that an earlier proxy may have led to already. */
async function comeIn(page: Page, invitation: string): Promise<void> {
  if (invitation) return createAccount(page, invitation, teacher);
  await visit(page, "/signin");
  await page.getByLabel(account.email).fill(teacher.email);
  await page.getByLabel(account.password).fill(teacher.password);
  await page.getByRole("button", { name: account.signIn, exact: true }).click();
  await page.waitForURL("**/dashboard");
}

/** As one comes back to a network that cut WebSockets a moment ago. */
const knowsOfCuts = () =>
  localStorage.setItem("spiralroom-transport", JSON.stringify({ trouble: "cut", at: Date.now() }));

/** What .ci/run installs has to be there; elsewhere one tries what one has. */
const tried = proxyNames.filter((name) => process.env.CI || isInstalled(name));

test.describe("behind the proxies of the guide", () => {
  let server: FaultyServer;
  let invitation = "";
  test.beforeAll(async () => {
    const missing = proxyNames.filter((name) => !tried.includes(name));
    if (missing.length > 0) console.log(`not tried, for they are not installed here: ${missing.join(", ")}`);
    server = await FaultyServer.create("e2e-proxies", { TRUST_PROXY: "1" });
    invitation = server.firstAccount;
  });
  test.afterAll(() => server?.close());

  for (const name of tried)
    test(`GN9 account, session, WebSocket and polling work over HTTPS behind ${name}`, async ({
      browser,
    }) => {
      const proxy = await startProxy(name, server.port);
      const options = { ...laptop, baseURL: proxy.url, ignoreHTTPSErrors: true };
      const instructor = await newProfile(browser, "en", options);
      await comeIn(instructor, invitation);
      invitation = "";
      const { code } = await openSession(instructor, `Behind ${name}`);
      const ada = new Student(await newProfile(browser, "en", options));
      const wire = ada.page.waitForEvent("websocket");
      await ada.join(code, "Ada");
      expect((await wire).isClosed()).toBe(false);
      const wires: string[] = [];
      const bo = new Student(await newProfile(browser, "en", options));
      await bo.page.addInitScript(knowsOfCuts);
      bo.page.on("websocket", () => wires.push(name));
      await bo.join(code, "Bo");
      await bo.answer(`by polling through ${name}`);
      await expect(instructor.getByRole("rowheader")).toHaveCount(2);
      expect(wires).toEqual([]);
      await instructor.context().close();
      await proxy.close();
    });
});
