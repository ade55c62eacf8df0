// The data and lesson that an instructor chose, from the form's values to the students' lab and the board.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLesson, type Lesson } from "@/lib/contract/lesson";
import { createSession, newestSessions, sessionDetail } from "@/lib/db/sessions";
import { courseConfig, courseDataset, type Dataset } from "@/lib/spiral/config";
import { countCorrect } from "@/lib/spiral/score";
import { hiddenHalves } from "@/lib/server/verification/hidden-halves";
import { connect, newDevice } from "./client";
import { seedOfKeys } from "./hidden-attack";
import { everythingOpen, openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const dataset: Dataset = { ...courseDataset(11), kind: "moons", classes: 2, noise: 0.1, pointsPerClass: 100 };
const lesson: Lesson = {
  ...openLesson,
  locked: ["optimizer", "epochs"],
  reason: "Everybody the same steps.",
};

test("LS5 every student is told the session's data and lesson", async () => {
  const room = await openClass(server.url, { dataset, lesson });
  const mei = await room.student("Mei");
  const { session } = await mei.until("room.view", () => true);
  expect(session.dataset).toEqual(dataset);
  expect(session.lesson).toEqual(lesson);
  expect((await sessionDetail(room.instructor.id, room.sessionId))?.lesson).toEqual(lesson);
});

test("P6 a draft that is edited is so for everybody, and in the database", async () => {
  const instructor = await signUp();
  const { id, code } = await createSession(instructor.id, { ...everythingOpen, dataset: courseDataset(7) });
  const teacher = await connect(server.url, { role: "instructor", sessionId: id }, instructor.cookie);
  const visitor = await connect(server.url, { role: "student", code }, newDevice());
  const named = { title: "Moons", language: "zh", boardMode: "hidden" } as const;
  await teacher.must("session.edit", {
    ...named,
    offered: ["spiral"],
    numberRequired: true,
    dataset,
    lesson,
  });
  const { session } = await visitor.until("room.view", (view) => view.session.title === "Moons");
  const expected = {
    ...{ title: "Moons", language: "zh", numberRequired: true, boardMode: "hidden", lesson },
    activities: { tensors: "off", spiral: "open", questions: "off" },
    dataset: { ...dataset, seed: 7 },
  };
  expect(session).toMatchObject(expected);
  expect(await sessionDetail(instructor.id, id)).toMatchObject({ ...expected, code });
  const [newest] = await newestSessions(instructor.id, 1);
  expect(newest).toMatchObject({ ...expected, code });
});

test("LS3 submissions are verified on hidden points of the session's kind", async () => {
  const room = await openClass(server.url, { dataset, lesson });
  const mei = await room.student("Mei");
  const config = courseConfig(dataset);
  const { verdict } = await mei.must("run.submit", runOf(config, 3));
  expect(verdict).toMatchObject({ of: 1000, ranked: true });
  // a network that knows the moons: class A above the line, class B below it
  const network = { ...config.network, features: ["y" as const], hidden: [] };
  const weights = Float32Array.of(8, -8, 0, 0);
  // it tells 83 of 100 moons apart, 1.2 more or fewer with the secret; of any other kind of data it knows less
  const tellsMoonsApart = 0.75;
  for (const secret of ["one", "another"]) {
    const halves = hiddenHalves(dataset, seedOfKeys(secret, secret));
    for (const half of [halves.public, halves.private])
      expect(countCorrect(network, 2, weights, half) / half.labels.length).toBeGreaterThan(tellsMoonsApart);
  }
  const bytes = new Uint8Array(weights.buffer);
  const knowing = { ...runOf(config, 1), config: { ...config, network }, weights: bytes };
  const scored = (await mei.must("run.submit", knowing)).verdict;
  expect(scored.correct / scored.of).toBeGreaterThan(tellsMoonsApart);
});

test("LS4 a run that breaks a lock is stored and not ranked", async () => {
  const room = await openClass(server.url, { dataset, lesson });
  const mei = await room.student("Mei");
  const config = { ...courseConfig(dataset), epochs: 5 };
  expect((await mei.must("run.submit", runOf(config))).verdict).toMatchObject({ ranked: false, late: false });
});
