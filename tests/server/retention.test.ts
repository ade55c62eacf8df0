// What has had its time: announced, erased once, and nothing else.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPasswordLink } from "@/lib/db/password-links";
import { expiriesOf, expiryOf, keepFor, sweep } from "@/lib/db/retention";
import { activeSignIn, createSignIn } from "@/lib/db/sign-ins";
import { openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const dayMs = 24 * 3_600_000;
const later = (days: number) => Date.now() + days * dayMs;
const people = async (sessionId: string) =>
  (await rowsOf(server.database.url, `SELECT 1 FROM "Participant" WHERE "sessionId" = $1`, [sessionId]))
    .length;

/** An ended class with two students' work. */
async function endedClass() {
  const room = await openClass(server.url);
  // these tests' clock runs ahead
  await rowsOf(
    server.database.url,
    `UPDATE "SignIn" SET "expiresAt" = now() + interval '1 year' WHERE id = $1`,
    [room.instructor.signInId],
  );
  const [mia, ben] = [await room.student("Mia"), await room.student("Ben")];
  await mia.must("run.submit", runOf(room.config));
  await ben.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "mine", evidence: [] });
  await room.teacher.must("session.end", {});
  return { room, mia, ben };
}

test("RT1 work stays for its time and a week's notice, and the shorter of two times holds", async () => {
  const { room } = await endedClass();
  const { sessionId, instructor } = room;
  const day = async (serverDays: number | null, now = Date.now()) => {
    const at = (await expiriesOf(instructor.id, serverDays, now)).get(sessionId);
    // the staff of the session and its students read the same day on their pages
    expect((await expiryOf(sessionId, serverDays, now)) ?? undefined).toEqual(at);
    return at && Math.round((at.getTime() - Date.now()) / dayMs);
  };
  expect(await day(null)).toBeUndefined();
  expect([await day(30), await day(3)]).toEqual([30, 7]);
  expect(await keepFor((await signUp()).id, sessionId, 5)).toBe(false);
  expect(await keepFor(instructor.id, sessionId, 20)).toBe(true);
  expect([await day(30), await day(10), await day(null)]).toEqual([20, 10, 20]);
  // a server that has slept over the day announces first
  expect(await sweep(null, later(40))).toMatchObject({ announced: 1, erased: 0 });
  expect(await sweep(null, later(46))).toMatchObject({ announced: 0, erased: 0 });
  expect(await people(sessionId)).toBe(2);
  // whoever gives more time is told anew
  await keepFor(instructor.id, sessionId, 60);
  expect(await sweep(null, later(48))).toMatchObject({ announced: 0, erased: 0 });
  expect(await sweep(null, later(54))).toMatchObject({ announced: 1, erased: 0 });
  expect(await sweep(null, later(62))).toMatchObject({ erased: 2 });
  expect(await people(sessionId)).toBe(0);
});

test("RT2 two processes erase once, open pages learn of it, and the session stays", async () => {
  const { room, mia } = await endedClass();
  await keepFor(room.instructor.id, room.sessionId, 1);
  await sweep(null, later(1));
  const swept = await Promise.all([1, 2, 3].map(() => sweep(null, later(9))));
  expect(swept.reduce((sum, { erased }) => sum + erased, 0)).toBe(2);
  await mia.when(() => !mia.socket.connected, "the end of the connection");
  expect(mia.latest("connection.closed")).toEqual({ code: "erased" });
  const view = await room.teacher.until("instructor.view", ({ erased }) => erased === 2);
  expect([view.participants, view.room.session.status]).toEqual([[], "ended"]);
  const acts = await rowsOf(
    server.database.url,
    `SELECT * FROM "Act" WHERE "sessionId" = $1 AND what = 'expired'`,
    [room.sessionId],
  );
  expect(acts).toHaveLength(1);
  await room.teacher.must("session.reopen", {});
});

test("RT3 what is over goes, what holds stays", async () => {
  const { id, signInId } = await signUp();
  const old = await createSignIn(id, "old", new Date(Date.now() - 1_000));
  await createPasswordLink(id, new Date(Date.now() - 2 * dayMs));
  expect((await sweep(null, Date.now())).rows).toBe(2);
  expect((await sweep(null, Date.now())).rows).toBe(0);
  expect(await rowsOf(server.database.url, `SELECT id FROM "SignIn" WHERE id = $1`, [old])).toEqual([]);
  expect(await activeSignIn(signInId)).not.toBeNull();
});

test("RT4 a sweep that knows of no time, and one that knows of another, take no announcement back", async () => {
  const { room } = await endedClass();
  expect(await sweep(30, later(24))).toMatchObject({ announced: 1, erased: 0 });
  await sweep(null, later(26));
  await sweep(300, later(28));
  expect(await sweep(30, later(32))).toMatchObject({ announced: 0, erased: 2 });
  expect(await people(room.sessionId)).toBe(0);
  // an old announcement is none: whoever read it then has seen that nothing came of it
  const { room: other } = await endedClass();
  await sweep(30, later(24));
  expect(await sweep(30, later(60))).toMatchObject({ announced: 1, erased: 0 });
  expect(await people(other.sessionId)).toBe(2);
  await keepFor(other.instructor.id, other.sessionId, 3_000);
});

test("RT4 the time of a class that goes on begins with what was handed in last", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  await rowsOf(
    server.database.url,
    `UPDATE "Participant" SET "joinedAt" = now() - interval '100 days' WHERE "sessionId" = $1`,
    [room.sessionId],
  );
  await mia.must("answer.submit", { id: nanoid(), questionId: "softmax", text: "late", evidence: [] });
  const at = await expiryOf(room.sessionId, 30);
  expect(Math.round(((at?.getTime() ?? 0) - Date.now()) / dayMs)).toBe(30);
});

test("RT4 a class that cannot be erased holds up no other, nor what else is over, and is reported", async () => {
  const [{ room: stuck }, { room }] = [await endedClass(), await endedClass()];
  for (const one of [stuck, room]) await keepFor(one.instructor.id, one.sessionId, 1);
  await rowsOf(
    server.database.url,
    `UPDATE "ClassSession" SET "endedAt" = "endedAt" - interval '1 hour' WHERE id = $1`,
    [stuck.sessionId],
  );
  await rowsOf(
    server.database.url,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'too slow'; END $$`,
  );
  await rowsOf(
    server.database.url,
    `CREATE TRIGGER refuse BEFORE DELETE ON "Participant" FOR EACH ROW
      WHEN (OLD."sessionId" = '${stuck.sessionId}') EXECUTE FUNCTION refuse()`,
  );
  await sweep(null, later(1));
  const old = await createSignIn((await signUp()).id, "old", new Date(Date.now() - 1_000));
  await expect(sweep(null, later(9))).rejects.toThrow("too slow");
  expect([await people(stuck.sessionId), await people(room.sessionId)]).toEqual([2, 0]);
  expect(await rowsOf(server.database.url, `SELECT id FROM "SignIn" WHERE id = $1`, [old])).toEqual([]);
  await rowsOf(server.database.url, `DROP TRIGGER refuse ON "Participant"`);
  expect(await sweep(null, later(9))).toMatchObject({ erased: 2 });
});

test("RT4 the record has the erasure of a class that goes in full parts", async () => {
  const { room } = await endedClass();
  await keepFor(room.instructor.id, room.sessionId, 1);
  await rowsOf(
    server.database.url,
    `INSERT INTO "Participant" SELECT (jsonb_populate_record(p, jsonb_build_object(
        'id', 'copy-' || n, 'nameKey', 'copy-' || n, 'personalCodeHash', 'copy-' || n))).*
      FROM generate_series(1, 48) n, "Participant" p
      WHERE p.id = (SELECT min(id) FROM "Participant" WHERE "sessionId" = $1)`,
    [room.sessionId],
  );
  await sweep(null, later(1));
  expect(await sweep(null, later(9))).toMatchObject({ erased: 50 });
  const acts = await rowsOf(
    server.database.url,
    `SELECT 1 FROM "Act" WHERE "sessionId" = $1 AND what = 'expired'`,
    [room.sessionId],
  );
  expect(acts).toHaveLength(1);
});
