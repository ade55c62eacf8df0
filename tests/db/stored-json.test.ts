// JSON as the database has held it since the first version, read back for review.
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { instructorSight } from "@/app/sessions/[id]/instructor-sight";
import { curvePointSchema } from "@/lib/contract/run-config";
import { closeDatabase } from "@/lib/db/client";
import { createSession } from "@/lib/db/sessions";
import { storedRunIn, workIn } from "@/lib/db/review";
import { storedCurveSchema, storedJson } from "@/lib/db/stored-json";
import { everythingOpen, signUp } from "../server/harness";
import { rowsOf } from "../server/snapshot";
import { createTestDatabase, type TestDatabase } from "../server/test-database";

// written out, not built: a schema that grows stricter must fail here before it fails at somebody's desk
const dataset = `{"kind":"spiral","classes":3,"pointsPerClass":100,"heldOutPerClass":50,"noise":0.2,"turns":1,"seed":7}`;
const network = `{"features":["x","y"],"hidden":[{"units":100,"activation":"relu","dropout":0}],"initialisation":"pytorch"}`;
const optimizer = `{"kind":"adam","learningRate":0.01,"momentum":0,"weightDecay":0,"l1":0,"schedule":{"kind":"constant","every":100,"factor":0.5}}`;
const config = `{"dataset":${dataset},"network":${network},"optimizer":${optimizer},"batchSize":0,"epochs":1000,"seed":1}`;
const ownPoints = config.replace(
  `"kind":"spiral"`,
  `"kind":"own","points":[{"x":-0.5,"y":2,"label":0},{"x":1,"y":1,"label":2}]`,
);
const curve = `[{"epoch":0,"loss":1.1,"trainAccuracy":0.3,"heldOutLoss":null,"heldOutAccuracy":null},{"epoch":1000,"loss":0.01,"trainAccuracy":1,"heldOutLoss":0.02,"heldOutAccuracy":0.99}]`;
const line = `{"label":"ReLU","config":${config},"curve":${curve},"finalLoss":0.1,"finalAccuracy":0.95}`;
const diverged = `{"label":"none","config":${config},"curve":[],"finalLoss":null,"finalAccuracy":null}`;
const mean = line.replace(/}$/, `,"over":{"seeds":5,"spread":0.002,"diverged":1}}`);
const verdict = (id: string) =>
  `{"attemptId":"${id}","exerciseId":"matmul","passed":false,"stage":"shape","message":{"zh":"形状","en":"Shape"},"printed":"tensor([1])","late":false}`;

let database: TestDatabase;
let sessionId: string;
let instructorId: string;
const [participantId, runId, evidenceId, attemptId] = Array.from({ length: 4 }, () => nanoid());

const run = (sql: string, ...values: unknown[]) => rowsOf(database.url, sql, values);

const storeRun = (id: string, json: string) =>
  run(
    `INSERT INTO "Submission" ("participantId", id, config, weights, "weightsHash", curve, epochs, engine, parameters,
     network, "publicCorrect", "privateCorrect", "hiddenPoints", eligible, late, "judgedVersion")
     VALUES ($1, $2, $3, $4, 'hash', $5, 1000, 'wasm', 603, '2→100→3', 1400, 1390, 1500, true, false, 0)`,
    ...[participantId, id, json, Buffer.alloc(8), curve],
  );

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  await closeDatabase();
  instructorId = (await signUp()).id;
  sessionId = (await createSession(instructorId, everythingOpen)).id;
  await run(
    `UPDATE "ClassSession" SET activities = '{"tensors":"open","spiral":"closed","questions":"off"}', dataset = $1`,
    dataset,
  );
  await run(
    `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash") VALUES ($1, $2, 'Mei', 'mei', 'x')`,
    ...[participantId, sessionId],
  );
  await storeRun(runId, config);
  await run(
    `INSERT INTO "Evidence" ("participantId", id, "questionId", title, runs) VALUES ($1, $2, 'softmax', 'Three', $3)`,
    ...[participantId, evidenceId, `[${line},${diverged},${mean}]`],
  );
  await run(
    `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind, evidence) VALUES ($1, $2, 'softmax', 'Text', 'submitted', $3)`,
    ...[participantId, nanoid(), `["${evidenceId}"]`],
  );
  await run(
    `INSERT INTO "Attempt" ("participantId", id, "exerciseId", source, verdict, passed) VALUES ($1, $2, 'matmul', 'x', $3, false)`,
    ...[participantId, attemptId, verdict(attemptId)],
  );
  await run(
    `INSERT INTO "Mark" ("participantId", "itemId", rubric) VALUES ($1, 'softmax', '["evidence","gone"]')`,
    participantId,
  );
}, 60_000);
afterAll(async () => {
  await closeDatabase();
  await database?.drop();
});

async function sight() {
  const found = await instructorSight(instructorId, sessionId);
  if (!found) throw new Error("the owner sees nothing");
  return found;
}

test("B12 every kind of JSON that was ever stored is read back as it was", async () => {
  const work = await workIn(await sight());
  expect(work.session).toMatchObject({
    activities: { tensors: "open", spiral: "closed", questions: "off" },
    dataset: JSON.parse(dataset),
  });
  expect(work.runs.map((one) => one.config)).toEqual([JSON.parse(config)]);
  expect(work.evidence.map(({ runs }) => runs)).toEqual([
    [line, diverged, mean].map((text) => JSON.parse(text)),
  ]);
  expect(work.revisions.map(({ evidence }) => evidence)).toEqual([[evidenceId]]);
  expect(work.attempts.map((one) => one.verdict)).toEqual([JSON.parse(verdict(attemptId))]);
  expect(work.marks.map(({ rubric }) => rubric)).toEqual([["evidence", "gone"]]);
  const stored = await storedRunIn(await sight(), participantId, runId);
  expect(stored?.curve).toEqual(JSON.parse(curve));
  expect(stored?.weights).toHaveLength(8);
});

test("B12 runs on one's own points are read back with them", async () => {
  const id = nanoid();
  await storeRun(id, ownPoints);
  expect((await storedRunIn(await sight(), participantId, id))?.config).toEqual(JSON.parse(ownPoints));
});

test("B12 what nobody can have stored is named, not believed", async () => {
  const id = nanoid();
  await storeRun(id, config.replace(`"classes":3`, `"classes":"three"`));
  await expect(workIn(await sight())).rejects.toThrow(
    `run ${id} is stored in a form that this version does not know`,
  );
  await run(`DELETE FROM "Submission" WHERE id = $1`, id);
  await expect(workIn(await sight())).resolves.toBeTruthy();
  const cause = (() => {
    try {
      return storedJson(z.array(z.number()), [1, "two"], "a row");
    } catch (error) {
      return error instanceof Error ? error.cause : error;
    }
  })();
  expect(cause).toMatchObject({ issues: [{ path: [1] }] });
});

test("B12 whatever curve the contract accepts is a stored curve, and nothing of another shape", () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  const point = fc.record({
    epoch: fc.nat({ max: 1000 }),
    loss: fc.double({ noNaN: true, noDefaultInfinity: true }),
    trainAccuracy: share,
    heldOutLoss: share,
    heldOutAccuracy: share,
  });
  fc.assert(
    fc.property(fc.array(point), (points) => {
      expect(z.array(curvePointSchema).safeParse(points).success).toBe(true);
      expect(storedCurveSchema.parse(points)).toEqual(points);
    }),
  );
  const good = { epoch: 1, loss: 1, trainAccuracy: null, heldOutLoss: null, heldOutAccuracy: null };
  for (const bad of [{ ...good, loss: null }, { ...good, epoch: "1" }, { epoch: 1, loss: 1 }, null, 7, []])
    expect(storedCurveSchema.safeParse([good, bad]).success).toBe(false);
  for (const bad of [null, {}, "[]", { length: 0 }])
    expect(storedCurveSchema.safeParse(bad).success).toBe(false);
});
