// A page as people set their browsers: forced colours, wider spacing, text twice as large, names that run from right to left.
import { expect, type Page } from "@playwright/test";
import { expectNoSideways } from "./sideways";

/** WCAG 1.4.12 */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

/** Buttons whose words do not fit into them. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("main button, main a[class*=inline-flex]")]
      .filter((one) => one.getClientRects().length > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent ?? ""),
  );

/** Pairs of a thing that is chosen, or on, and its neighbour that is not, and that are drawn alike. */
const drawnAlike = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const chosen =
      "[role=tab][aria-selected=true], [role=radio][aria-checked=true], button[aria-pressed=true]";
    const drawn = (one: Element) => {
      const { backgroundColor, borderBottomColor } = getComputedStyle(one);
      return `${backgroundColor} ${borderBottomColor}`;
    };
    const isChosen = (one: Element) => one.matches(chosen);
    return [...document.querySelectorAll(chosen)]
      .filter((one) => one.checkVisibility())
      .filter((one) =>
        [...(one.parentElement?.children ?? [])].some(
          (other) => other.tagName === one.tagName && !isChosen(other) && drawn(other) === drawn(one),
        ),
      )
      .map((one) => one.textContent ?? "");
  });

/** What is chosen shows, the focus is drawn, words fit, nothing reaches beyond the edge. */
export async function expectAdapts(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.keyboard.press("Tab");
  const outline = await page.evaluate(
    () => document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
  );
  expect(outline, `${what}: the focus is drawn`).not.toBe("none");
  expect(await drawnAlike(page), `${what}: what is chosen shows`).toEqual([]);
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  const style = await page.addStyleTag({ content: spacing });
  expect(await clipped(page), `${what}, with wide spacing`).toEqual([]);
  await expectNoSideways(page, `${what}, with wide spacing`);
  await style.evaluate((element) => (element as HTMLElement).remove());
  // at 200 % a window is one of half its sides
  await page.setViewportSize({ width: Math.round(size.width / 2), height: Math.round(size.height / 2) });
  await expectNoSideways(page, `${what}, at 200 %`);
  // and letters alone may be twice as large
  const large = await page.addStyleTag({ content: "html { font-size: 200% !important }" });
  await page.setViewportSize({ width: 640, height: 700 });
  await expectNoSideways(page, `${what}, with letters twice as large`);
  await large.evaluate((element) => (element as HTMLElement).remove());
  await page.setViewportSize(size);
}

/** Sentences in which a name could turn the words around it. */
export const turnedBy = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent ?? "";
      const parent = texts.currentNode.parentElement;
      // alone in its element it has nothing around it
      const apart = parent?.closest("bdi, script, style") || parent?.textContent?.trim() === wanted;
      if (text.includes(wanted) && !apart && !text.includes(`\u2068${wanted}\u2069`)) found.push(text);
    }
    return found;
  }, name);
