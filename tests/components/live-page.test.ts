// What the instructor's live page cannot do without is small: the course's texts and the drawing of data come after it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importsOf, parse } from "../architecture/imports";

const endings = ["", ".ts", ".tsx"];

/** The file that `target` names in `from`, as a path from the root; null for a package. */
function fileOf(target: string, from: string): string | null {
  const beside = target.startsWith(".") ? path.join(path.dirname(from), target) : null;
  const named = target.startsWith("@/") ? target.slice(2) : beside;
  const file = named && endings.map((ending) => named + ending).find((one) => existsSync(one));
  return file && path.extname(file) !== "" ? file : null;
}

/** What a file's first line of code needs before it runs: imports that are statements, and theirs. */
function neededBy(first: string): Set<string> {
  const needed = new Set([first]);
  for (const file of needed) {
    const source = parse(file, readFileSync(file, "utf8"));
    const statements = source.statements.map((statement) => statement.getText()).filter(isImport);
    const targets = importsOf(parse(file, statements.join("\n"))).filter(({ typeOnly }) => !typeOnly);
    for (const { target } of targets) {
      const found = fileOf(target, file);
      if (found) needed.add(found);
    }
  }
  return needed;
}

const isImport = (statement: string): boolean =>
  /^(import|export \*|export \{[^}]*\} from)\b/.test(statement);

test("PG2 the live page's first code has neither the course's texts nor what draws data", () => {
  const needed = [...neededBy("components/instructor/live-control.tsx")];
  expect(needed.length, "the walk finds what the page imports").toBeGreaterThan(80);
  expect(needed).toContain("components/board/board-table.tsx");
  const heavy = /^lib\/content\/(exercises|questions|experiments|titles|presets)|^components\/lab\/canvas/;
  // which questions there are is a list of six words
  expect(needed.filter((file) => heavy.test(file))).toEqual(["lib/content/questions/question.ts"]);
});
