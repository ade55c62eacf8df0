// JSON as the database has held it since the first version, read back for review.
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { instructorSight } from "@/app/sessions/[id]/instructor-sight";
import { curvePointSchema } from "@/lib/contract/run-config";
import { closeDatabase } from "@/lib/db/pool";
import { loadSession } from "@/lib/db/session-state";
import { createSession } from "@/lib/db/sessions";
import { marksIn, storedRunIn } from "@/lib/db/review";
import { exportSourceFor } from "@/lib/db/review-export";
import { answerIn, attemptsIn, evidenceRunsIn, runsIn } from "@/lib/db/review-sheets";
import { storedCurveSchema, storedJson } from "@/lib/db/stored-json";
import { exportPieces } from "@/lib/review/session-export";
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
});
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
  const seen = await sight();
  expect(seen.session).toMatchObject({
    activities: { tensors: "open", spiral: "closed", questions: "off" },
    dataset: JSON.parse(dataset),
  });
  const { runs } = (await runsIn(seen, participantId, 0, undefined)).work;
  expect(runs.map((one) => one.config)).toEqual([JSON.parse(config)]);
  expect(await evidenceRunsIn(seen, participantId, evidenceId)).toEqual(
    [line, diverged, mean].map((text) => JSON.parse(text)),
  );
  const { revisions } = (await answerIn(seen, participantId, "softmax", 0)).work;
  expect(revisions.map(({ evidence }) => evidence)).toEqual([[evidenceId]]);
  const { attempts } = await attemptsIn(seen, participantId, "matmul", 0);
  expect(attempts.map((one) => one.verdict)).toEqual([JSON.parse(verdict(attemptId))]);
  expect((await marksIn(seen)).map(({ rubric }) => rubric)).toEqual([["evidence", "gone"]]);
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
  const read = async () => runsIn(await sight(), participantId, 0, undefined);
  await expect(read()).rejects.toThrow(`run ${id} is stored in a form that this version does not know`);
  await run(`DELETE FROM "Submission" WHERE id = $1`, id);
  await expect(read()).resolves.toBeTruthy();
  const cause = (() => {
    try {
      return storedJson(z.array(z.number()), [1, "two"], "a row");
    } catch (error) {
      return error instanceof Error ? error.cause : error;
    }
  })();
  expect(cause).toMatchObject({ issues: [{ path: [1] }] });
});

test("B12 an export names the evidence that nobody can have stored", async () => {
  const exported = async () => {
    let text = "";
    for await (const piece of exportPieces(exportSourceFor(await sight()), () => "")) text += piece;
    return JSON.parse(text);
  };
  expect((await exported()).evidence).toMatchObject([
    { id: evidenceId, runs: [line, diverged, mean].map((text) => JSON.parse(text)) },
  ]);
  const store = (json: string) => run(`UPDATE "Evidence" SET runs = $2 WHERE id = $1`, evidenceId, json);
  await store(`[${line.replace('"epochs":1000', '"epochs":"many"')}]`);
  await expect(exported()).rejects.toThrow(`evidence ${evidenceId} is stored in a form`);
  await store(`[${line},${diverged},${mean}]`);
});

test("B12 a class is not rebuilt from a wrong output in an unknown form", async () => {
  const load = () => loadSession({ id: sessionId });
  expect((await load())?.state.work.get(participantId)?.wrong.get("matmul")).toEqual({
    ...{ stage: "shape", printed: "tensor([1])" },
  });
  const broken = verdict(attemptId).replace(`"printed":"tensor([1])",`, "");
  const store = (json: string) => run(`UPDATE "Attempt" SET verdict = $2 WHERE id = $1`, attemptId, json);
  await store(broken);
  await expect(load()).rejects.toThrow(`an attempt of ${participantId} at matmul is stored in a form`);
  await store(verdict(attemptId));
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
