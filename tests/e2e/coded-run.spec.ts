// From code to the board: a student's own loop trains, while the network is away, and the class sees it.
import { expect } from "@playwright/test";
import { instructorPage, openSession, reviewItem } from "./instructor";
import { chooseTab, student } from "./student";
import { test } from "./test";
import { filled, words } from "./words";

const { tensors, lab, board, review } = words.en;

const program = `import classroom, torch
from torch import nn
x, y, x_val, y_val = classroom.data()
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(60):
    optimizer.zero_grad()
    nn.functional.cross_entropy(model(x), y).backward()
    optimizer.step()
classroom.submit(model)`;

test("CB8 a model that a student's own program trained offline comes to the board, its program to the review", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { id, code } = await openSession(instructor, "From code to the board");
  const mei = await student(browser, "en", code, "Mei");
  const { page } = mei;
  await mei.openTab("tensors");
  await chooseTab(page, tensors.notebook);
  await expect(page.getByText(tensors.kernel.ready).first()).toBeVisible();
  await page.getByLabel(tensors.editor.replace("{number}", "1"), { exact: true }).fill(program);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: tensors.run.replace("{number}", "1"), exact: true }).click();
  await expect(page.getByLabel(tensors.result, { exact: true })).toContainText(
    "<Submission 2→16→3: 99 parameters",
  );
  await expect(page.getByText(lab.submit.waiting, { exact: true })).toBeVisible();
  // that one is offline stays in sight on a phone that has scrolled past the notice
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.locator("[data-offline-sign]")).toHaveCount(0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.locator("[data-offline-sign]")).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.context().setOffline(false);
  await expect(page.getByText(filled(lab.submit.verified))).toBeVisible();
  await mei.openTab("board");
  const row = page.locator("tr[data-row]");
  await expect(row).toContainText("2→16→3");
  await expect(row.getByText(board.coded, { exact: true })).toBeVisible();
  await reviewItem(instructor, id, "spiral");
  await expect(instructor.getByLabel(review.runs.source)).toContainText("classroom.submit(model)");
  await expect(instructor.getByText(review.runs.codedSetup)).toBeVisible();
});
