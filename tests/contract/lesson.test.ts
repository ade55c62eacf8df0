import { describe, expect, test } from "vitest";
import { lessonSchema, openLesson } from "@/lib/contract/lesson";
import { sessionDatasetSchema } from "@/lib/contract/run-config";
import { courseConfig, courseDataset, datasetKinds } from "@/lib/spiral/config";

const { dataset, ...setup } = courseConfig(courseDataset(3));

describe("lesson mode", () => {
  test("LS2 a stored lesson of older sessions is an open one; what does not belong is refused", () => {
    expect(lessonSchema.parse({})).toEqual(openLesson);
    const bad = [
      { locked: ["data"] },
      { presets: [{ name: "", setup }] },
      { presets: [{ name: "x", setup: { ...setup, dataset } }] },
      { presets: Array.from({ length: 7 }, () => ({ name: "x", setup })) },
      { reason: "x".repeat(201) },
      { secret: 1 },
    ];
    for (const one of bad) expect(lessonSchema.safeParse(one).success).toBe(false);
  });

  test("LS3 a session's data are drawn ones, with the classes that the kind has", () => {
    for (const kind of datasetKinds)
      for (const classes of [1, 2, 3, 5, 6]) {
        const many = kind === "spiral" || kind === "gaussians";
        const fits = kind !== "own" && classes >= 2 && classes <= (many ? 5 : 2);
        expect(sessionDatasetSchema.safeParse({ ...dataset, kind, classes }).success).toBe(fits);
      }
  });
});
