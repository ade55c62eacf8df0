// No answer key reaches what a browser loads: every path of imports from what it loads is followed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { importsOf, parse, saysClient } from "./imports";

const root = path.resolve(import.meta.dirname, "../..");
const keys = "lib/content/answers/";

/** The file of our own that an import names, or null for a package. */
function fileOf(from: string, target: string): string | null {
  if (!/^(@\/|\.)/.test(target)) return null;
  const own = target.startsWith("@/") ? target.slice(2) : path.posix.join(path.posix.dirname(from), target);
  const endings = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts", "/index.tsx"];
  const bare = own.replace(/\.js$/, "");
  return (
    [...endings.map((end) => own + end), `${bare}.ts`].find(
      (name) => /\.\w+$/.test(name) && existsSync(path.join(root, name)),
    ) ?? null
  );
}

const sourceOf = (file: string) => parse(file, readFileSync(path.join(root, file), "utf8"));

const loads = new Map<string, string[]>();

/** Files of our own that a file loads when it runs; what is gone with the types is not loaded. */
function loadedFiles(file: string): string[] {
  const known = loads.get(file);
  if (known) return known;
  const named = /\.(tsx?|mjs|js)$/.test(file) ? importsOf(sourceOf(file)) : [];
  const files = named.flatMap(({ target, typeOnly }) => (typeOnly ? [] : (fileOf(file, target) ?? [])));
  loads.set(file, files);
  return files;
}

/** A way from one of these files to an answer key, or null. */
function wayToKeys(...from: string[]): string[] | null {
  const waiting = from.map((file) => [file]);
  const seen = new Set(from);
  for (let way; (way = waiting.pop());) {
    const file = way[way.length - 1];
    if (file.startsWith(keys)) return way;
    for (const next of loadedFiles(file)) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push([...way, next]);
    }
  }
  return null;
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));

/** Everything of components, and the rooms that they run in the browser. */
const browserFiles = [
  ...["components", "lib/client", "lib/lab", "lib/spiral", "lib/contract", "lib/kernels"].flatMap(filesIn),
  ...filesIn("lib/training"),
  "lib/tensorlab/client.ts",
  "lib/tensorlab/worker.ts",
  ...filesIn("app").filter((file) => saysClient(sourceOf(file))),
];

test("VR4 no path of imports leads from what a browser loads to an answer key", () => {
  expect(browserFiles.length).toBeGreaterThan(300);
  expect(wayToKeys(...browserFiles)).toBeNull();
});

test("VR4 what components may take of the review loads nothing at all", () => {
  expect(loadedFiles("lib/review/desk.ts")).toEqual([]);
  expect(loadedFiles("lib/review/points.ts")).toEqual([]);
  const types = readFileSync(path.join(root, "lib/review/desk.ts"), "utf8");
  expect(types).not.toMatch(/^export (const|function|class|enum|let)/m);
});

test("VR4 the walk finds a key where there is one", () => {
  expect(wayToKeys("lib/review/mark-items.ts")).toContain("lib/content/answers/answer-keys.ts");
  expect(wayToKeys("app/sessions/[id]/review/page.tsx")?.[0]).toBe("app/sessions/[id]/review/page.tsx");
});
