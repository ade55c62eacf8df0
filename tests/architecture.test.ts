// The house's import law, as a test. The allow-list is empty and stays empty.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** Room of a file: its folder under lib/, or its top-level folder. */
function roomOf(file: string): string {
  const [top, second] = file.split("/");
  return top === "lib" ? second : top;
}

/** What each room may import of our own code. A string names a room or, with a slash, a path prefix in it. */
const LAW: Record<string, string[]> = {
  contract: ["spiral", "content"],
  content: ["spiral"],
  spiral: [],
  live: ["contract", "content", "spiral"],
  review: ["content", "contract", "live/rank"],
  tensorlab: ["content"],
  kernels: ["spiral"],
  training: ["spiral", "content", "kernels"],
  db: ["contract", "live", "spiral", "review"],
  auth: ["db"],
  client: ["contract"],
  lab: ["spiral", "contract", "content", "client", "training"],
  setup: ["db", "server", "auth", "contract", "content", "spiral", "client", "training"],
  server: ["contract", "live", "spiral", "review", "content", "db", "auth", "tensorlab", "setup/environment"],
  components: [
    "components",
    "contract",
    "content",
    "spiral",
    "client",
    "lab",
    "training",
    "tensorlab",
    "review",
  ],
  app: ["components", "contract", "content", "review", "db", "auth", "spiral"],
};

/** Packages with one owner. */
const OWNERS: [RegExp, RegExp][] = [
  [/^(@prisma\/client|@prisma\/adapter-pg|pg$)/, /^lib\/(db|setup)\//],
  [/^@tensorflow\//, /^lib\/training\//],
  [/^socket\.io$/, /^lib\/server\//],
  [/^socket\.io-client$/, /^(lib\/client\/|tests\/)/],
  [/^next-auth/, /^(lib\/auth\/|app\/api\/auth\/|app\/signin\/|components\/instructor\/sign)/],
  [/^@micropython\//, /^lib\/tensorlab\//],
];

/** Of these rooms a component and the lab may only reach the browser's client, never the engine behind it. */
const CLIENT_ONLY: Record<string, RegExp> = {
  training: /^lib\/training\/(client|protocol|plan)(\/|\.|$)/,
  tensorlab: /^lib\/tensorlab\/(client|protocol)(\/|\.|$)/,
};

/** In these rooms a component may name nothing but these files, not even a type. */
const COMPONENTS_ONLY: Record<string, RegExp> = {
  // the desk's types, and arithmetic that knows no answer key
  review: /^lib\/review\/(desk|points)(\.ts)?$/,
};

const PURE = ["contract", "live", "spiral", "review"];

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "generated" || entry.name === "assembly" ? [] : walk(name);
    return /\.(ts|tsx|mjs|js)$/.test(entry.name) ? [name] : [];
  });
}

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const source = readFileSync(path.join(root, file), "utf8");
  const found: { target: string; typeOnly: boolean }[] = [];
  const statement = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/g;
  for (const match of source.matchAll(statement)) found.push({ target: match[3], typeOnly: !!match[2] });
  for (const match of source.matchAll(/\bimport\(\s*["']([^"']+)["']/g))
    found.push({ target: match[1], typeOnly: false });
  for (const match of source.matchAll(/new URL\(\s*["'](\.[^"']+)["']\s*,\s*import\.meta\.url/g))
    found.push({ target: match[1], typeOnly: false });
  return found;
}

/** The path of an import inside the repository, or null for a package. */
function resolveOwn(file: string, target: string): string | null {
  if (target.startsWith("@/")) return target.slice(2);
  if (target.startsWith(".")) return path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
  return null;
}

const files = ["app", "components", "lib"].flatMap(walk);

function allowed(from: string, file: string, to: string): boolean {
  const room = roomOf(to);
  if (from === room) return true;
  return LAW[from].some((rule) => rule === room || to.startsWith(`lib/${rule}`));
}

function violation(file: string, target: string, typeOnly: boolean): string | null {
  const from = roomOf(file);
  const own = resolveOwn(file, target);
  if (own === null) {
    const owner = OWNERS.find(([name]) => name.test(target));
    return owner && !typeOnly && !owner[1].test(file)
      ? `${file} imports ${target}, which another room owns`
      : null;
  }
  if (own.endsWith(".css") || own === "package.json") return null;
  if (!allowed(from, file, own)) return `${file} (${from}) may not import ${own}`;
  if (own.startsWith("lib/content/answers") && !["content", "server", "review", "app"].includes(from))
    return `${file} may not see the answer keys`;
  if (
    ["components", "lab"].includes(from) &&
    CLIENT_ONLY[roomOf(own)] &&
    !typeOnly &&
    !CLIENT_ONLY[roomOf(own)].test(own)
  )
    return `${file} reaches behind the client of ${roomOf(own)}: ${own}`;
  if (from === "components" && COMPONENTS_ONLY[roomOf(own)] && !COMPONENTS_ONLY[roomOf(own)].test(own))
    return `${file} reaches behind what ${roomOf(own)} has for pages: ${own}`;
  return null;
}

describe("the import law", () => {
  test("every room is known", () => {
    const rooms = new Set(files.map(roomOf));
    for (const room of rooms) expect(Object.keys(LAW)).toContain(room);
    expect(files.length).toBeGreaterThan(20);
  });

  test("no import breaks it", () => {
    const broken = files.flatMap((file) =>
      importsOf(file).flatMap(({ target, typeOnly }) => violation(file, target, typeOnly) ?? []),
    );
    expect(broken).toEqual([]);
  });

  test("there are no cycles between files", () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ typeOnly }) => !typeOnly)
          .flatMap(({ target }) => {
            const own = resolveOwn(file, target);
            return own
              ? (files.find(
                  (name) => name === own || name.replace(/\.(tsx?|mjs|js)$/, "") === own.replace(/\.js$/, ""),
                ) ?? [])
              : [];
          }),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test("pure rooms know neither clock, chance, timers nor Node", () => {
    const impure = files
      .filter((file) => PURE.includes(roomOf(file)))
      .filter((file) =>
        /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bset(Timeout|Interval)\b|from "node:|\bprocess\./.test(
          readFileSync(path.join(root, file), "utf8"),
        ),
      );
    expect(impure).toEqual([]);
  });

  test("file names are kebab-case and no barrel or junk drawer exists", () => {
    const odd = files.filter(
      (file) =>
        !/^[a-z0-9[\].-]+$/.test(path.basename(file)) || /\/(index|utils|helpers|misc)\.tsx?$/.test(file),
    );
    expect(odd).toEqual([]);
  });
});

describe("tests/RULES.md", () => {
  test("every rule id has a test whose name starts with it", () => {
    const ids = [
      ...readFileSync(path.join(root, "tests/RULES.md"), "utf8").matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm),
    ].map((match) => match[1]);
    const sources = walk("tests")
      .filter((file) => /\.(test|spec)\.ts$/.test(file))
      .map((file) => readFileSync(path.join(root, file), "utf8"))
      .join("\n");
    expect(ids.length).toBeGreaterThan(5);
    const missing = ids.filter((id) => !new RegExp(`\\(\\s*["'\`]${id}\\b`).test(sources));
    expect(missing).toEqual([]);
  });
});
