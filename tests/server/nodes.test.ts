// Who serves on one database, told by the processes themselves, and the clock on which they agree.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { closeDatabase } from "@/lib/db/pool";
import { createLog } from "@/lib/server/log";
import { DatabaseClock } from "@/lib/server/nodes/database-clock";
import { registerNode, type Nodes } from "@/lib/server/nodes/registry";
import { secretsPrint } from "@/lib/server/nodes/secrets-print";
import { until } from "./supervised-process";
import { createTestDatabase, type TestDatabase } from "./test-database";

const log = createLog("silent");
const card = { build: "b1", secrets: "s1.t1" };
let fresh: TestDatabase;
const open: Nodes[] = [];

async function node(more: Partial<typeof card> = {}, upgrade = false): Promise<Nodes> {
  const nodes = await registerNode({ ...card, ...more }, { log, upgrade });
  open.push(nodes);
  return nodes;
}
const idsOf = (nodes: Nodes) => nodes.others().map(({ id }) => id);

beforeAll(async () => {
  fresh = await createTestDatabase();
  process.env.DATABASE_URL = fresh.url;
});
afterAll(async () => {
  for (const nodes of open) await nodes.stop();
  await closeDatabase();
  await fresh?.drop();
});

test("ND1 nodes see each other, no longer one that stopped, and sweep one that fell silent", async () => {
  const one = await node();
  const two = await node({ build: "b2" }, true);
  expect(two.others()).toMatchObject([{ id: one.id, build: "b1", protocol: 1, secrets: "s1.t1" }]);
  await until("the first sees the second", () => idsOf(one).includes(two.id), 10_000);
  await two.stop();
  await until("the first sees nobody", () => idsOf(one).length === 0, 10_000);
  const silent = async (id: string, ago: string) =>
    database().$executeRawUnsafe(
      `INSERT INTO "Node" VALUES ('${id}', 'b1', 1, 's1.t1', now() - interval '1 hour', now() - interval '${ago}')`,
    );
  await silent("silent", "11 seconds");
  // gone since before the database's clock was set back
  await silent("ahead", "-1 day");
  await silent("late", "5 seconds");
  await until("the first sees who is late", () => idsOf(one).includes("late"), 10_000);
  expect(idsOf(one)).toEqual(["late"]);
  const rows = await database().node.findMany({ select: { id: true } });
  expect(rows.map(({ id }) => id).sort()).toEqual([one.id, "late"].sort());
});

test("ND2 whoever wakes after a pause, with everybody else, is there again without a quarrel", async () => {
  const nodes = await Promise.all(Array.from({ length: 6 }, () => node()));
  for (let round = 0; round < 3; round++) {
    await database().$executeRawUnsafe(`UPDATE "Node" SET "seenAt" = now() - interval '1 minute'`);
    // what they knew before the pause says nothing
    const awake = () =>
      database().node.count({
        where: { id: { in: nodes.map(({ id }) => id) }, seenAt: { gt: new Date(Date.now() - 30_000) } },
      });
    await until("all are awake", async () => (await awake()) === nodes.length, 10_000);
    await until("all see all", () => nodes.every((one) => idsOf(one).length >= 5), 10_000);
  }
});

test("ND10 one with another secret, or of another version without a word about it, is not let in, and leaves no row", async () => {
  const rows = () => database().node.count();
  const before = await rows();
  await expect(node({ secrets: "s1.t2" })).rejects.toThrow(/another NEXTAUTH_SECRET/);
  await expect(node({ secrets: "s2.t1" }, true)).rejects.toThrow(/another SPIRALROOM_SECRET/);
  await expect(node({ build: "b9" })).rejects.toThrow(/version \(b1; this one is b9\).*--upgrade/);
  expect(await rows()).toBe(before);
  await (await node({ build: "b9" }, true)).stop();
});

test("ND10 one that was killed is in nobody's way, though it is still listed", async () => {
  await Promise.all(open.splice(0).map((nodes) => nodes.stop()));
  await database().$executeRawUnsafe(
    `INSERT INTO "Node" VALUES ('killed', 'old', 1, 's0.t0', now(), now() - interval '8 seconds')`,
  );
  expect((await node()).others()).toEqual([]);
});

test("ND3 a print tells the same secrets from others, and none of them", () => {
  const both = { secret: "a".repeat(32), signInSecret: "b".repeat(32) };
  expect(secretsPrint({ ...both })).toBe(secretsPrint(both));
  const swapped = { secret: both.signInSecret, signInSecret: both.secret };
  expect(secretsPrint(swapped)).not.toBe(secretsPrint(both));
  expect(secretsPrint(both)).not.toMatch(/aaa|bbb/);
});

test("ND4 nodes whose machines' clocks are apart agree on the database's, whatever answers are slow", () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 5_000 })), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(answers, fc.integer({ min: -3_600_000, max: 3_600_000 }), (list, machineAhead) => {
      const clock = new DatabaseClock();
      const origin = 1_700_000_000_000;
      let monotonic = 5_000;
      // the way back of every answer is held up as well, the first one's is not
      for (const [way, held] of [[5, 0], ...list]) {
        monotonic += 1_000;
        const answered = monotonic + 2 * way + held;
        clock.read(origin + monotonic + way, monotonic, answered);
        monotonic = answered;
        const agreed =
          origin + monotonic + machineAhead + clock.offsetMs(origin + monotonic + machineAhead, monotonic);
        expect(Math.abs(agreed - (origin + monotonic))).toBeLessThan(5_000 / 2 + 1);
      }
      // eight quick answers are enough
      for (let quick = 0; quick < 30; quick++) {
        monotonic += 1_000;
        clock.read(origin + monotonic + 2, monotonic, monotonic + 4);
      }
      expect(Math.abs(clock.offsetMs(origin + monotonic, monotonic))).toBeLessThan(2);
    }),
  );
});

test("ND5 a machine that slept, or a database whose clock was set, is followed at once", () => {
  const clock = new DatabaseClock();
  for (let second = 1; second <= 20; second++)
    clock.read(1e12 + second * 1_000, second * 1_000, second * 1_000);
  clock.read(1e12 + 3_600_000, 21_000, 21_004);
  expect(clock.offsetMs(1e12 + 3_600_000, 21_002)).toBeCloseTo(0, 3);
});
