// What the README says of the house is true of it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const readme = readFileSync("README.md", "utf8");
const section = (title: string): string => readme.split(`\n## ${title}\n`)[1].split("\n## ")[0];

/** The paths of a cell; a name without a folder lies beside the path before it. */
function pathsIn(cell: string): string[] {
  let folder = "";
  // other words in that type have neither
  return [...cell.matchAll(/`([\w@[\]-]*[./][\w.@/[\]-]*)`/g)].map(([, name]) => {
    if (!name.includes("/")) return path.join(folder, name);
    folder = name.endsWith("/") ? name : path.dirname(name);
    return name;
  });
}

describe("the README", () => {
  test("every file and folder that the table of changes names is there", () => {
    const rows = section("To change …")
      .split("\n")
      .filter((line) => line.startsWith("| ") && line.includes("`"));
    const paths = rows.flatMap((row) => row.split(" | ").slice(1).flatMap(pathsIn));
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter((name) => !existsSync(name))).toEqual([]);
  });

  test("the map has every room of lib, and no other", () => {
    const named = [...section("The house").matchAll(/^ {2}(\w+)\/ /gm)].map(([, room]) => room);
    const rooms = readdirSync("lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(named.sort()).toEqual(rooms.map(({ name }) => name).sort());
  });

  test("it is no longer than one reads", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(131);
  });
});
