// Every route, page and export after class as every kind of viewer, on a real database.
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerKeys } from "@/lib/content/answers/answer-keys";
import { tables, wholeSession } from "@/lib/review/export-files";
import {
  exportOf,
  pagesOf,
  privateCount,
  routesOf,
  viewersOf,
  workedClass,
  workers,
  type Surface,
  type WorkedClass,
  type Worker,
  copyOf,
  ownCopyIn,
} from "./after-class";
import { testSecret } from "./client";
import { startTestServer, type TestServer } from "./harness";

/** Every page and route of the house: those that show a session's work after class are walked, the others need a reason. */
const known: Record<string, "walked" | "exports" | { why: string }> = {
  "app/sessions/[id]/review/page.tsx": "walked",
  "app/sessions/[id]/review/run/route.ts": "walked",
  "app/sessions/[id]/review/sheet/route.ts": "walked",
  "app/sessions/[id]/review/evidence/route.ts": "walked",
  "app/sessions/[id]/export/[file]/route.ts": "exports",
  "app/j/[code]/look-back/page.tsx": "walked",
  "app/j/[code]/look-back/run/route.ts": "walked",
  "app/j/[code]/look-back/mine/route.ts": "walked",
  "app/j/[code]/look-back/sheet/route.ts": "walked",
  "app/j/[code]/look-back/evidence/route.ts": "walked",
  "app/sessions/[id]/page.tsx": { why: "title and state; the rest comes through the socket" },
  "app/sessions/[id]/replay/page.tsx": "walked",
  "app/sessions/[id]/report/page.tsx": "walked",
  "app/sessions/[id]/acts/page.tsx": { why: "the owner's alone, and without work: AU2, AU3" },
  "app/sessions/[id]/wall/page.tsx": { why: "title; the rest comes through the socket" },
  "app/sessions/new/page.tsx": { why: "an empty form" },
  "app/dashboard/page.tsx": { why: "the instructor's own sessions, without work" },
  "app/account/page.tsx": { why: "the instructor's own account" },
  "app/invite/[token]/page.tsx": { why: "an empty form" },
  "app/reset/[token]/page.tsx": { why: "an empty form" },
  "app/staff/page.tsx": {
    why: "says nothing before an account has signed in and the page has told its token",
  },
  "app/signin/page.tsx": { why: "an empty form" },
  "app/api/auth/[...nextauth]/route.ts": { why: "signing in" },
  "app/j/[code]/page.tsx": { why: "title and state; the rest comes through the socket" },
  "app/screen/[key]/page.tsx": { why: "title and state; the rest comes through the socket" },
  "app/help/[topic]/page.tsx": { why: "a guide, the same for everybody" },
  "app/page.tsx": { why: "no session" },
  "app/lab/page.tsx": { why: "no session" },
  "app/privacy/page.tsx": { why: "says what is kept, the same for everybody" },
  "app/tensors/page.tsx": { why: "no session" },
};

/** What the owner finds of each person in each file; a student without a number is not Canvas's. */
const exportsKnown: Record<string, readonly Worker[]> = {
  "marks.csv": workers,
  "canvas.csv": [],
  "answers.csv": workers,
  "session.json": workers,
};

let server: TestServer;
let room: WorkedClass;
let viewers: Record<string, string>;
let surfaces: { name: string; surface: Surface; owner: readonly Worker[]; student: boolean }[];

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = testSecret;
  server = await startTestServer();
  room = await workedClass(server);
  viewers = await viewersOf(room);
  surfaces = [
    ...Object.entries({ ...pagesOf(room), ...routesOf(room) }).map(([name, surface]) => {
      const astray = name.endsWith("of another session");
      const student = name.startsWith("app/j/") && !astray;
      return { name, surface, student, owner: student || astray ? [] : workers };
    }),
    {
      ...{ name: "app/j/[code]/look-back/mine/route.ts", owner: [], student: true },
      surface: ownCopyIn(room),
    },
    ...Object.entries(exportsKnown).map(([file, owner]) => ({
      ...{ name: file, surface: exportOf(room, file), owner, student: false },
    })),
  ];
});
afterAll(() => server?.close());

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(({ name }) => /^(page|route)\.(tsx?|jsx?|mdx)$/.test(name))
    .map(({ parentPath, name }) => path.join(parentPath, name));

test("VR3 the walk knows every page and route, every export, and walks those with work", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const found = filesOf(path.join(root, "app")).map((file) => path.relative(root, file));
  expect(found.sort()).toEqual(Object.keys(known).sort());
  expect([...Object.keys(tables), wholeSession].sort()).toEqual(Object.keys(exportsKnown).sort());
  for (const [file, how] of Object.entries(known))
    if (how === "walked") expect(surfaces.some(({ name }) => name.startsWith(file))).toBe(true);
});

test("VR3 a route that is walked answers GET and nothing else", async () => {
  for (const [file, how] of Object.entries(known)) {
    if (!file.endsWith("route.ts") || typeof how === "object") continue;
    const route: Record<string, unknown> = await import(/* @vite-ignore */ `../../${file}`);
    expect(Object.keys(route), file).toEqual(["GET"]);
  }
});

/** Whose work stands in a text. */
const whose = (text: string): Worker[] => workers.filter((name) => text.includes(`${name}'s`));

const showsPrivateHalf = (text: string): boolean =>
  new RegExp(`("privateCorrect":|[,[])${privateCount}\\b`).test(text);

const modelAnswers = Object.values(answerKeys).map(({ modelAnswer }) =>
  JSON.stringify(modelAnswer.en).slice(1, 60),
);

interface Stage {
  released: boolean;
  revealed: boolean;
  /** whom the instructor removed */
  removed: readonly Worker[];
}

/** Whose work this viewer may find on this surface. */
function mayFind(
  viewer: string,
  { name, owner, student }: (typeof surfaces)[number],
  stage: Stage,
): readonly Worker[] {
  // an assistant marks and takes nothing away
  if (staff.includes(viewer)) return mayExport.includes(viewer) || !(name in exportsKnown) ? owner : [];
  const self = workers.filter((name) => name === viewer && student && stage.released);
  return self.filter((name) => !stage.removed.includes(name));
}

const mayExport = ["owner", "a teacher"];
const staff = [...mayExport, "an assistant"];

async function walk(stage: Stage): Promise<void> {
  for (const one of surfaces)
    for (const [viewer, cookie] of Object.entries(viewers)) {
      const text = await one.surface(cookie);
      const place = `${one.name} as ${viewer}, ${JSON.stringify(stage)}`;
      const found = mayFind(viewer, one, stage);
      expect(whose(text), place).toEqual([...found]);
      if (found.length === 0 && one.name !== "canvas.csv") expect(text, place).toBe("");
      if (!mayExport.includes(viewer) && one.name === "canvas.csv") expect(text, place).toBe("");
      if (!stage.revealed) expect(showsPrivateHalf(text), place).toBe(false);
      const hidden = staff.includes(viewer) ? room.secrets : [...room.secrets, ...modelAnswers];
      for (const word of hidden) expect(text, place).not.toContain(word);
    }
}

const nobodyYet: Stage = { released: false, revealed: false, removed: [] };

test("VR3 during the class and after its end the staff alone sees work, without the private half", async () => {
  // what is told again is over
  const replays = surfaces.filter(({ name }) => name.includes("/replay/"));
  for (const one of replays) one.owner = [];
  await walk(nobodyYet);
  await room.teacher.must("session.end", {});
  for (const one of replays) one.owner = workers;
  await walk(nobodyYet);
});

test("VR3 a copy of one person's work holds theirs alone, and is the owner's and the teachers' to take", async () => {
  const takers = ["owner", "a teacher"];
  for (const [viewer, cookie] of Object.entries(viewers)) {
    const text = await copyOf(room, "Mei")(cookie);
    expect(whose(text), viewer).toEqual(takers.includes(viewer) ? ["Mei"] : []);
    if (takers.includes(viewer)) expect(JSON.parse(text)).toMatchObject({ participants: [{ name: "Mei" }] });
    else expect(text).toBe("");
    expect(showsPrivateHalf(text)).toBe(false);
  }
  const astray = { ...room, work: { ...room.work, Mei: { ...room.work.Mei, participantId: "nobody" } } };
  expect(await copyOf(astray, "Mei")(viewers.owner)).toBe("");
});

test("VR3 after the release each student sees their own; the private half waits for the reveal", async () => {
  await room.teacher.must("session.release", { released: true });
  await walk({ ...nobodyYet, released: true });
  const desk = await surfaces[0].surface(viewers.owner);
  expect(desk).toContain(modelAnswers[0]);
});

test("VR3 who is removed sees nothing of their own, runs included, until they are restored", async () => {
  const participantId = room.work.Rex.participantId;
  await room.teacher.must("participant.remove", { participantId });
  // the desk by question, the report and the replay leave the removed out; the other places keep them
  const removed: Stage = { released: true, revealed: false, removed: ["Rex"] };
  const without = surfaces.filter(({ name }) => /by question$|\/re(port|play)\//.test(name));
  for (const one of without) one.owner = ["Mei", "Tom"];
  await walk(removed);
  await room.teacher.must("participant.restore", { participantId });
  for (const one of without) one.owner = workers;
  await walk({ ...removed, removed: [] });
});

test("VR3 after the reveal the private half shows, to each where their work shows", async () => {
  await room.teacher.must("board.set", { mode: "revealed" });
  await walk({ released: true, revealed: true, removed: [] });
  const shows = async (name: string, viewer: string) =>
    showsPrivateHalf((await surfaces.find((one) => one.name === name)?.surface(viewers[viewer])) ?? "");
  for (const name of [
    ...["marks.csv", "session.json", "app/sessions/[id]/review/page.tsx by question"],
    "app/sessions/[id]/replay/page.tsx",
  ])
    expect(await shows(name, "owner"), name).toBe(true);
  expect(await shows("app/j/[code]/look-back/page.tsx", "Mei")).toBe(true);
});

test("VR3 a release that is withdrawn shows nothing more", async () => {
  await room.teacher.must("session.release", { released: false });
  await walk({ released: false, revealed: true, removed: [] });
});

test("VR3 a file or run that does not exist is refused without a word, to its owner too", async () => {
  for (const file of ["", "marks", "MARKS.CSV", "constructor", "__proto__", "session.json/", "../marks.csv"])
    expect(await exportOf(room, file)(viewers.owner)).toBe("");
  const gone = { ...room.work, Mei: { ...room.work.Mei, runId: "x'; DROP TABLE" } };
  const route = routesOf({ ...room, work: gone })["app/sessions/[id]/review/run/route.ts, run"];
  expect(whose(await route(viewers.owner))).toEqual(["Tom", "Rex"]);
});
