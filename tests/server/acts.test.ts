// The record of what the staff does: written with what it tells, without what anybody wrote, and gone with its session.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadActs } from "@/app/sessions/[id]/acts/load-acts";
import { noteExport } from "@/app/sessions/[id]/instructor-sight";
import { actsIn, recordedActs, storeLook } from "@/lib/db/acts";
import { database } from "@/lib/db/client";
import { storeErasure } from "@/lib/db/erasure";
import { connect, type Client } from "./client";
import {
  openClass,
  runOf,
  signUp,
  staffed,
  startTestServer,
  type TestClass,
  type TestServer,
} from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const idOf = (client: Client): string => client.latest("student.view")?.self?.participantId ?? "";
const record = async ({ sessionId }: TestClass) =>
  (await actsIn(sessionId, null)).acts.map(({ what, name, detail }) => [what, name ?? detail]).reverse();

test("AU1 what matters afterwards is on record with whom it was about; what was refused or changed nothing is not", async () => {
  const room = await openClass(server.url);
  const [mia, ben] = [await room.student("Mia"), await room.student("Ben")];
  const participantId = idOf(mia);
  const lin = await staffed(room, "assistant");
  const page = await connect(server.url, { role: "instructor", sessionId: room.sessionId }, lin.cookie);
  expect(await page.send("session.end", {})).toMatchObject({ error: { code: "forbidden" } });
  await page.must("wall.look", { inSight: [], closely: participantId });
  await page.must("wall.look", { inSight: [], closely: null });
  await page.must("wall.look", { inSight: [], closely: participantId });
  await expect.poll(() => record(room)).toContainEqual(["looked", "Mia"]);
  await room.teacher.must("participant.remove", { participantId });
  await room.teacher.must("participant.remove", { participantId });
  await room.teacher.must("participants.restore", { participantIds: [participantId] });
  await room.teacher.must("place.link", { participantId: idOf(ben), keepDevices: true });
  await room.teacher.must("staff.set", { instructorId: lin.id, duty: "teacher" });
  await room.teacher.must("board.set", { mode: "hidden" });
  await room.teacher.must("session.end", {});
  await room.teacher.must("board.set", { mode: "revealed" });
  await room.teacher.must("session.release", { released: true });
  await room.teacher.must("participant.erase", { participantId });
  expect(await record(room)).toEqual([
    ["opened", null],
    // whoever is erased has no name any more
    ...[
      ["looked", null],
      ["removed", null],
      ["restored", null],
    ],
    ["place-link", "Ben"],
    ["duty", "Instructor"],
    ...[
      ["ended", null],
      ["revealed", null],
      ["released", null],
      ["erased", null],
    ],
  ]);
  const { acts } = await actsIn(room.sessionId, null);
  expect(new Set(acts.map(({ actorName }) => actorName))).toEqual(new Set(["Instructor"]));
  expect(acts.every(({ at }) => Math.abs(Date.now() - at.getTime()) < 60_000)).toBe(true);
});

test("AU2 the record has no text and no student's name in it, and goes with its session", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Zqmia");
  await mia.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "zqtext", evidence: [] });
  await mia.must("run.submit", runOf(room.config));
  await room.teacher.must("participant.rename", { participantId: idOf(mia), name: "Zqother" });
  await room.teacher.must("participant.renumber", { participantId: idOf(mia), studentNumber: "zq77" });
  await room.teacher.must("drafts.count", { counted: true });
  const rows = () =>
    rowsOf(server.database.url, `SELECT * FROM "Act" WHERE "sessionId" = $1`, [room.sessionId]);
  expect(await rows()).toHaveLength(3);
  expect(JSON.stringify(await rows())).not.toMatch(/zq/i);
  const lines = [];
  for await (const line of recordedActs(room.code.toLowerCase(), new Date(0))) lines.push(line);
  expect(lines.map(({ what }) => what)).toEqual(["opened", "renamed", "renumbered"]);
  expect(JSON.stringify(lines)).not.toMatch(/zq/i);
  await room.teacher.must("session.delete", { title: "Week one" });
  expect(await rows()).toEqual([]);
});

test("AU1 acts are kept through a kill, since they are stored with what they tell", async () => {
  const room = await openClass(server.url);
  await room.teacher.must("join.lock", { locked: true });
  const mia = await room.student("Mia").catch(() => null);
  expect(mia).toBeNull();
  await room.teacher.must("session.end", {});
  const [{ version, acts }] = await rowsOf<{ version: number; acts: string }>(
    server.database.url,
    `SELECT version, (SELECT count(*) FROM "Act" a WHERE a."sessionId" = s.id) AS acts FROM "ClassSession" s WHERE id = $1`,
    [room.sessionId],
  );
  // opened and ended, each with its act, and the lock
  expect([version, acts]).toEqual([5, "2"]);
});

test("AU3 the owner alone is shown the record", async () => {
  const room = await openClass(server.url);
  const others = [await staffed(room, "teacher"), await staffed(room, "assistant"), await signUp()];
  expect((await loadActs(room.instructor.id, room.sessionId, null))?.acts).toHaveLength(1);
  for (const { id } of others) expect(await loadActs(id, room.sessionId, null)).toBeNull();
});

test("AU4 what is written down about somebody while they are erased, or after, does not name them", async () => {
  const room = await openClass(server.url);
  const [mia, ben] = [await room.student("Mia"), await room.student("Ben")];
  const { id: actorId } = room.instructor;
  const { sessionId } = room;
  const act = { ...{ sessionId, actorId, actorName: "Instructor" }, at: Date.now() };
  const named = async () => {
    const rows = await rowsOf<{ what: string; target: string | null }>(
      server.database.url,
      `SELECT what, target FROM "Act" WHERE "sessionId" = $1 ORDER BY id`,
      [sessionId],
    );
    return rows.slice(1).map(({ what, target }) => [what, target]);
  };
  // another process has not heard of it yet
  const looks: Promise<void>[] = [];
  await database().$transaction(async (transaction) => {
    await storeErasure(transaction, sessionId, [idOf(mia)], Date.now());
    looks.push(storeLook({ ...act, target: idOf(mia) }));
    const waits = async () =>
      (
        await rowsOf(
          server.database.url,
          `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
           WHERE NOT l.granted AND a.datname = current_database()`,
        )
      ).length;
    await expect.poll(waits).toBe(1);
  });
  await Promise.all(looks);
  await storeLook({ ...act, target: idOf(mia) });
  await noteExport({ id: actorId, name: "Instructor" }, sessionId, "exported-one", idOf(mia));
  await storeLook({ ...act, target: idOf(ben) });
  await storeLook({ ...act, target: idOf(ben) });
  expect(await named()).toEqual([
    ["exported-one", null],
    ["looked", idOf(ben)],
  ]);
});
