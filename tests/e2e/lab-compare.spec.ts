// Comparing in the lab: the two-by-two, a sweep that is cancelled and finished, and evidence from question to review.
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { instructorPage, openSession, pressAndConfirm, reviewItem } from "./instructor";
import { Lab, work } from "./lab";
import { newProfile, phone } from "./profile";
import { student } from "./student";
import { test } from "./test";
import { revisit, visit } from "./visit";

const workbench = (page: Page) => page.getByRole("region", { name: "Experiments and comparisons" });

test("CE1 the two-by-two in one click: four maps, figures, curves, words, after a guess", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  await visit(page, "/lab#two-by-two");
  const bench = workbench(page);
  await bench.getByRole("radio", { name: /stays near one half/ }).check();
  await bench.getByRole("button", { name: "Commit to this guess" }).click();
  await bench.getByRole("button", { name: "Run all four" }).click();
  await expect(bench.getByText(/\d of 4 runs/).first()).toBeVisible();
  await expectAccessible(page, "two-by-two while it runs");
  // the lab goes on meanwhile
  const lab = new Lab(page);
  await lab.setEpochs(50);
  await lab.train();
  await expect(bench.locator('[data-comparison="rest"]')).toBeVisible(work);
  const table = bench.getByRole("table", { name: "Two by two: results" });
  await expect(table.getByRole("img")).toHaveCount(4);
  const figures = (await table.innerText()).match(/\d+\.\d(?= ?%)/g)?.map(Number) ?? [];
  expect(figures).toHaveLength(4);
  const [linearSgd, linearAdam, , reluAdam] = figures;
  expect(linearSgd).toBeLessThan(60);
  expect(Math.abs(linearSgd - linearAdam)).toBeLessThan(3);
  expect(reluAdam).toBeGreaterThan(90);
  await expect(bench.getByText("What came out").locator("..")).toContainText("It hardly changes");
  await expect(bench.getByText(/^Held-out accuracy: .*ReLU · Adam 0.001 is ahead/).first()).toBeVisible();
  await expect(bench.getByRole("heading", { name: "Two linear layers are one" })).toBeVisible();
  await bench.getByText("Curves laid over one another").click();
  await expect(bench.getByRole("button", { name: "Training loss" })).toBeVisible();
  await expectAccessible(page, "two-by-two");
  await revisit(page);
  await expect(table.getByRole("img")).toHaveCount(4);
});

test("CE2 a sweep around the lab's own config: cancelled, kept over a reload, then finished", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  const lab = new Lab(page);
  await lab.open();
  await lab.setEpochs(1_200);
  await page.getByRole("button", { name: "Learning rates" }).click();
  const dialog = page.getByRole("dialog", { name: "Learning rates" });
  await expectAccessible(page, "asking for a guess");
  await dialog.getByRole("radio", { name: "rate 0.01" }).check();
  await dialog.getByRole("button", { name: "Start with this guess" }).click();
  const bench = workbench(page);
  const cancel = bench.getByRole("button", { name: "Cancel" });
  await expect(bench.getByText(/[1-9]\d* of 15 runs/).first()).toBeVisible(work);
  await expect(bench.getByText(/about .* left/)).toBeVisible();
  await cancel.click();
  await expect(bench.getByText(/Stopped after \d+ of 15 runs/)).toBeVisible();
  await revisit(page);
  await page.goto("/lab#own");
  await expect(bench.getByText(/Stopped after \d+ of 15 runs/)).toBeVisible();
  await bench.getByRole("button", { name: "Remove" }).click();
  await expect(bench.getByText("Nothing compared yet.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bench.getByText(/Stopped after/)).toBeVisible();
  await bench.getByRole("button", { name: "Run the rest" }).click();
  await expect(bench.locator('[data-comparison="rest"]')).toBeVisible(work);
  await expect(bench.getByText(/Stopped after/)).toHaveCount(0);
  await expect(bench.getByText(/^Your guess: rate 0\.01/)).toBeVisible();
  await expect(bench.getByText(/it is ahead|It is one of|In the lead/)).toBeVisible();
  await bench.getByText("All results as a table").click();
  await expect(bench.getByRole("table").getByRole("row")).toHaveCount(6);
});

test("CE3 runs are named by what differs, renamed, pinned, laid over one another, removed and brought back", async ({
  browser,
}) => {
  const page = await newProfile(browser, "en");
  const lab = new Lab(page);
  await lab.open();
  await lab.setEpochs(20);
  await page.getByText("Predict first: how accurate will it be?").click();
  await page.getByRole("slider", { name: "Held-out accuracy at the end" }).press("End");
  await page.getByRole("button", { name: "Commit to this guess" }).click();
  await expect(page.getByText(/Your guess: 100\.0 ?%/)).toBeVisible();
  await lab.train();
  await expect(page.getByText(/You guessed 100\.0 ?%; it came to/)).toBeVisible();
  await lab.setEpochs(30);
  await lab.train();
  await lab.show(lab.words.view.runs);
  const line = (name: string | RegExp) => page.getByRole("listitem").filter({ hasText: name });
  await expect(line("20 epochs").first()).toBeVisible();
  await page.getByRole("button", { name: "More for 20 epochs" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByLabel("Name of the run").fill("My first");
  await page.getByLabel("Name of the run").press("Enter");
  await page.getByRole("button", { name: "More for My first" }).click();
  await page.getByRole("menuitem", { name: /^Pin/ }).click();
  await expect(line("My first").getByLabel("pinned")).toBeVisible();
  await page.getByLabel("Compare My first").check();
  await page.getByLabel("Compare 30 epochs").check();
  await expect(page.getByLabel(/Held-out accuracy of the chosen runs.*My first/)).toBeVisible();
  await page.getByRole("button", { name: "More for My first" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByLabel("Compare My first")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Compare My first")).toBeVisible();
  await revisit(page);
  await lab.show(lab.words.view.runs);
  await expect(page.getByLabel("Compare My first")).toBeVisible();
  // a run of one's own tells nothing of what is asked before the guess
  await visit(page, "/lab#probability-triangle");
  const bench = workbench(page);
  await expect(bench.getByRole("button", { name: "Commit to this guess" })).toBeVisible();
  await expect(bench.getByRole("group", { name: /decision map/i })).toHaveCount(0);
});

test("CE4 evidence goes from the experiment beside a question to the instructor's review and the look back", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { id, code } = await openSession(instructor, "Evidence");
  const { page } = await student(browser, "en", code, "Mei", phone);
  await page.goto(`/j/${code}#questions/activations`);
  await page.getByText("Two by two: activation × optimizer").first().click();
  await page.getByRole("radio", { name: /rises to about 70/ }).check();
  await page.getByRole("button", { name: "Commit to this guess" }).click();
  await page.getByRole("button", { name: "Run all four" }).click();
  await page.getByLabel(/^Your answer/).fill("Without an activation it stays a linear map; see my runs.");
  await page.getByRole("button", { name: "Attach to this answer" }).click(work);
  const piece = page.getByRole("checkbox", { name: /^Two by two · / });
  await expect(piece).toBeChecked();
  // at once, before the server's next view tells of the evidence
  await page.getByRole("button", { name: "Submit the answer" }).click();
  await expect(page.getByText("The server has exactly this text.")).toBeVisible();
  await expectAccessible(page, "a question with experiment and evidence, on a phone");
  await revisit(page);
  await expect(piece).toBeChecked();

  await reviewItem(instructor, id, "activations");
  const evidence = instructor.getByRole("region", { name: "Evidence" });
  await expect(evidence.getByText(/^Two by two · /)).toBeVisible();
  await expect(evidence.getByText("referred to")).toBeVisible();
  await expect(evidence.getByText("It rises to about 70%")).toBeVisible();
  await expect(evidence.getByRole("row")).toHaveCount(5);
  await expect(evidence.getByRole("img", { name: /Loss falls from/ }).first()).toBeVisible();
  await expectAccessible(instructor, "review with evidence");

  await visit(instructor, `/sessions/${id}`);
  await pressAndConfirm(instructor, "End the session");
  await visit(instructor, `/sessions/${id}/review`);
  await pressAndConfirm(instructor, "Release marks");
  await expect(instructor.getByRole("button", { name: "Withdraw the release" })).toBeVisible();
  await visit(page, `/j/${code}/look-back`);
  await expect(page.getByText(/^Two by two · /)).toBeVisible();
});

test("CE5 every question has its experiment, in both languages and on a phone", async ({ browser }) => {
  const page = await newProfile(browser, "zh", phone);
  await visit(page, "/lab#layer-explorer");
  const bench = page.getByRole("region", { name: "实验与对比" });
  const open = (name: string) => bench.getByRole("button", { name, exact: true }).click();
  await bench.getByRole("radio", { name: /三个全连接层/ }).check();
  await bench.getByRole("button", { name: "就猜这个" }).click();
  await expect(bench.getByRole("table", { name: /AlexNet（2012 年/ })).toContainText("fc6");
  await expect(bench.getByText("实际结果").locator("..")).toContainText("三个全连接层");
  await expectAccessible(page, "layer explorer, zh, phone");
  await open("逐层梯度");
  await bench.getByRole("button", { name: "测量" }).click();
  await expect(bench.getByText(/8 层隐藏层时，第一层梯度范数与最后一层之比：Sigmoid：/)).toBeVisible(work);
  await expectAccessible(page, "gradient by depth, zh, phone");
  await open("概率三角形");
  await bench.getByRole("button", { name: "不猜，直接运行" }).click();
  const map = bench.getByRole("group", { name: /网络的决策图/ });
  await expect(map).toBeVisible(work);
  const before = await bench.getByRole("img", { name: /概率三角形：/ }).getAttribute("aria-label");
  await map.press("ArrowLeft");
  await map.press("Shift+ArrowLeft");
  await expect(bench.getByRole("img", { name: /概率三角形：/ })).not.toHaveAttribute(
    "aria-label",
    before ?? "",
  );
  await expectAccessible(page, "probability triangle, zh, phone");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, "nothing sticks out of a phone's screen").toBeLessThanOrEqual(0);
});
