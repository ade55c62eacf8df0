// One transaction stores the work of many: whatever one of them sends, the others' is stored with it, at once.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questionIds } from "@/lib/content/questions";
import { exercises } from "@/lib/content/exercises";
import { passingErrors, type Reply } from "@/lib/contract/errors";
import { requests, type RequestName } from "@/lib/contract/requests";
import { factsFor } from "@/lib/db/review";
import { exportSourceFor } from "@/lib/db/review-export";
import { answerIn } from "@/lib/db/review-sheets";
import { loadSession } from "@/lib/db/session-state";
import { questionContent } from "@/lib/review/question-content";
import { exportPieces } from "@/lib/review/session-export";
import { sightOf, type Reader } from "@/lib/review/visibility";
import { createLog } from "@/lib/server/log";
import { limits } from "@/lib/spiral/config";
import { valuesOf, type Special } from "../contract/arbitrary-payload";
import { type Client } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
const logged: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ log: createLog("warn", { write: (line) => void logged.push(line) }) });
});
afterAll(() => server?.close());

const draft = (text: string, baseVersion = 0, id = nanoid()) => ({
  ...{ id, questionId: "softmax", text, baseVersion },
});

async function sightFor(sessionId: string, reader: Reader) {
  const facts = await factsFor(sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the reader sees nothing");
  return sight;
}

test("HY1 the id of a text that was kept for somebody, sent back by them, holds up nobody", async () => {
  const room = await openClass(server.url);
  const [mei, eve] = [await room.student("Mei"), await room.student("Eve")];
  await mei.must("answer.draft", draft("written in class"));
  const phone = await room.visitor(eve.cookie);
  await eve.must("answer.draft", draft("the first"));
  expect(await phone.must("answer.draft", draft("the second"))).toMatchObject({ conflict: true });
  await room.teacher.must("session.end", {});
  await room.teacher.must("session.release", { released: true });
  const { participantId } = await eve.until("self.view");
  const sight = await sightFor(room.sessionId, { participantId });
  const { work } = await answerIn(sight, participantId, "softmax", 0);
  const [kept] = questionContent(work, "softmax", false).kind === "question" ? work.revisions : [];
  expect(kept).toMatchObject({ kind: "overwritten", text: "the first" });
  await eve.send("answer.draft", { ...draft("the third", 2), id: kept.id });
  expect(await room.teacher.must("drafts.count", { counted: true })).toEqual({
    drafts: { participants: 2, full: 0 },
  });
});

test("HY1 texts that an earlier version kept have no id that a page can send", async () => {
  const room = await openClass(server.url);
  const eve = await room.student("Eve");
  const { participantId } = await eve
    .until("self.view", () => true)
    .catch(() => eve.latest("student.view")?.self ?? { participantId: "" });
  const ids = () =>
    rowsOf<{ id: string }>(
      server.database.url,
      `SELECT id FROM "Revision" WHERE "participantId" = $1 ORDER BY text`,
      [participantId],
    );
  const before = nanoid();
  for (const [id, kind] of [
    [before, "overwritten"],
    ["~new", "overwritten"],
    ["sent", "submitted"],
  ])
    await rowsOf(
      server.database.url,
      `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind) VALUES ($1, $2, 'softmax', $2, $3)`,
      [participantId, id, kind],
    );
  await rowsOf(
    server.database.url,
    readFileSync("prisma/migrations/20261129020000_overwritten_ids/migration.sql", "utf8"),
  );
  expect((await ids()).map(({ id }) => id).sort()).toEqual([`~${before}`, "sent", "~new"].sort());
});

/** What one student sends of all that there is. */
const sent = [
  ...(["answer.draft", "answer.submit", "evidence.attach", "notebook.save", "run.submit"] as const),
  ...(["attempt.submit", "participant.number", "progress.report", "notebook.load", "runs.list"] as const),
];

const point = fc.record({
  x: fc.constantFrom(5e-324, -1e-300, 0.1, -0, 10),
  y: fc.double({ min: -10, max: 10, noNaN: true }),
  label: fc.nat(1),
});

/** What a schema alone does not say: names that lead somewhere, and weights that fit their network. */
const special: Special = {
  questionId: fc.constantFrom(...questionIds, "constructor"),
  exerciseId: fc.constantFrom(...exercises.slice(0, 2).map(({ id }) => id), "constructor"),
  points: fc.array(point, { maxLength: 20 }),
  weights: fc.constant(Buffer.alloc(8)),
  source: fc.constantFrom("c = 1", "raise ValueError('\\ud800\\0')", "\u0000", "__proto__ = 1\nprint(1e308)"),
};

type Sent = { name: RequestName; payload: unknown };

const anything: fc.Arbitrary<Sent> = fc.oneof(
  ...sent.map((name) =>
    // the definitions of zod's core are those of its classes
    valuesOf(requests[name].payload as never, special).map((payload): Sent => ({ name, payload })),
  ),
);

/** A run is stored only when its weights fit: the course's own, with everything else as it comes. */
const someRun =
  (room: { config: ReturnType<typeof runOf>["config"] }) =>
  ({ name, payload }: Sent): Sent =>
    name === "run.submit" && typeof payload === "object"
      ? { name, payload: { ...payload, ...withoutConfig(runOf(room.config)), ...curveOf(payload) } }
      : { name, payload };

const withoutConfig = ({ config, weights }: ReturnType<typeof runOf>) => ({ config, weights });
const curveOf = (payload: object | null) => ({ curve: payload && "curve" in payload ? payload.curve : [] });

const settled = (reply: Reply<unknown>): boolean =>
  reply.ok || !passingErrors.includes(reply.error.code) || reply.error.code === "rate-limited";

test("HY1 whatever the contract takes from one, others' work beside it is stored, and all of it is read again", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  let at = 0;
  let eve: Client | null = null;
  const everything = fc.array(anything, { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(everything, async (all) => {
      // a new one now and then, before quotas refuse everything
      if (at++ % 6 === 0 || !eve) eve = await room.student(`Eve ${at}`);
      const hostile = eve;
      const poison = all.map(someRun(room));
      const replies = poison.map(({ name, payload }) => hostile.sendRaw(name, payload));
      const honest = [
        mei.must("answer.draft", { ...draft(`text ${at}`), questionId: "alexnet" }),
        tom.must("run.submit", runOf(room.config, at)),
        tom.must("answer.submit", {
          id: nanoid(),
          questionId: questionIds[at % 6],
          text: `${at}`,
          evidence: [],
        }),
        room.teacher.must("drafts.count", { counted: at % 2 === 0 }),
      ];
      await Promise.all(honest);
      for (const [index, reply] of (await Promise.all(replies)).entries())
        expect(settled(reply), JSON.stringify([poison[index], reply])).toBe(true);
    }),
    // what was sent stays stored: a smaller failure could not be told from a full quota
    { numRuns: 60, endOnFailure: true },
  );
  expect(logged).toEqual([]);
  expect(await loadSession({ id: room.sessionId })).not.toBeNull();
  const sight = await sightFor(room.sessionId, { instructorId: room.instructor.id });
  let whole = "";
  for await (const piece of exportPieces(exportSourceFor(sight), () => "")) whole += piece;
  expect(JSON.parse(whole)).toBeTruthy();
});

test("HY2 a number is stored in as many digits as tell something", async () => {
  const room = await openClass(server.url);
  const eve = await room.student("Eve");
  const points = Array.from({ length: limits.ownPoints }, (_, at) => ({
    x: 5e-324,
    y: -5e-324,
    label: at % 2,
  }));
  const dataset = {
    ...room.config.dataset,
    kind: "own" as const,
    classes: room.config.dataset.classes,
    points,
  };
  const run = runOf(room.config);
  const curve = [
    { epoch: 1, loss: 1.7e308, trainAccuracy: 5e-324, heldOutLoss: -1.7e308, heldOutAccuracy: 0 },
  ];
  await eve.must("run.submit", { ...run, config: { ...run.config, dataset }, curve });
  const [row] = await rowsOf<{ read: number; counted: number }>(
    server.database.url,
    `SELECT length(config::text) + length(curve::text) AS read, bytes AS counted FROM "Submission" WHERE id = $1`,
    [run.id],
  );
  expect(row.read).toBeLessThan(3 * row.counted);
});
