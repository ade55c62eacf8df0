// Evidence on its whole way: attached through the door, stored, cited by an answer, read by instructor and student.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RawPayload } from "@/lib/contract/requests";
import { instructorSight } from "@/app/sessions/[id]/instructor-sight";
import { loadSheet } from "@/app/load-sheet";
import { evidenceResponse } from "@/app/work-response";
import { factsFor } from "@/lib/db/review";
import { markItem } from "@/lib/review/mark-items";
import { sightOf, type Sight } from "@/lib/review/visibility";
import { courseConfig, courseDataset, type Config } from "@/lib/spiral/config";
import { openClass, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const question = "width-depth";

/** Two variants over five seeds, one of whose trainings diverged. */
function comparison(config: Config): RawPayload<"evidence.attach"> {
  const curve = [0, 500, 1000].map((epoch) => ({
    ...{ epoch, loss: 1.1 - epoch / 1000, trainAccuracy: 0.5 },
    ...{ heldOutLoss: 1.1, heldOutAccuracy: 0.5 },
  }));
  const line = (label: string, finalAccuracy: number | null, diverged: number) => ({
    ...{ label, config, curve, finalAccuracy },
    finalLoss: 0.1,
    over: { seeds: 5, spread: finalAccuracy === null ? null : 0.002, diverged },
  });
  return {
    ...{ id: nanoid(), questionId: question, title: "Equal parameters", prediction: "They are level" },
    runs: [line("wide", 0.998, 0), line("deep", 0.997, 1)],
  };
}

/** The question's sheet and the lines of its evidence, as the pages of review and look-back get them. */
async function sheetOf(sight: Sight, participantId: string) {
  const item = markItem(question);
  const content = item && (await loadSheet(sight, participantId, item, 0, "en"));
  if (content?.kind !== "question") throw new Error("no such question");
  const evidence = await Promise.all(
    content.evidence.map(async (one) => {
      const response = await evidenceResponse(
        sight,
        participantId,
        new URLSearchParams({ evidence: one.id }),
      );
      return { ...one, runs: (await response.json()) as unknown };
    }),
  );
  return { ...content, evidence };
}

test("EV1 evidence that an answer refers to is read beside the text by instructor and student", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const [first, second] = [comparison(room.config), { ...comparison(room.config), title: "Not cited" }];
  expect(await mei.must("evidence.attach", first)).toEqual({ evidenceId: first.id });
  await mei.must("evidence.attach", second);
  const self = await mei.until("self.view", ({ answers }) => answers[0]?.evidence.length === 2);
  expect(self.answers[0]).toMatchObject({ questionId: question, submitted: null, cited: [] });
  const answer = { id: nanoid(), questionId: question, text: "Level, see my runs.", evidence: [first.id] };
  await mei.must("answer.submit", answer);
  const submitted = await mei.until("self.view", ({ answers }) => answers[0]?.submitted !== null);
  expect(submitted.answers[0].cited).toEqual([first.id]);

  const sight = await instructorSight(room.instructor.id, room.sessionId);
  if (!sight) throw new Error("the instructor sees nothing");
  const sheet = await sheetOf(sight, submitted.participantId);
  expect(sheet.revisions[0].text).toBe("Level, see my runs.");
  expect(sheet.evidence.map(({ title, cited }) => [title, cited])).toEqual([
    ["Equal parameters", true],
    ["Not cited", false],
  ]);
  expect(sheet.evidence[0]).toMatchObject({
    prediction: "They are level",
    runs: [
      { label: "wide", finalAccuracy: 0.998, over: { seeds: 5, spread: 0.002, diverged: 0 }, epochs: 1000 },
      { label: "deep", over: { diverged: 1 } },
    ],
  });

  await room.teacher.must("session.end", {});
  await room.teacher.must("session.release", { released: true });
  const reader = { participantId: submitted.participantId };
  const facts = await factsFor(room.sessionId, reader);
  const own = facts && sightOf(facts, reader);
  if (!own) throw new Error("the student sees nothing");
  expect((await sheetOf(own, submitted.participantId)).evidence).toEqual(sheet.evidence);
});

test("EV2 evidence is attached once, to one question, and only by its owner's hand", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const evidence = comparison(room.config);
  await Promise.all([mei, mei, mei].map((client) => client.must("evidence.attach", evidence)));
  expect(
    await rowsOf(server.database.url, `SELECT 1 FROM "Evidence" WHERE id = $1`, [evidence.id]),
  ).toHaveLength(1);
  expect(await mei.send("evidence.attach", { ...evidence, questionId: "alexnet" })).toMatchObject({
    error: { code: "id-reused" },
  });
  const self = await mei.until("self.view", ({ answers }) => answers.length > 0);
  expect(self.answers.map(({ questionId, evidence: all }) => [questionId, all.length])).toEqual([
    [question, 1],
  ]);
  // another student's evidence under the same id is another thing, and shows to nobody else
  await tom.must("evidence.attach", { ...evidence, title: "Tom's own" });
  const toms = await tom.until("self.view", ({ answers }) => answers.length > 0);
  expect(toms.answers[0].evidence.map(({ title }) => title)).toEqual(["Tom's own"]);
  expect(JSON.stringify(mei.latest("self.view"))).not.toContain("Tom's own");
});

test("EV3 what no comparison of ours could be is refused with the field", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const good = comparison(room.config);
  const [line] = good.runs;
  const config = courseConfig({ ...courseDataset(1), classes: 9 });
  for (const [runs, field] of [
    [[], "runs"],
    [Array.from({ length: 41 }, () => line), "runs"],
    [[{ ...line, config }], "runs.0.config.dataset.classes"],
    [[{ ...line, over: { seeds: 0, spread: null, diverged: 0 } }], "runs.0.over.seeds"],
    [[{ ...line, finalAccuracy: 1.01 }], "runs.0.finalAccuracy"],
    [[{ ...line, weights: [1, 2, 3] }], "runs.0"],
  ] as const)
    expect(await mei.sendRaw("evidence.attach", { ...good, runs })).toMatchObject({
      error: { code: "bad-request", field },
    });
  expect(
    await mei.must("evidence.attach", { ...good, runs: Array.from({ length: 40 }, () => line) }),
  ).toEqual({
    evidenceId: good.id,
  });
});
