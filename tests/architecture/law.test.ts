// The test of the test: planted in an empty house, every breach of the law is found, and what it permits is not.
import { describe, expect, test } from "vitest";
import { circlesOf } from "./cycles";
import { house, type House } from "./house";
import { headless, judge } from "./law";

const broken = (path: string, text: string, law: House = house): string[] =>
  judge(law, [{ path, text }]).broken;

const placeOf = (room: string): string => (/^(app|components)\b/.test(room) ? room : `lib/${room}`);
const rooms = Object.keys(house.rooms);
const grantsOf = (room: string) => ({ imports: [], types: [], ...house.rooms[room] });

/** How a file of one room writes the name of a file in another. */
function named(from: string, to: string): string {
  const [a, b] = [placeOf(from).split("/"), placeOf(to).split("/")];
  const together = a[0] === "lib" && a[1] === b[1];
  return together ? `../${"../".repeat(a.length - 2)}${b.slice(1).join("/")}/noun` : `@/${placeOf(to)}/noun`;
}

/** By hand, so that a slip in the table shows: what each row of the design forbids and permits. */
const rows: [at: string, refused: string[], permitted: string[]][] = [
  [
    "lib/spiral/noun.ts",
    ["@/lib/contract/views", "@/lib/content/presets", "@/lib/kernels/arena"],
    ["./config"],
  ],
  [
    "lib/content/noun.ts",
    ["@/lib/contract/views", "@/lib/kernels/arena", "./answers/answer-keys"],
    ["./presets"],
  ],
  ["lib/content/answers/noun.ts", ["@/lib/live/rank", "@/lib/review/desk"], ["../questions"]],
  [
    "lib/contract/noun.ts",
    ["@/lib/live/rank", "@/lib/client/outbox", "@/lib/review/desk", "zod"],
    ["@/lib/spiral/config", "./zod"],
  ],
  [
    "lib/live/noun.ts",
    ["@/lib/db/sessions", "@/lib/server/door", "@/lib/review/desk", "@/lib/content/answers/answer-keys"],
    ["@/lib/contract/views", "@/lib/spiral/network"],
  ],
  [
    "lib/review/noun.ts",
    ["@/lib/db/review", "@/lib/server/door", "@/components/ui/button"],
    ["@/lib/content/answers/answer-keys", "./points"],
  ],
  // what components have of review: never the answers, nor what of review reads them
  ["lib/review/merge-mark.ts", ["./points", "@/lib/contract/views", "@/lib/content/answers/answer-keys"], []],
  ["lib/review/points.ts", ["@/lib/content/answers/answer-keys", "./mark-items"], []],
  ["lib/review/desk.ts", ["@/lib/content/answers/answer-keys", "./mark-items", "./points"], []],
  [
    "lib/review/replay/noun.ts",
    ["@/lib/content/answers/answer-keys", "../build-replay", "@/lib/live/state"],
    ["@/lib/live/rank"],
  ],
  ["lib/review/report.ts", ["@/lib/content/answers/answer-keys", "./build-report", "./points"], []],
  [
    "lib/lab/noun.ts",
    [
      "react",
      "@/components/lab/map/map",
      "@/lib/training/worker",
      "@/lib/training/plain/plain-engine",
      "@/lib/review/desk",
      "@/lib/tensorlab/client",
    ],
    ["@/lib/training/client", "@/lib/training/engine-names", "@/lib/spiral/config"],
  ],
  [
    "lib/tensorlab/noun.ts",
    ["@/lib/training/client", "@/lib/contract/views", "@/lib/content/answers/answer-keys"],
    ["@/lib/content/exercises"],
  ],
  [
    "lib/tensorlab/client.ts",
    ["./python/python", "@/lib/client/outbox", "@/lib/contract/views", "react"],
    ["@/lib/client/store", "./protocol"],
  ],
  [
    "lib/training/client/noun.ts",
    ["../plain/plain-engine", "@/lib/client/store", "@/lib/contract/views", "react"],
    ["@/lib/client/listeners", "../plan"],
  ],
  [
    "lib/agreed/noun.ts",
    ["@/lib/contract/protocol", "@/lib/live/decide", "@/lib/text/cut", "zod"],
    ["./cited"],
  ],
  ["lib/address/noun.ts", ["@/lib/contract/protocol", "@/lib/server/door", "react"], ["node:os"]],
  ["lib/text/noun.ts", ["@/lib/contract/protocol", "@/lib/content/language", "node:fs", "react"], ["./cut"]],
  [
    "lib/kernels/noun.ts",
    ["@/lib/training/engine", "@/lib/server/door", "node:fs"],
    ["@/lib/spiral/forward"],
  ],
  [
    "lib/training/noun.ts",
    ["@/lib/lab/run/store", "@/lib/contract/views", "react"],
    ["@/lib/kernels/arena", "@tensorflow/tfjs-core"],
  ],
  [
    "lib/db/noun.ts",
    ["@/lib/server/door", "@/lib/auth/options", "@/lib/content/answers/answer-keys", "@prisma/client"],
    ["@/lib/live/changes", "./client", "./generated/client"],
  ],
  ["lib/db/client.ts", ["@/lib/live/changes", "./sessions"], ["./generated/client", "@prisma/client"]],
  ["lib/db/generated/noun.ts", ["../client", "@prisma/client", "@/lib/contract/views"], []],
  [
    "lib/auth/noun.ts",
    ["@/lib/server/door", "@/lib/contract/views", "@prisma/client", "@/lib/db/client"],
    ["@/lib/db/sign-ins", "next-auth"],
  ],
  [
    "lib/prose/noun.ts",
    ["@/lib/client/store", "@/lib/content/language", "react", "react-markdown"],
    ["unified"],
  ],
  [
    "lib/client/noun.ts",
    ["@/lib/live/rank", "@/lib/server/door", "@/lib/content/presets", "react"],
    ["@/lib/contract/views", "socket.io-client"],
  ],
  [
    "lib/server/noun.ts",
    [
      "@/lib/training/client",
      "@/lib/lab/run/store",
      "@/lib/client/outbox",
      "@/lib/setup/serving/serve",
      "@/components/ui/button",
      "@/lib/db/client",
      "@/lib/db/generated/client",
    ],
    ["@/lib/live/decide", "@/lib/db/sessions", "socket.io", "node:http"],
  ],
  [
    "components/lab/noun.tsx",
    [
      "@/lib/training/worker",
      "@/lib/tensorlab/worker",
      "@/lib/review/marks-csv",
      "@/lib/content/answers/answer-keys",
      "@/lib/live/rank",
      "@/lib/server/door",
      "@/lib/db/sessions",
      "@/lib/auth/options",
      "@/app/messages",
      "@tensorflow/tfjs-core",
      "@/lib/kernels/arena",
    ],
    [
      "@/components/ui/button",
      "@/lib/lab/run/store",
      "@/lib/review/points",
      "@/lib/tensorlab/client",
      "react",
    ],
  ],
  [
    "app/noun.tsx",
    [
      "@/lib/live/rank",
      "@/lib/server/door",
      "@/lib/training/client",
      "@/lib/tensorlab/client",
      "@/lib/client/outbox",
      "@/lib/lab/run/store",
      "@/lib/content/answers/answer-keys",
      "@/lib/setup/serving/serve",
      "@prisma/client",
      "@/lib/db/client",
      "@/lib/db/generated/client",
      "@/lib/db/generated/models",
    ],
    ["@/components/ui/button", "@/lib/db/sessions", "@/lib/review/build-desk", "@/lib/auth/options"],
  ],
  ["lib/offline/noun.ts", ["@/lib/client/outbox", "@/lib/contract/ids", "zod", "node:fs"], ["serwist"]],
  ["lib/setup/noun.mjs", ["./serving/serve", "@/lib/db/migrate", "zod"], ["node:fs"]],
  [
    "lib/setup/serving/noun.ts",
    [
      "../demo/students",
      "../testing/stages",
      "@/lib/live/rank",
      "@/lib/server/door",
      "@/lib/training/client",
    ],
    ["@/lib/db/migrate", "@/lib/server/main", "selfsigned"],
  ],
  [
    "lib/setup/demo/noun.ts",
    [
      "../testing/stages",
      "@/lib/server/main",
      "@/lib/live/rank",
      "@/lib/db/migrate",
      "@/lib/content/answers/answer-keys",
      "@/components/ui/button",
    ],
    ["../serving/serve", "@/lib/client/connection"],
  ],
  [
    "lib/setup/upkeep/noun.ts",
    ["../demo/students", "@/lib/server/main", "@/lib/db/sessions", "pg-copy-streams"],
    ["../serving/data-folder", "@/lib/db/whole", "@/lib/db/migrate", "pg", "zod"],
  ],
  [
    "lib/setup/admin/noun.ts",
    ["@/lib/db/sessions", "@/lib/auth/password", "@/lib/server/main", "../demo/students", "pg"],
    ["../upkeep/found-database", "@/lib/db/administration", "@/lib/server/environment"],
  ],
  [
    "lib/setup/testing/noun.ts",
    ["../demo/students", "@/lib/db/migrate", "@/lib/server/main", "pg"],
    ["../serving/build", "@playwright/test"],
  ],
];

describe("each row", () => {
  test.each(rows)("%s", (at, refused, permitted) => {
    for (const target of refused)
      expect(broken(at, `import { a } from "${target}";`), target).toHaveLength(1);
    for (const target of permitted) expect(broken(at, `import { a } from "${target}";`), target).toEqual([]);
  });

  test("no room is left out", () => {
    const shown = rows.map(([at]) =>
      rooms.filter((room) => /^[/.]/.test(at.replace(placeOf(room), ""))).at(-1),
    );
    expect(rooms.filter((room) => !shown.includes(room))).toEqual([]);
  });

  test("whatever is not granted is refused, its types too", () => {
    for (const from of rooms)
      for (const to of rooms.filter((room) => room !== from)) {
        const { imports, types } = grantsOf(from);
        const target = named(from, to);
        const value = broken(`${placeOf(from)}/noun.ts`, `import { a } from "${target}";`);
        const type = broken(`${placeOf(from)}/noun.ts`, `import type { A } from "${target}";`);
        expect(value, `${from} → ${to}`).toHaveLength(imports.includes(to) ? 0 : 1);
        expect(type, `${from} → types of ${to}`).toHaveLength([...imports, ...types].includes(to) ? 0 : 1);
      }
  });

  test("nothing outside setup names it, from anywhere", () => {
    for (const from of rooms.filter((room) => !room.startsWith("setup")))
      for (const to of rooms.filter((room) => room.startsWith("setup")))
        expect(
          broken(`${placeOf(from)}/noun.ts`, `import type { A } from "${named(from, to)}";`),
        ).toHaveLength(1);
  });

  test("a package belongs to its owners", () => {
    for (const [name, places] of Object.entries(house.packages)) {
      if (name.startsWith("(")) continue;
      const text = `import { a } from "${/[/:]$/.test(name) ? `${name}part` : name}";`;
      for (const place of places)
        expect(broken(`${placeOf(place)}/noun.ts`, text), `${place} → ${name}`).toEqual([]);
      for (const room of rooms.filter(
        (each) => !places.some((place) => place === each || each.startsWith(`${place}/`)),
      ))
        expect(broken(`${placeOf(room)}/noun.ts`, text), `${room} → ${name}`).toHaveLength(1);
    }
  });

  test("an unknown package and a path outside the house are refused", () => {
    expect(broken("lib/server/noun.ts", 'import a from "left-pad";')).toHaveLength(1);
    expect(broken("lib/server/noun.ts", 'import a from "@/tests/server/harness";')).toHaveLength(1);
    expect(broken("lib/server/noun.ts", 'import { createRequire } from "node:module";')).toHaveLength(1);
    expect(broken("lib/attic/noun.ts", "export const a = 1;")).toEqual(["lib/attic/noun.ts lies in no room"]);
  });
});

describe("a file of app that says so runs in the browser", () => {
  const inApp = (text: string) => broken("app/noun.tsx", text);
  const keys = 'import { a } from "@/lib/review/build-desk";';

  test.each([
    '"use client";',
    "'use client'",
    '// first\n/* second */\n"use client";',
    '"use strict";\n"use client";',
  ])("%s", (directive) => {
    for (const target of ["@/lib/db/sessions", "@/lib/review/build-desk", "./actions", "node:fs"])
      expect(inApp(`${directive}\nimport { a } from "${target}";`), target).toHaveLength(1);
    for (const target of ["@/components/ui/button", "@/lib/review/points", "@/lib/lab/run/store", "react"])
      expect(inApp(`${directive}\nimport { a } from "${target}";`), target).toEqual([]);
  });

  test.each(['"use server";', `${keys}\n"use client";`, '// "use client"', 'export const b = "use client";'])(
    "not so: %s",
    (text) => expect(inApp(`${text}\n${keys}`)).toEqual([]),
  );
});

describe("every way to name a file is read", () => {
  const far = "@/lib/server/door";
  test.each([
    `import "${far}";`,
    `import a from "${far}";`,
    `import * as a from '${far}';`,
    `import type { A } from "${far}";`,
    `import { type A } from "${far}";`,
    `import a = require("${far}");`,
    `export { a } from "${far}";`,
    `export * from "${far}"; export const b = 1;`,
    `export type { A } from "${far}"; export const b = 1;`,
    `export const a = () => import("${far}");`,
    `export const a = () => import(\n  /* near */\n  \`${far}\`\n);`,
    `export const a = require("${far}");`,
    `export const a = require.resolve("${far}");`,
    `export const a = import.meta.resolve("${far}");`,
    `export const a = new URL("${far}", import.meta.url);`,
    `export const a = new Worker(new URL("../server/door.ts", import.meta.url));`,
    `export type A = import("${far}").Door;`,
    `export type A = typeof import("${far}");`,
    `/// <reference path="../server/door.ts" />\nexport const a = 1;`,
    `export const a = \`\${await import("${far}")}\`;`,
    `export const a = await tsImport("${far}", import.meta.url);`,
    `export const a = host.getBuiltinModule("node:fs");`,
    `export const a = new Worker("/worker.js");`,
    `export const a = new Worker(new URL("./worker.ts", location.href));`,
    `export const a = new globalThis.SharedWorker(file);`,
    `const { url } = import.meta;`,
    `export const a = new URL(import.meta.url);`,
    `export const a = import.meta.dirname;`,
    `export const a = load(import.meta);`,
  ])("%s", (text) => expect(broken("lib/live/noun.ts", text).length).toBeGreaterThan(0));

  test.each([
    `// import a from "${far}";\nexport const b = 1;`,
    `export const a = 'import a from "${far}"';`,
    `export const a = new URL("${far}", "https://class.example");`,
    `export const a = (door: { require: (name: string) => void }) => door.require("${far}");`,
    `export const a = /import "${far}"/;`,
  ])("and nothing else: %s", (text) => expect(broken("lib/live/noun.ts", text)).toEqual([]));

  const unseen = [
    'eval("1")',
    '(0, eval)("1")',
    'new Function("return 1")',
    "Function",
    "{ eval }",
    'importScripts("/door.js")',
    'self.importScripts("/door.js")',
    "require",
    `(0, require)("${far}")`,
    `(require as Load)("${far}")`,
    "[require]",
    `module.require("${far}")`,
    `process.mainModule.require("${far}")`,
    `globalThis["require"]("${far}")`,
    "require.cache",
    "Worker",
    "[Worker, SharedWorker]",
    "globalThis.Worker",
    'self["Worker"]',
    "class extends Worker {}",
  ];
  test.each(rooms)("what loads unseen is refused in %s", (room) => {
    const file = `${placeOf(room)}/noun.ts`;
    for (const expression of unseen)
      expect(broken(file, `export const a = ${expression};`), expression).toContain(
        `${file} names (loader), which is not its room's`,
      );
    for (const text of [
      "const { require: load } = globalThis;",
      "const { Worker } = self;",
      "declare const require: Load; const load = require;",
    ])
      expect(broken(file, text), text).toContain(`${file} names (loader), which is not its room's`);
  });

  test.each([
    "((require: number) => require + 1)(1)",
    "((door: Door) => door.Worker + door.eval)(far)",
    "(worker: Worker, start: Function) => [worker, start]",
    "{ eval: 1, require: 2, Worker: 3 }",
  ])("a name of one's own loads nothing: %s", (expression) =>
    expect(broken("lib/live/noun.ts", `export const a = ${expression};`)).toEqual([]),
  );

  test("and what the house needs is permitted", () => {
    for (const text of [
      'export const a = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });',
      'export const a = fileURLToPath(new URL("./run-child.ts", import.meta.url));',
      'export const a = import.meta.resolve("./rank");',
    ])
      expect(broken("lib/live/noun.ts", text), text).toEqual([]);
    expect(broken("lib/setup/noun.mjs", "export const a = import.meta.dirname;")).toEqual([]);
  });

  test.each([
    "next/../../lib/live/rank",
    "next/./link",
    "next/%2e%2e/%2e%2e/lib/live/rank",
    "next\\\\..\\\\..\\\\lib",
  ])("a package is not left by the back door: %s", (target) =>
    expect(broken("components/lab/noun.tsx", `import "${target}";`)).toHaveLength(1),
  );

  test("a name that only a run would tell is refused", () => {
    expect(broken("lib/server/noun.ts", "export const a = (name: string) => import(name);")).toHaveLength(1);
  });

  const typesOnly: House = { rooms: { a: { types: ["b"] }, b: {} }, pure: [], packages: {} };
  test.each([
    'import type { A } from "@/lib/b/noun";',
    'import { type A, type B } from "@/lib/b/noun";',
    'export type A = import("@/lib/b/noun").A;',
    'export { type A } from "@/lib/b/noun"; export const b = 1;',
  ])("types alone: %s", (text) => expect(broken("lib/a/noun.ts", text, typesOnly)).toEqual([]));

  test.each([
    'import "@/lib/b/noun";',
    'import {} from "@/lib/b/noun";',
    'import { type A, b } from "@/lib/b/noun";',
    'import A, { type B } from "@/lib/b/noun";',
    'export {} from "@/lib/b/noun"; export const b = 1;',
    'export * from "@/lib/b/noun"; export const b = 1;',
    'export const a = import("@/lib/b/noun");',
  ])("more than types: %s", (text) => expect(broken("lib/a/noun.ts", text, typesOnly)).toHaveLength(1));
});

describe("unused grants", () => {
  const law: House = { rooms: { a: { imports: ["b"] }, b: {} }, pure: [], packages: { zod: ["a"] } };
  const unused = (text: string) => judge(law, [{ path: "lib/a/noun.ts", text }]).unused;

  test("a room and a package that nothing names", () =>
    expect(unused("export const a = 1;")).toEqual(["a → b", "a → zod"]));

  test("a grant of everything where types would do", () =>
    expect(unused('import type { A } from "@/lib/b/noun"; import "zod";')).toEqual(["a → b"]));

  test("none where all are used", () => expect(unused('import "@/lib/b/noun"; import "zod";')).toEqual([]));

  test("a file that is granted opens no neighbour", () => {
    const narrow: House = { ...law, rooms: { a: { imports: ["b/noun"] }, b: {} } };
    expect(broken("lib/a/noun.ts", 'import "@/lib/b/noun"; import "@/lib/b/noun/part";', narrow)).toEqual([]);
    expect(broken("lib/a/noun.ts", 'import "@/lib/b/noun-two";', narrow)).toHaveLength(1);
  });
});

describe("pure rooms", () => {
  const impure = [
    "Date.now()",
    "new Date()",
    "new Date",
    "Date()",
    "new Date(...[])",
    "new Function('return 1')",
    "eval('1')",
    "[0].map(Date)",
    "Math.random()",
    "(({ random }) => random())(Math)",
    "performance.now()",
    "crypto.getRandomValues(a)",
    "setTimeout(() => 1, 1)",
    "setInterval(() => 1, 1)",
    "queueMicrotask(() => 1)",
    "requestAnimationFrame(() => 1)",
    "process.env.A",
    "globalThis.performance",
    "window.name",
    "fetch('/')",
    "{ fetch }",
    "localStorage.length",
    "console.log(1)",
    "new Intl.DateTimeFormat().format()",
    "Intl",
    "new Date() as unknown as (Date: number) => Date",
    "[((Date: number) => Date)(1), new Date()]",
    "new Date(2020, 1)",
    "'a'.localeCompare('b')",
    "'a'['localeCompare']('b')",
    "(({ localeCompare }) => localeCompare)('a')",
    "(({ 'localeCompare': a }) => a)('a')",
    "(1).toLocaleString()",
    "'a'.toLocaleUpperCase()",
    "new Date(0).getHours()",
    "new Date(0).setMonth(1)",
    "new Date(0).getTimezoneOffset()",
    "new Date(0).toDateString()",
  ];
  const declared: [name: string, text: string][] = [
    ["performance", "declare const performance: Clock; export const b = performance.now();"],
    ["process", "declare var process: Machine; export const b = process.env;"],
    ["Date", "declare const Date: Clock; export const b = Date.now();"],
    ["fetch", "declare function fetch(url: string): string; export const b = fetch('/');"],
    ["fetch", "declare global { function fetch(url: string): string } export const b = fetch('/');"],
    ["crypto", "declare namespace machine { const crypto: Chance; } export const b = crypto;"],
  ];
  const pure = [
    "new Date(0)",
    "Date.UTC(2020, 1)",
    "Math.max(1, 2)",
    "((now: number, random: () => number) => now + random())(0, () => 1)",
    "((process: { env: string }) => process.env)({ env: '' })",
    "a.performance.now()",
    "new Intl.Segmenter()",
    "{ fetch: 1, process: 2 }",
    "new Date(0).getUTCHours()",
    "new Date(0).toISOString()",
    "['a', 'localeCompare', 'getHours'].sort()",
    "'Date.now()' /* Math.random() */",
  ];

  test.each(house.pure)("%s", (room) => {
    const file = `${placeOf(room)}/noun.ts`;
    for (const expression of impure)
      expect(broken(file, `export const b = ${expression};`), expression).toHaveLength(1);
    for (const expression of pure)
      expect(broken(file, `export const b = ${expression};`), expression).toEqual([]);
    for (const [name, text] of declared)
      expect(broken(file, text), text).toEqual([`${file} is pure and may not know ${name}`]);
    expect(broken(file, 'import { readFileSync } from "node:fs";')).toHaveLength(1);
  });

  test("others may know the time", () =>
    expect(broken("lib/server/noun.ts", "export const b = Date.now();")).toEqual([]));
});

describe("names", () => {
  test.each([
    "lib/live/TwoWords.ts",
    "lib/live/two_words.ts",
    "components/ui/Button.tsx",
    "lib/live/-a.ts",
    "app/Join/page.tsx",
  ])("not kebab-case: %s", (path) => expect(broken(path, "export const a = 1;")).toHaveLength(1));

  test.each([
    "lib/live/two-words.ts",
    "app/j/[code]/page.tsx",
    "app/api/auth/[...nextauth]/route.ts",
    "app/next-intl.d.ts",
  ])("kebab-case: %s", (path) => expect(broken(path, "export const a = 1;")).toEqual([]));

  test.each(["lib/live/zz.mts", "lib/live/zz.cts", "app/zz.js", "lib/lab/zz.cjs", "components/lab/zz.jsx"])(
    "an ending that is not read: %s",
    (path) => expect(broken(path, "export const a = 1;")).toHaveLength(1),
  );

  test("plain JavaScript where Node starts with it alone, and what is no script", () => {
    expect(broken("lib/live/noun.mjs", "export const a = 1;")).toHaveLength(1);
    expect(broken("lib/setup/noun.mjs", "export const a = 1;")).toEqual([]);
    for (const file of ["app/noun.css", "app/icon.svg", "lib/content/noun.json"])
      expect(broken(file, "{"), file).toEqual([]);
  });

  test.each([
    "lib/live/utils.ts",
    "lib/live/helpers/rank.ts",
    "components/misc.tsx",
    "lib/live/common/a.ts",
    "lib/live/rank-helpers.ts",
    "components/board/board-utils.ts",
  ])("a junk drawer: %s", (path) => expect(broken(path, "export const a = 1;")).toHaveLength(1));

  test("barrels", () => {
    expect(broken("lib/live/index.ts", "export const a = 1;")).toHaveLength(1);
    for (const text of [
      'export * from "./rank"; export { a } from "./state";',
      'import { a } from "./rank"; export { a };',
    ])
      expect(broken("lib/live/noun.ts", text)).toHaveLength(1);
    expect(broken("lib/live/noun.ts", 'import { a } from "./rank"; const b = a; export { b };')).toEqual([]);
  });

  test("a file of lib that does not say what it is", () => {
    const bare = (text: string) => headless([{ path: "lib/text/cut.ts", text }]).length > 0;
    for (const text of [
      "",
      "export const a = 1;",
      "// Cuts.\n",
      "/* Cuts. */\n",
      "/** */\n",
      "/** cuts */\n",
    ])
      expect(bare(text), text).toBe(true);
    for (const text of [
      "import a from 'b';\n/** Cuts. */\n",
      "/** @param a */\n",
      "const a = 1; /** Cuts. */\n",
    ])
      expect(bare(text), text).toBe(true);
    for (const text of [
      "/** Cuts. */\n",
      "/**\n * Cuts\n * twice.\n */\n",
      "#!/usr/bin/env node\n/** Cuts. */\n",
    ])
      expect(bare(text), text).toBe(false);
    expect(headless([{ path: "components/ui/cut.tsx", text: "" }])).toEqual([]);
  });

  test("lib draws nothing, by whatever way to React", () => {
    expect(broken("lib/lab/noun.tsx", "export const a = 1;")).toHaveLength(1);
    for (const type of ["React.CSSProperties", "JSX.Element"])
      expect(broken("lib/lab/noun.ts", `export type A = ${type};`)).toHaveLength(1);
    expect(broken("components/lab/noun.tsx", "export type A = React.CSSProperties;")).toEqual([]);
  });

  test("what Next tells a server of a request is not for components", () => {
    expect(broken("components/lab/noun.tsx", 'import { cookies } from "next/headers";')).toHaveLength(1);
    expect(broken("components/lab/noun.tsx", 'import Link from "next/link";')).toEqual([]);
  });

  test("relative inside a room, @/ between rooms", () => {
    expect(broken("lib/live/noun.ts", 'import "@/lib/live/rank";')).toHaveLength(1);
    expect(broken("lib/live/noun.ts", 'import "../spiral/config";')).toHaveLength(1);
    expect(broken("components/lab/noun.ts", 'import "../ui/button";')).toHaveLength(1);
    expect(
      broken("components/lab/map/noun.ts", 'import "../run/button"; import "@/components/ui/button";'),
    ).toEqual([]);
  });
});

describe("circles", () => {
  const house = (texts: Record<string, string>) =>
    Object.entries(texts).map(([path, text]) => ({ path: `lib/live/${path}.ts`, text }));
  const circles = (texts: Record<string, string>) => judge(law, house(texts)).broken;
  const law: House = { rooms: { live: {} }, pure: [], packages: {} };

  test("of files", () => {
    const three = { a: 'import "./b";', b: 'export const x = import("./c");', c: 'import "./a";' };
    expect(circles(three)).toEqual([
      "these files go in a circle: lib/live/a.ts, lib/live/b.ts, lib/live/c.ts",
    ]);
    expect(circles({ ...three, c: "export const x = 1;" })).toEqual([]);
  });

  test("of types", () =>
    expect(
      circles({ a: 'import type { B } from "./b";', b: 'export type A = import("./a").A;' }),
    ).toHaveLength(1));

  test("of folders, although no file is in one", () => {
    const two = {
      "one/a": 'import "../two/b";',
      "one/c": "export const x = 1;",
      "two/b": "export const x = 1;",
    };
    expect(circles(two)).toEqual([]);
    expect(circles({ ...two, "two/d": 'import type { X } from "../one/c";' })).toEqual([
      "these folders go in a circle: lib/live/one, lib/live/two",
    ]);
  });

  const screens: House = { rooms: { components: {}, live: {} }, pure: [], packages: {} };
  const folders = (texts: Record<string, string>) =>
    judge(
      screens,
      Object.entries(texts).map(([path, text]) => ({ path, text })),
    ).broken;
  const empty = "export const x = 1;";

  test("of folders at every depth", () =>
    expect(
      folders({
        "lib/live/in/x/a.ts": 'import "../y/a";',
        "lib/live/in/y/a.ts": empty,
        "lib/live/in/y/b.ts": 'import "../x/b";',
        "lib/live/in/x/b.ts": empty,
      }),
    ).toEqual(["these folders go in a circle: lib/live/in/x, lib/live/in/y"]));

  test("of a folder and the files beside it, on the screens", () => {
    const both = (place: string) => ({
      [`${place}/a.ts`]: 'import "./map/a";',
      [`${place}/map/a.ts`]: empty,
      [`${place}/map/b.ts`]: 'import "../b";',
      [`${place}/b.ts`]: empty,
    });
    expect(folders(both("components/lab"))).toEqual([
      "these folders go in a circle: components/lab/*, components/lab/map",
    ]);
    expect(folders(both("lib/live"))).toEqual([]);
  });

  test("two apart are told apart, and what only leads to one is not in it", () => {
    const graph = { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"], e: ["a"], f: ["f"] };
    expect(circlesOf(new Map(Object.entries(graph)))).toEqual([
      ["c", "d"],
      ["a", "b"],
    ]);
  });
});
