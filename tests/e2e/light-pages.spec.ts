// What a slow phone waits for: the script that a page cannot do without.
import { expect, type APIRequestContext } from "@playwright/test";
import { instructorPage, openSession } from "./instructor";
import { Lab } from "./lab";
import { newProfile, phone } from "./profile";
import { student } from "./student";
import { test } from "./test";
import { visit, visitUnborn } from "./visit";
import { words } from "./words";

/** KiB of script that a page's HTML asks for, as they are sent to a browser that takes Brotli. */
const budgets = { "/": 150, "/lab": 220, "/tensors": 240 };

/** Scripts that the page's HTML asks for; those for browsers without modules are fetched by no other. */
async function scriptsOf(request: APIRequestContext, address: string): Promise<string[]> {
  const html = await (await request.get(address)).text();
  return [...new Set([...html.matchAll(/<script src="([^"]+)"(?! noModule)/g)].map(([, file]) => file))];
}

for (const [address, most] of Object.entries(budgets))
  test(`PG1 the script of ${address}`, async ({ request }) => {
    const files = await scriptsOf(request, address);
    const sizes = await Promise.all(
      files.map(async (file) => {
        const { "content-length": length } = (await request.get(file)).headers();
        return { file, kib: Number(length) / 1024 };
      }),
    );
    const all = sizes.reduce((sum, { kib }) => sum + kib, 0);
    const largest = sizes
      .sort((a, b) => b.kib - a.kib)
      .map(({ file, kib }) => `${kib.toFixed(1)} ${file}`)
      .join("\n");
    expect(files.length, "the page names its scripts").toBeGreaterThan(5);
    expect(
      all,
      `More than its ${most} KiB of script stand in the way of ${address}. Fetch what it needs later with later() or Fetched, or raise the budget and say why. Its files in KiB:\n${largest}`,
    ).toBeLessThanOrEqual(most);
  });

test("PG3 a menu opens at the first wish, from the keyboard too, and gives the focus back", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", phone);
  await visit(page, "/");
  const button = page.getByRole("button", { name: words.en.common.theme });
  await button.focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: words.en.common.theme });
  await expect(menu).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitemradio").nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await button.tap();
  await menu.getByRole("menuitemradio", { name: words.en.common.themeDark }).tap();
  await expect(page.locator("html.dark")).toBeAttached();
  await expect(menu).toBeHidden();
  await button.tap();
  await expect(menu).toBeVisible();
  await button.tap();
  await expect(menu).toBeHidden();
});

test("PG3 a press and a key count that come before the menu's code", async ({ browser, request }) => {
  const page = await newProfile(browser, "en", phone);
  const first = await scriptsOf(request, "/");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.js$/, async (route) => {
    if (!first.includes(new URL(route.request().url()).pathname)) await held;
    await route.continue();
  });
  await visit(page, "/");
  const button = page.getByRole("button", { name: words.en.common.language });
  const menu = page.getByRole("menu");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(menu).toBeHidden();
  release();
  await expect(menu.getByRole("menuitemradio").first()).toBeFocused();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("PG5 the lab's bar stands in the page as the server sends it, and start counts before the script has come", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en", phone);
  const comeAlive = await visitUnborn(page, "/lab");
  const lab = new Lab(page);
  await lab.button(words.en.lab.controls.start).tap();
  await comeAlive();
  await lab.passed(0);
});

test("PG6 a room that opens as it was last seen stands still when the server's first word comes", async ({
  browser,
}) => {
  const { code } = await openSession(await instructorPage(browser), "On a slow network");
  const { page, words: said } = await student(browser, "en", code, "Mei", phone);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.routeWebSocket(/socket\.io/, (socket) => void held.then(() => socket.connectToServer()));
  await page.reload();
  const place = async () =>
    (await page.getByRole("tablist", { name: said.student.activities }).boundingBox())?.y;
  await expect(page.locator("[data-connection=connecting]")).toBeVisible();
  const before = await place();
  // longer than an interruption that is not worth a word; a page that a load has kept for longer may say it
  await page.waitForTimeout(2_000);
  const blamed = await page.getByText(said.student.offlineTitle).isVisible();
  const age = await page.evaluate(() => performance.now());
  expect(blamed && age < 4_000).toBe(false);
  release();
  await expect(page.locator("[data-connection=online]")).toBeVisible();
  await expect.poll(place).toBe(before);
});
