// The review and the exports of a class that stored as much as it could: by item, in pages, in bounded memory.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSheet } from "@/app/load-sheet";
import { evidenceResponse } from "@/app/work-response";
import { GET as exported } from "@/app/sessions/[id]/export/[file]/route";
import { instructorSight } from "@/app/sessions/[id]/instructor-sight";
import { loadDesk } from "@/app/sessions/[id]/review/load-desk";
import { signInCookie } from "@/lib/auth/instructor-of-request";
import { contendersIn } from "@/lib/db/review";
import { exportSourceFor } from "@/lib/db/review-export";
import { runsIn } from "@/lib/db/review-sheets";
import { bestRuns, standingRuns, type Contender } from "@/lib/review/best-run";
import { markItem } from "@/lib/review/mark-items";
import type { Sight } from "@/lib/review/visibility";
import { testSecret } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
let room: TestClass;
let sight: Sight;
let owner: string;

const people = 300;
const pieces = 330;

const run = (sql: string, ...values: unknown[]) => rowsOf(server.database.url, sql, values);

/** Work straight into the tables: more than the wire takes in a test's time. */
async function fill(): Promise<void> {
  const { sessionId } = room;
  await run(
    `INSERT INTO "Participant" (id, "sessionId", name, "nameKey", "personalCodeHash", "joinedAt")
     SELECT 'p' || lpad(n::text, 20, '0'), $1, 'student ' || n, 'student ' || n, $1 || n, now() + n * interval '1 ms'
     FROM generate_series(1, $2::int) n`,
    ...[sessionId, people],
  );
  const first = "p00000000000000000001";
  const curve = `(SELECT jsonb_agg(jsonb_build_object('epoch', e, 'loss', 1.0 / e, 'trainAccuracy', 0.123456789,
    'heldOutLoss', 0.123456789, 'heldOutAccuracy', 0.123456789)) FROM generate_series(1, 512) e)`;
  await run(
    `INSERT INTO "Evidence" ("participantId", id, "questionId", title, runs, "createdAt")
     SELECT $1, 'e' || lpad(n::text, 20, '0'), 'softmax', 'piece ' || n, lines.runs, now() + n * interval '1 ms'
     FROM generate_series(1, $2::int) n, (SELECT jsonb_agg(jsonb_build_object('label', 'run ' || l, 'config', $3::jsonb,
       'curve', ${curve}, 'finalLoss', 0.1, 'finalAccuracy', 0.9)) AS runs FROM generate_series(1, 4) l) lines`,
    ...[first, pieces, JSON.stringify(room.config)],
  );
  await run(
    `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind)
     SELECT p.id, substr(p.id, 1, 12) || lpad(n::text, 9, '0'), 'softmax',
       CASE WHEN n = 2 THEN 'all the same' ELSE repeat(md5(p.id || n), 300) END, 'submitted'
     FROM "Participant" p, generate_series(1, 2) n WHERE p."sessionId" = $1 ORDER BY n`,
    sessionId,
  );
  await run(
    `INSERT INTO "Revision" ("participantId", id, "questionId", text, kind)
     SELECT $1, 'r' || lpad(n::text, 20, '0'), 'softmax', repeat(md5(n::text), 300), 'overwritten'
     FROM generate_series(1, 50) n`,
    first,
  );
  // few sizes, counts and moments, so that ties are common
  await run(
    `INSERT INTO "Submission" ("participantId", id, config, weights, "weightsHash", curve, epochs, engine, parameters,
       network, "publicCorrect", "privateCorrect", "hiddenPoints", eligible, late, "admittedAt", "judgedVersion", "receivedAt")
     SELECT p.id, 's' || lpad(n::text, 20, '0'), $2, '\\x00000000', md5(p.id || n), '[]', 1, 'plain',
       (ARRAY[9, 53, 603, 603, 5000])[1 + (random() * 4)::int], '2→3', 1440 + (random() * 60)::int, 1300, 1500,
       random() < 0.9, random() < 0.2, CASE WHEN random() < 0.5 THEN now() END, 1,
       now() + (random() * 5)::int * interval '1 ms'
     FROM "Participant" p, generate_series(1, 12) n WHERE p."sessionId" = $1`,
    ...[sessionId, JSON.stringify(room.config)],
  );
}

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = testSecret;
  server = await startTestServer();
  room = await openClass(server.url);
  await fill();
  const found = await instructorSight(room.instructor.id, room.sessionId);
  if (!found) throw new Error("the owner sees nothing");
  sight = found;
  owner = await signInCookie(room.instructor.id, room.instructor.signInId);
});
afterAll(() => server?.close());

const load = () => loadDesk(room.instructor.id, room.sessionId, { by: "question", item: "softmax" }, "en");

const get = (file: string, signal?: AbortSignal): Promise<Response> =>
  exported(new Request("http://localhost/", { headers: { cookie: owner }, signal }), {
    params: Promise.resolve({ id: room.sessionId, file }),
  });

describe("the desk", () => {
  test("HT6 330 pieces of evidence of 250 KB and four markers at once: a small desk, soon", async () => {
    await load();
    const began = performance.now();
    const desks = await Promise.all([load(), load(), load(), load()]);
    const ms = performance.now() - began;
    for (const loaded of desks) {
      expect(loaded?.desk.lines).toHaveLength(people);
      expect(loaded?.desk.groups.map((group) => group.length)).toEqual([people]);
      expect(JSON.stringify(loaded).length).toBeLessThan(600_000);
    }
    expect(ms).toBeLessThan(5_000);
  });

  test("HT6 a participant's work comes in pages, each once, the newest first", async () => {
    const item = markItem("softmax");
    if (!item) throw new Error("no such item");
    const [revisions, evidence]: [string[], string[]] = [[], []];
    for (let page = 0, more = true; more; page++) {
      const content = await loadSheet(sight, "p00000000000000000001", item, page, "en");
      if (content.kind !== "question") throw new Error("not a question");
      expect(JSON.stringify(content).length).toBeLessThan(400_000);
      revisions.push(...content.revisions.map(({ id }) => id));
      evidence.push(...content.evidence.map(({ title }) => title));
      // the newest submitted answer is on the first page, though fifty overwritten drafts came after it
      if (page === 0) expect(content.revisions.some(({ text }) => text === "all the same")).toBe(true);
      more = content.more;
    }
    expect(new Set(revisions).size).toBe(52);
    expect(new Set(evidence).size).toBe(pieces);
    expect(evidence.indexOf("piece 330")).toBeLessThan(evidence.indexOf("piece 1"));
  });

  test("HT6 the runs of one piece of evidence come by its id, thinned", async () => {
    const query = new URLSearchParams({ evidence: "e00000000000000000001" });
    const response = await evidenceResponse(sight, "p00000000000000000001", query);
    const text = await response.text();
    expect(JSON.parse(text)).toHaveLength(4);
    expect(text.length).toBeLessThan(100_000);
  });

  test("HT6 a page of runs on thousands of their owner's own points reads none of them, and says the same", async () => {
    const [who, item] = ["p00000000000000000002", markItem("spiral")];
    if (!item) throw new Error("no such item");
    const before = await loadSheet(sight, who, item, 0, "en");
    await run(
      `UPDATE "Submission" SET config = jsonb_set(config, '{dataset}', config->'dataset' || jsonb_build_object(
         'kind', 'own', 'points', (SELECT jsonb_agg(jsonb_build_object('x', sin(n), 'y', cos(n), 'label', n % 3))
           FROM generate_series(1, 5000) n))) WHERE "participantId" = $1`,
      who,
    );
    expect(await loadSheet(sight, who, item, 0, "en")).toEqual(before);
    const { work } = await runsIn(sight, who, 0, undefined);
    expect(work.runs.map(({ config }) => config.dataset.kind)).toEqual(Array(12).fill("own"));
    expect(JSON.stringify(work.runs).length).toBeLessThan(50_000);
  });
});

describe("who stands", () => {
  /** Every run, as the rule would have it without leaving any out. */
  async function allContenders(): Promise<Contender[]> {
    const all: Contender[] = [];
    for await (const one of exportSourceFor(sight).runs()) all.push({ ...one, ownerRemoved: false });
    return all;
  }

  test("HT6 leaving out runs that cannot decide changes nobody's best", async () => {
    const [few, all] = [await contendersIn(sight), await allContenders()];
    expect(all).toHaveLength(12 * people);
    expect(few.length).toBeLessThan(all.length);
    expect(standingRuns(sight.session, few)).toEqual(standingRuns(sight.session, all));
    const ids = (best: ReturnType<typeof bestRuns>) =>
      [...best]
        .map(
          ([
            who,
            {
              run: { id },
              stands,
            },
          ]) => [who, id, stands],
        )
        .sort();
    expect(ids(bestRuns(sight.session, few))).toEqual(ids(bestRuns(sight.session, all)));
  });
});

describe("the exports", () => {
  test("HT7 a hundred megabytes leave in small pieces, and memory stays as it was", async () => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let [bytes, largest, most] = [0, 0, 0];
    for await (const piece of (await get("session.json")).body ?? []) {
      bytes += piece.byteLength;
      largest = Math.max(largest, piece.byteLength);
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(bytes).toBeGreaterThan(60e6);
    expect(largest).toBeLessThan(3e6);
    // some 30 MB of it are what the reading of evidence leaves to the collector
    expect(most).toBeLessThan(200e6);
  });

  test("HT7 two are made at once, others wait, too many are told, and who goes away makes room", async () => {
    const [first, second] = [await get("answers.csv"), await get("answers.csv")];
    const gone = new AbortController();
    const told: Response[] = [];
    const all = Array.from({ length: 26 }, async () => told.push(await get("marks.csv", gone.signal)));
    const statuses = () => told.map(({ status }) => status);
    // twenty wait
    await expect.poll(statuses, { timeout: 30_000 }).toEqual(Array(6).fill(503));
    expect(told[0].headers.get("retry-after")).toBe("60");
    expect(await told[0].text()).toContain("Marks and answers are safe");
    await first.body?.cancel();
    await expect.poll(() => statuses().filter((status) => status === 200)).toHaveLength(1);
    gone.abort();
    await Promise.all(all);
    expect(statuses().filter((status) => status === 503)).toHaveLength(25);
    for (const open of [second, ...told.filter(({ status }) => status === 200)]) await open.body?.cancel();
    expect((await (await get("marks.csv")).text()).split("\r\n")).toHaveLength(people + 2);
  });

  test("HT8 a title of any characters has every file", async () => {
    for (const title of [`${"a".repeat(59)}𠮷`, '"; filename="x', "‮a\r\nset-cookie: x=1", "名字", "…"]) {
      await run(`UPDATE "ClassSession" SET title = $2 WHERE id = $1`, room.sessionId, title);
      for (const file of ["marks.csv", "canvas.csv"]) {
        const response = await get(file);
        expect([title, response.status]).toEqual([title, 200]);
        expect(response.headers.get("content-disposition")).toMatch(
          /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
        );
        await response.body?.cancel();
      }
    }
  });
});
