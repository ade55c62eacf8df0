// What the course's parts are called, found by an id alone.
import { expect, test } from "vitest";
import { exercises } from "@/lib/content/exercises";
import { experiments } from "@/lib/content/experiments";
import { questions } from "@/lib/content/questions";
import { titleOf } from "@/lib/content/titles";

test("CT10 no two parts of the course have one id, and each is called by its own title", () => {
  const titles = [...exercises, ...questions, ...Object.values(experiments)].map(({ title }) => title);
  const ids = [...exercises, ...questions].map(({ id }): string => id).concat(Object.keys(experiments));
  expect(new Set(ids).size).toBe(ids.length);
  for (const language of ["zh", "en"] as const)
    expect(ids.map((id) => titleOf(id, language))).toEqual(titles.map((title) => title[language]));
  expect(titleOf("none", "en")).toBeUndefined();
});
