// How a share of points that are right is written.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accuracyFormat } from "@/components/ui/accuracy-format";
import { languages } from "@/lib/content/language";

test.each(languages)("LD8 an accuracy has one decimal in %s, a round one too", (language) => {
  const { format } = new Intl.NumberFormat(language, accuracyFormat);
  expect([0.95, 1_413 / 1_500, 1].map((share) => format(share))).toEqual(["95.0%", "94.2%", "100.0%"]);
});

test.each(["instructor/participant-line", "instructor/doing-cell", "board/board-line", "wall/run-line"])(
  "LD8 the teacher reads the same accuracy alike: %s",
  (file) => {
    expect(readFileSync(`components/${file}.tsx`, "utf8")).toContain("accuracyFormat)");
  },
);
