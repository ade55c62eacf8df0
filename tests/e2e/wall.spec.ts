// The wall: what two students train stands on it, and one of them reads that somebody looks.
import { expect } from "@playwright/test";
import { instructorPage, openSession } from "./instructor";
import { student } from "./student";
import { test } from "./test";
import { filled, words } from "./words";

const { wall, instructor: desk } = words.en;

test("WL9 two students' maps stand on the wall, one is opened, and that student reads it", async ({
  browser,
}) => {
  const instructor = await instructorPage(browser);
  const { code } = await openSession(instructor, "A class with a wall");
  const [ada, li] = await Promise.all([
    student(browser, "en", code, "Ada"),
    student(browser, "zh", code, "李雷"),
  ]);
  await Promise.all(
    [ada, li].map(async (one) => {
      await one.openTab("spiral");
      await one.lab.setEpochs(20);
      await one.lab.train();
    }),
  );
  await instructor.getByRole("link", { name: desk.live.wall, exact: true }).click();
  await expect(instructor.getByRole("heading", { name: wall.title, level: 1 })).toBeVisible();
  await expect(instructor.locator("[data-tile] canvas[data-map='24']")).toHaveCount(2);
  // by the keyboard alone: to the first tile, to the other, and into it
  const tile = instructor.locator("[data-tile]", { hasText: "Ada" });
  await tile.focus();
  await instructor.keyboard.press("End");
  await instructor.keyboard.press("Home");
  await tile.focus();
  await expect(ada.page.getByText(ada.words.student.teacherLooks)).toHaveCount(0);
  await instructor.keyboard.press("Enter");
  const closer = instructor.getByRole("dialog", { name: "Ada" });
  await expect(closer.locator("canvas[data-map='48']")).toBeVisible();
  await expect(closer.getByText("2→100→3")).toBeVisible();
  await expect(ada.page.getByText(ada.words.student.teacherLooks)).toBeVisible();
  await expect(li.page.getByText(li.words.student.teacherLooks)).toHaveCount(0);
  await instructor.keyboard.press("Escape");
  await expect(tile).toBeFocused();
  await expect(ada.page.getByText(ada.words.student.teacherLooks)).toHaveCount(0);
  // those who try the same, alone and together
  await instructor.getByLabel(wall.together, { exact: true }).selectOption("optimizer");
  const adam = instructor.getByRole("group", { name: wall.tried }).getByRole("button", { name: /^Adam\s*2/ });
  await adam.click();
  await expect(instructor.locator("[data-tile]")).toHaveCount(2);
  await instructor.getByLabel(wall.look, { exact: true }).selectOption("map");
  await instructor.getByLabel(wall.axis, { exact: true }).selectOption("epochs");
  await expect(instructor.locator("[data-dot]")).toHaveCount(2);
  await instructor.getByLabel(wall.look, { exact: true }).selectOption("items");
  const row = instructor.getByRole("row", { name: filled("Ada") });
  await expect(row.getByRole("cell")).toHaveCount(6);
  await row.getByRole("button").press("Enter");
  await expect(closer).toBeVisible();
});
