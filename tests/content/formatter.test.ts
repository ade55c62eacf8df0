import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/** Files that have something of the kind in a line. */
const having = (pattern: RegExp): string[] =>
  files.filter((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .some((line) => pattern.test(line)),
  );

test("CT7 times are said by one component, which knows the reader's time zone", () => {
  expect(having(/\bdateTime\(|toLocale(Date|Time)?String\(|DateTimeFormat\(/)).toEqual([
    "components/ui/local-time.tsx",
  ]);
});

test("CT7 numbers are said by the formatter of the reader's language", () => {
  // the points of a drawing, and the ticks that matplotlib would write; elsewhere rounding makes a number of it again
  expect(having(/^(?!.*Number\().*\.toFixed\(/)).toEqual([
    "components/review/sparkline.tsx",
    "components/tensors/plot/ticks.ts",
  ]);
});
