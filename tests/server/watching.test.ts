// What a server tells of itself to whoever watches it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requests } from "@/lib/contract/requests";
import { missingMigrations } from "@/lib/db/pool";
import { createLog } from "@/lib/server/log";
import { Siblings } from "@/lib/server/nodes/siblings";
import { connect, newDevice, testSecret } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

const metricsToken = "a-token-of-the-tests";
const environment = { development: false, publicUrl: null, proxies: 0, tls: null, secret: testSecret };

let server: TestServer;
let room: TestClass;
beforeAll(async () => {
  server = await startTestServer();
  room = await openClass(server.url);
});
afterAll(() => server?.close());

interface Answer {
  status: number | undefined;
  body: string;
}

/** A request with headers that fetch would not let through. */
const asked = (
  headers: Record<string, string> = {},
  port = server.port,
  path = "/metrics",
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ port, path, headers: { connection: "close", ...headers } }, (response) =>
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject),
    );
    sent.on("error", reject).end();
  });

/** The value of a line, by its name and labels. */
const valueIn = (body: string, line: string): number =>
  Number(
    body
      .split("\n")
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1),
  );

test("WT1 the metrics tell what the server is at", async () => {
  const mei = await room.student("Mei-of-the-metrics");
  const run = runOf(room.config);
  await mei.must("run.submit", run);
  await mei.must("run.submit", run);
  const answer = { id: nanoid(), questionId: "softmax", text: "a text of hers", evidence: [] };
  await mei.must("answer.submit", answer);
  await mei.must("answer.submit", answer);
  await mei.send("answer.submit", { ...answer, id: nanoid(), questionId: "nowhere" });
  await room.visitor();
  const { status, body } = await asked();
  expect(status).toBe(200);
  const values = {
    spiralroom_rooms: 1,
    'spiralroom_sockets{role="student"}': 2,
    'spiralroom_sockets{role="instructor"}': 1,
    'spiralroom_sockets{role="screen"}': 0,
    'spiralroom_acknowledgement_seconds_count{request="run.submit"}': 2,
    'spiralroom_refusals_total{code="question-not-found"}': 1,
    'spiralroom_repeats_total{request="run.submit"}': 1,
    'spiralroom_repeats_total{request="answer.submit"}': 1,
    'spiralroom_work_seconds_count{kind="verification"}': 1,
    'spiralroom_work_underway{kind="verification"}': 0,
    spiralroom_commands_underway: 0,
    'spiralroom_database_connections{state="waiting"}': 0,
  };
  expect(Object.fromEntries(Object.keys(values).map((line) => [line, valueIn(body, line)]))).toEqual(values);
  expect(valueIn(body, 'spiralroom_database_seconds_count{result="answered"}')).toBeGreaterThan(5);
  expect(valueIn(body, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThanOrEqual(0);
  mei.close();
});

test("WT2 without a token they are for this machine alone, and never through a proxy", async () => {
  const statusOf = async (headers: Record<string, string>) => (await asked(headers)).status;
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({ host: "class.example" })).toBe(403);
  for (const mark of ["x-forwarded-for", "forwarded", "via", "x-real-ip"])
    expect(await statusOf({ [mark]: "192.0.2.1" })).toBe(403);
  const behind = await startTestServer({ environment: { ...environment, proxies: 1 } }, server.database);
  expect(await asked({}, behind.port)).toMatchObject({
    status: 403,
    body: expect.stringMatching(/^Behind a proxy .*METRICS_TOKEN/),
  });
  await behind.application.close();
  const guarded = await startTestServer({ environment: { ...environment, metricsToken } }, server.database);
  const withToken = (token: string) =>
    asked({ authorization: `Bearer ${token}`, via: "1.1 proxy" }, guarded.port);
  expect((await asked({}, guarded.port)).status).toBe(401);
  expect((await withToken(`${metricsToken}x`)).status).toBe(401);
  expect((await withToken(metricsToken)).status).toBe(200);
  await guarded.application.close();
});

test("WT5 of several nodes on one machine any answers for all, and one that is dead is left out", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "siblings-"));
  const log = createLog("silent");
  const guarded = { ...environment, metricsToken };
  const nodes = [];
  for (const id of ["aaaaaaaaaa", "bbbbbbbbbb"]) {
    const siblings = new Siblings(folder, id, testSecret, log);
    const node = await startTestServer({ environment: guarded, siblings }, server.database);
    await node.application.takeConnections();
    nodes.push(node);
  }
  writeFileSync(path.join(folder, "cccccccccc"), "");
  await connect(nodes[0].url, { role: "student", code: room.code }, newDevice());
  await connect(nodes[1].url, { role: "student", code: room.code }, newDevice());
  const headers = { authorization: `Bearer ${metricsToken}` };
  for (const { port } of nodes) {
    const { body } = await asked(headers, port);
    expect(valueIn(body, "spiralroom_nodes")).toBe(2);
    expect(valueIn(body, 'spiralroom_sockets{role="student"}')).toBe(2);
    expect((await asked({}, port, "/metrics/own")).status).toBe(401);
  }
  for (const { application } of nodes) await application.close();
  rmSync(folder, { recursive: true });
});

test("WT3 they hold nothing of anybody, and no label that is not known", async () => {
  const visitor = await room.visitor(newDevice());
  for (const odd of ["a-name-of-nothing", 'quoted"\n', "__proto__", "constructor"])
    await visitor.sendRaw(odd, { id: "an-id-of-nobody" });
  await visitor.send("participant.join", { name: "Name-in-no-label" });
  const { body } = await asked();
  const own = body.split("\n").filter((line) => line.startsWith("spiralroom_"));
  for (const word of [
    "Mei-of",
    "Name-in",
    "a text of hers",
    room.sessionId,
    room.code,
    "of-nobody",
    "of-nothing",
  ])
    expect(body).not.toContain(word);
  const labels = own.flatMap((line) =>
    [...line.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => `${name} ${value}`),
  );
  const asking = new Set(labels.filter((label) => label.startsWith("request ")));
  for (const label of asking)
    expect(["unknown", ...Object.keys(requests)]).toContain(label.replace("request ", ""));
  expect(asking).toContain("request unknown");
  expect(new Set(labels.map((label) => label.split(" ")[0]))).toEqual(
    new Set(["request", "code", "kind", "result", "role", "state", "le"]),
  );
  visitor.close();
});

test("WT4 what the database lacks is seen by its own list, where that can be read", async () => {
  expect(await missingMigrations()).toEqual([]);
  const { url } = server.database;
  await rowsOf(url, `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name LIKE '%_timer'`);
  expect(await missingMigrations()).toEqual(["20261129093000_timer"]);
  const { status, body } = await asked({}, server.port, "/readyz");
  expect([status, body]).toEqual([503, "the database lacks migrations of this version\n"]);
  await rowsOf(url, `UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL`);
});
