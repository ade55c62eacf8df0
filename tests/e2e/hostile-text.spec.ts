// Texts that were made to break the page of whoever reads them, in real Chromium: in the review, and on a phone.
import { expect, type Browser, type Page } from "@playwright/test";
import { instructorPage, openSession, reviewItem, type OpenedSession } from "./instructor";
import { alive, visit } from "./visit";
import { student, type Student } from "./student";
import { test } from "./test";
import { words } from "./words";

const { review, common } = words.en;

/** The text of somebody's on the page. */
const box = (page: Page) => page.locator("main .prose-room.somebodys").first();

/** A class with one student, whose answers the instructor reads. */
async function classOfOne(
  browser: Browser,
): Promise<{ instructor: Page; session: OpenedSession; mallory: Student }> {
  const instructor = await instructorPage(browser);
  const session = await openSession(instructor, `${"a".repeat(59)}𠮷`);
  return { instructor, session, mallory: await student(browser, "en", session.code, "Mallory") };
}

async function read({ instructor, session }: { instructor: Page; session: OpenedSession }): Promise<void> {
  await reviewItem(instructor, session.id, "alexnet");
  await alive(instructor);
  await expect(box(instructor)).toBeVisible();
}

/** Processor time of the page's main thread while something is done, in ms: what else the machine does is not in it. */
async function mainThreadMs(page: Page, task: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
  };
  const before = await spent();
  await task();
  const seconds = (await spent()) - before;
  await session.detach();
  return 1_000 * seconds;
}

test("HT1 nested and endless texts are shown as they were written, and marking goes on", async ({
  browser,
}) => {
  const room = await classOfOne(browser);
  const formula = `${"\\frac{".repeat(400)}1${"}{2}".repeat(400)}`;
  for (const [text, shown, whole] of [
    ["> ".repeat(5_000), "> > > > > > > >", true],
    ["- > 1. ".repeat(1_400), "- > 1. - > 1. - > 1.", true],
    // of a formula that cannot be set its source is shown, in the midst of the rest
    [`Before $${formula}$ after`, "\\frac{\\frac{\\frac{", false],
  ] as const) {
    await room.mallory.answer(text);
    await read(room);
    await expect(box(room.instructor)).toContainText(shown);
    await expect(room.instructor.getByText(/^Shown as written/)).toHaveCount(whole ? 1 : 0);
    await room.instructor.getByRole("checkbox").first().check();
    await expect(room.instructor.getByText(review.mark.saved, { exact: true })).toBeVisible();
  }
});

test("HT2 an ordinary answer with a formula is shown formatted", async ({ browser }) => {
  const room = await classOfOne(browser);
  await room.mallory.answer("**Deeper** layers:\n\n- loss $\\frac{1}{n}$\n- &alpha; and `code`");
  await read(room);
  const shown = box(room.instructor);
  await expect(shown.locator("strong")).toHaveText("Deeper");
  await expect(shown.locator("li .katex").first()).toBeVisible();
  await expect(shown.locator("li").last()).toHaveText("α and code");
  await expect(room.instructor.getByText(/^Shown as written/)).toHaveCount(0);
});

test("HT2 the costliest answer that is formatted does not hold the marker up", async ({ browser }) => {
  const room = await classOfOne(browser);
  await room.mallory.answer("Softmax is $\\frac{e^{z_i}}{\\sum_j e^{z_j}}$, so **sure**.\n\n".repeat(28));
  await read(room);
  const formatted = async () => {
    await room.instructor.reload();
    await expect(room.instructor.locator("[data-formatted=true] .katex").first()).toBeVisible();
  };
  await formatted();
  // the answer again, with everything else on the page at rest
  const times: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await room.instructor.getByRole("button", { name: review.answer.raw }).click();
    const spent = await mainThreadMs(room.instructor, async () => {
      await room.instructor.getByRole("button", { name: review.answer.formatted }).click();
      await expect(room.instructor.locator("[data-formatted=true] .katex").first()).toBeVisible();
    });
    times.push(spent);
  }
  const ms = Math.min(...times);
  test.info().annotations.push({ type: "main thread", description: `${Math.round(ms)} ms` });
  expect(ms).toBeLessThan(300);
});

test("HT3 a tree that cannot be drawn is replaced by the words, and the page stands", async ({ browser }) => {
  const room = await classOfOne(browser);
  await room.mallory.answer("Words that stay.");
  // a formatter that answers with what no browser can draw
  await room.instructor.addInitScript(() => {
    const bad = {
      type: "root",
      children: [{ type: "element", tagName: "a b<", properties: {}, children: [] }],
    };
    class Broken extends EventTarget {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      constructor() {
        super();
        setTimeout(() => this.onmessage?.({ data: "ready" }));
      }
      postMessage() {
        setTimeout(() => this.onmessage?.({ data: { formatted: { tree: bad } } }));
      }
      terminate() {}
    }
    Object.assign(window, { Worker: Broken });
  });
  await read(room);
  await expect(room.instructor.getByText(common.asWritten.broken)).toBeVisible();
  await expect(box(room.instructor)).toContainText("Words that stay.");
  await room.instructor.getByRole("checkbox").first().check();
  await expect(room.instructor.getByText(review.mark.saved, { exact: true })).toBeVisible();
});

test("HT4 nothing of a text is drawn or can be pressed outside its box, nothing is fetched", async ({
  browser,
}) => {
  const room = await classOfOne(browser);
  await room.mallory.answer(
    [
      "before $\\kern{-300em}\\rule{1000em}{1000em}$ after $\\raisebox{40em}{\\text{up}}\\hspace{-90em}\\text{left}$",
      "![who reads](https://evil.example/who.png) [here](javascript:alert(1)) [there](https://evil.example/)",
      `\u202e turned ${"z\u0301".repeat(40)}${"\u0301".repeat(3_000)}`,
      "a".repeat(3_000),
    ].join("\n\n"),
  );
  const fetched: string[] = [];
  room.instructor.on("request", (request) => fetched.push(request.url()));
  for (const width of [360, 1366]) {
    await room.instructor.setViewportSize({ width, height: 768 });
    await read(room);
    // the only link of the formatted text, and so a sign that it is drawn
    await expect(box(room.instructor).getByRole("link")).toHaveAttribute("href", "https://evil.example/");
    const outside = await room.instructor.evaluate(() => {
      const inner = document.querySelector("main .prose-room.somebodys");
      if (!inner) throw new Error("no text");
      const edge = inner.getBoundingClientRect();
      const found: string[] = [];
      for (let x = 4; x < innerWidth; x += 16)
        for (let y = 4; y < innerHeight; y += 16) {
          const within = x >= edge.left && x <= edge.right && y >= edge.top && y <= edge.bottom;
          const hit = document.elementFromPoint(x, y);
          if (!within && hit && hit !== inner && inner.contains(hit))
            found.push(`${x},${y} ${hit.className}`);
        }
      return { found, wide: document.documentElement.scrollWidth > innerWidth };
    });
    expect(outside).toEqual({ found: [], wide: false });
  }
  expect(fetched.filter((address) => address.includes("evil.example"))).toEqual([]);
  await expect(box(room.instructor)).toContainText("there (evil.example)");
});

test("HT9 an export that is refused or breaks off says so where it was asked for", async ({ browser }) => {
  const instructor = await instructorPage(browser);
  const { id } = await openSession(instructor, "Exported");
  await visit(instructor, `/sessions/${id}/review`);
  const ask = async () => {
    await instructor.getByRole("button", { name: review.export.title }).click();
    await instructor.getByRole("menuitem", { name: review.export.marks }).click();
  };
  const file = "**/export/marks.csv";
  await instructor.route(file, (route) => route.abort());
  await ask();
  await expect(instructor.getByText(common.export.failed, { exact: true })).toBeVisible();
  await instructor.unroute(file);
  await instructor.context().clearCookies();
  await ask();
  await expect(instructor.getByText(common.export.signedOut, { exact: true })).toBeVisible();
});
