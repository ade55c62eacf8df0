// The house's import law, held against the house. The table is in architecture/house.ts.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { house } from "./architecture/house";
import { headless, judge } from "./architecture/law";

const root = path.resolve(import.meta.dirname, "..");
/** made by a tool, AssemblyScript, or Python */
const foreign = new Set(["lib/db/generated", "lib/kernels/assembly", "lib/tensorlab/python/library"]);

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    // what a desktop leaves behind
    if (entry.name.startsWith(".")) return [];
    if (!entry.isDirectory()) return [name];
    return foreign.has(name) ? [] : walk(name);
  });
}

const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");
const files = ["app", "components", "lib"].flatMap(walk).map((file) => ({ path: file, text: textOf(file) }));

describe("the law of the house", () => {
  test("every room has files", () => {
    const empty = Object.keys(house.rooms).filter(
      (room) =>
        !foreign.has(`lib/${room}`) &&
        !files.some((file) =>
          [`${room}/`, `lib/${room}/`, `lib/${room}.ts`].some((start) => file.path.startsWith(start)),
        ),
    );
    expect(empty).toEqual([]);
  });

  const { broken, unused } = judge(house, files);

  test("nothing breaks it", () => expect(broken).toEqual([]));

  test("every file of lib says first what it is", () => expect(headless(files)).toEqual([]));

  test("no grant is unused", () => expect(unused).toEqual([]));
});

describe("tests/RULES.md", () => {
  const ids = [...textOf("tests/RULES.md").matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1]);

  test("no two rules have one id", () =>
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]));

  test("every rule id has a test whose name starts with it", () => {
    const sources = walk("tests")
      .filter((file) => /\.(test|spec)\.ts$/.test(file))
      .map(textOf)
      .join("\n");
    expect(ids.length).toBeGreaterThan(5);
    const missing = ids.filter((id) => !new RegExp(`\\(\\s*["'\`]${id}\\b`).test(sources));
    expect(missing).toEqual([]);
  });
});
