// A session's staff over real sockets: invited, acting beside each other, taking over, and removed.
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invitationsAtMost, staffInvitationMs, type GivenDuty } from "@/lib/contract/staff";
import { sessionsStaffed } from "@/lib/db/sessions";
import {
  declineStaffInvitation,
  inviteStaff,
  invitationsTo,
  staffInvitationOf,
  takeStaffInvitation,
} from "@/lib/db/staff";
import { connect, type Client } from "./client";
import { openClass, signUp, staffed, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const comeIn = (room: TestClass, { cookie }: { cookie: string }): Promise<Client> =>
  connect(server.url, { role: "instructor", sessionId: room.sessionId }, cookie);

const joinAs = async (room: TestClass, duty: GivenDuty) => {
  const account = await staffed(room, duty);
  return { account, client: await comeIn(room, account) };
};

const now = () => new Date();

test("SF4 a link makes a teacher who acts; removed, their page closes at once and does not open again", async () => {
  const room = await openClass(server.url);
  const lin = await signUp();
  await expect(comeIn(room, lin)).rejects.toThrow("forbidden");
  const { token } = await room.teacher.must("staff.invite", { duty: "teacher" });
  expect(await takeStaffInvitation({ token: token ?? "" }, lin.id, now())).toEqual({
    sessionId: room.sessionId,
  });
  const page = await comeIn(room, lin);
  await page.must("join.lock", { locked: true });
  await room.teacher.until("instructor.view", (view) => view.room.session.joinLocked);
  expect((await sessionsStaffed(lin.id)).map(({ id, duty }) => [id, duty])).toEqual([
    [room.sessionId, "teacher"],
  ]);
  await room.teacher.must("staff.set", { instructorId: lin.id, duty: null });
  await page.when(() => !page.socket.connected, "the end of the connection");
  expect(page.latest("connection.closed")).toEqual({ code: "forbidden" });
  await expect(comeIn(room, lin)).rejects.toThrow("forbidden");
  expect(await sessionsStaffed(lin.id)).toEqual([]);
});

test("SF4 another duty holds from the next request on, and whoever leaves is out", async () => {
  const room = await openClass(server.url);
  const { account, client } = await joinAs(room, "teacher");
  await room.teacher.must("staff.set", { instructorId: account.id, duty: "assistant" });
  expect(await client.send("timer.set", { seconds: 60 })).toMatchObject({ error: { code: "forbidden" } });
  await client.must("staff.leave", {});
  await client.when(() => !client.socket.connected, "the end of the connection");
});

test("SF5 a link works once, is stored as its hash alone, and is over when it is taken back or too old", async () => {
  const room = await openClass(server.url);
  const { token, invitation } = await room.teacher.must("staff.invite", { duty: "assistant" });
  if (token === null) throw new Error("no token");
  const stored = JSON.stringify(await rowsOf(server.database.url, `SELECT * FROM "StaffInvitation"`));
  expect(stored).not.toContain(token);
  expect(stored).toContain(createHash("sha256").update(token).digest("hex"));
  const [lin, mei] = [await signUp(), await signUp()];
  const late = new Date(Date.now() + staffInvitationMs + 1_000);
  expect(await takeStaffInvitation({ token }, lin.id, late)).toBe("over");
  expect(await takeStaffInvitation({ token }, room.instructor.id, now())).toBe("own");
  expect(await staffInvitationOf(token, lin.id, now())).toMatchObject({ id: invitation.id, own: false });
  const both = await Promise.all([lin, mei].map(({ id }) => takeStaffInvitation({ token }, id, now())));
  expect(both.filter((one) => one === "over")).toHaveLength(1);
  // who has been taken in is told so by another link, which stays good; a greater duty is offered to them
  const member = both[0] === "over" ? mei : lin;
  const duties = ["assistant", "teacher"] as const;
  const links = await Promise.all(duties.map((duty) => room.teacher.must("staff.invite", { duty })));
  const told = await Promise.all(links.map((one) => staffInvitationOf(one.token ?? "", member.id, now())));
  expect(told.map((one) => one?.already)).toEqual([true, false]);
  const another = await room.teacher.must("staff.invite", { duty: "assistant" });
  await room.teacher.must("staff.uninvite", { id: another.invitation.id });
  expect(await takeStaffInvitation({ token: another.token ?? "" }, lin.id, now())).toBe("over");
});

test("SF5 an invitation to an address is its account's alone, and says nothing of whether there is one", async () => {
  const room = await openClass(server.url);
  const email = `lin-${room.code.toLowerCase()}@example.org`;
  const before = await room.teacher.must("staff.invite", { duty: "teacher", address: ` ${email}`.trim() });
  expect(before.token).toBeNull();
  const lin = await signUp(email);
  const mei = await signUp();
  const { id } = before.invitation;
  expect(await takeStaffInvitation({ id, address: "mei@example.org" }, mei.id, now())).toBe("over");
  await declineStaffInvitation(id, "mei@example.org");
  expect(await invitationsTo({ id: lin.id, email }, now())).toMatchObject([{ id, duty: "teacher" }]);
  // another to the same address takes its place
  const again = await room.teacher.must("staff.invite", { duty: "assistant", address: email.toUpperCase() });
  expect((await room.teacher.must("staff.invitations", {})).invitations).toEqual([again.invitation]);
  const key = { id: again.invitation.id, address: email };
  expect(await takeStaffInvitation(key, lin.id, now())).toEqual({ sessionId: room.sessionId });
  const page = await comeIn(room, lin);
  expect(await page.send("pause.set", { paused: true })).toMatchObject({ error: { code: "forbidden" } });
});

test("SF5 more invitations than may wait are refused; with the session all of its staff is gone", async () => {
  const room = await openClass(server.url);
  for (let made = 0; made < invitationsAtMost; made++)
    expect(
      await inviteStaff({ id: room.sessionId, instructorId: room.instructor.id }, { duty: "teacher" }, now()),
    ).not.toBe("full");
  expect(await room.teacher.send("staff.invite", { duty: "teacher" })).toMatchObject({
    error: { code: "staff-full" },
  });
  await rowsOf(server.database.url, `DELETE FROM "StaffInvitation" WHERE "sessionId" = $1`, [room.sessionId]);
  const { client } = await joinAs(room, "teacher");
  await inviteStaff({ id: room.sessionId, instructorId: room.instructor.id }, { duty: "teacher" }, now());
  expect(await client.send("session.delete", { title: "Week one" })).toMatchObject({
    error: { code: "forbidden" },
  });
  await room.teacher.must("session.delete", { title: "Week one" });
  for (const table of ["Staff", "StaffInvitation"])
    expect(
      await rowsOf(server.database.url, `SELECT * FROM "${table}" WHERE "sessionId" = $1`, [room.sessionId]),
    ).toEqual([]);
});

test("SF6 of two who press opposite buttons the last wins, and both see it", async () => {
  const room = await openClass(server.url);
  const { client } = await joinAs(room, "teacher");
  for (let round = 0; round < 5; round++) {
    const answers: string[] = [];
    const press = async (by: Client, mode: "hidden" | "live") => {
      await by.must("board.set", { mode });
      answers.push(mode);
    };
    await Promise.all([press(room.teacher, "hidden"), press(client, "live")]);
    const [row] = await rowsOf<{ boardMode: string }>(
      server.database.url,
      `SELECT "boardMode" FROM "ClassSession" WHERE id = $1`,
      [room.sessionId],
    );
    await room.teacher.must("announcement.set", { text: `Round ${round}.` });
    for (const page of [room.teacher, client]) {
      const view = await page.until(
        "instructor.view",
        (one) => one.room.session.lead?.announcement?.text === `Round ${round}.`,
      );
      expect(view.room.session.boardMode).toBe(row.boardMode);
    }
    expect(answers).toHaveLength(2);
  }
});

test("SF7 when the owner's laptop dies a teacher goes on: timer, finale, end", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  const { client } = await joinAs(room, "teacher");
  await room.teacher.must("timer.set", { seconds: 600 });
  await client.until("instructor.view", (view) => view.room.session.timer !== undefined);
  // as a machine that is switched off: no word of farewell
  room.teacher.socket.io.engine.close();
  await client.must("timer.extend", { seconds: 60 });
  for (const step of [1, 2] as const) {
    await client.must("finale.set", { step });
    await ada.until("room.view", (view) => view.session.finale === step);
  }
  await client.must("finale.set", { step: 3 });
  await client.must("session.end", {});
  await ada.until("room.view", (view) => view.session.status === "ended");
  // and whoever was away finds all of it
  const back = await comeIn(room, room.instructor);
  const { session } = (await back.until("instructor.view")).room;
  expect(session).toMatchObject({ status: "ended", boardMode: "revealed" });
});

test("SF8 the staff see who is here and what each is at; the page that spoke last tells", async () => {
  const room = await openClass(server.url);
  const { account, client } = await joinAs(room, "assistant");
  const sees = (fits: (row: { here: boolean; at?: object }) => boolean) =>
    room.teacher.until("instructor.view", ({ staff }) =>
      staff.some((row) => row.instructorId === account.id && fits(row)),
    );
  await sees(({ here }) => here);
  await client.must("staff.at", { at: { page: "wall" } });
  const second = await comeIn(room, account);
  const at = { page: "review", item: "softmax" } as const;
  await second.must("staff.at", { at });
  await sees((row) => JSON.stringify(row.at) === JSON.stringify(at));
  second.close();
  await sees((row) => JSON.stringify(row.at) === JSON.stringify({ page: "wall" }));
  client.close();
  await sees(({ here }) => !here);
});

test("SF9 whoever was removed finds no invitation that waited for their address, and taking one ends the others", async () => {
  const room = await openClass(server.url);
  const email = `lin-${room.code.toLowerCase()}@example.org`;
  const lin = await signUp(email);
  const waiting = async () => (await room.teacher.must("staff.invitations", {})).invitations;
  const invited = async () =>
    (await room.teacher.must("staff.invite", { duty: "teacher", address: email })).invitation;
  const before = await invited();
  const others = await room.teacher.must("staff.invite", { duty: "assistant", address: "mei@example.org" });
  const { token } = await room.teacher.must("staff.invite", { duty: "teacher" });
  await takeStaffInvitation({ token: token ?? "" }, lin.id, now());
  expect(await waiting()).toEqual([others.invitation]);
  expect(await takeStaffInvitation({ id: before.id, address: email }, lin.id, now())).toBe("over");
  await comeIn(room, lin);
  const again = await invited();
  await room.teacher.must("staff.set", { instructorId: lin.id, duty: null });
  expect(await waiting()).toEqual([others.invitation]);
  expect(await takeStaffInvitation({ id: again.id, address: email }, lin.id, now())).toBe("over");
  await expect(comeIn(room, lin)).rejects.toThrow("forbidden");
});

test.each([null, "assistant"] as const)(
  "SF9 a teacher who is made %s leaves no unused link to a place behind, and another room's stay",
  async (duty) => {
    const [room, elsewhere] = [await openClass(server.url), await openClass(server.url)];
    const linkOf = async (by: Client, { student }: TestClass) => {
      const mia = await student("Mia");
      const participantId = mia.latest("student.view")?.self?.participantId ?? "";
      return (await by.must("place.link", { participantId, keepDevices: true })).token;
    };
    const { account, client } = await joinAs(room, "teacher");
    const token = await linkOf(client, room);
    const other = await linkOf(elsewhere.teacher, elsewhere);
    await room.teacher.must("staff.set", { instructorId: account.id, duty });
    expect(await (await room.visitor()).send("participant.return", { token })).toMatchObject({
      error: { code: "link-over" },
    });
    expect((await (await elsewhere.visitor()).must("participant.return", { token: other })).self.name).toBe(
      "Mia",
    );
  },
);

test("SF9 a link to a place that is still being made while who asks is made an assistant ends, too", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const { account, client } = await joinAs(room, "teacher");
  const blocker = new pg.Client({ connectionString: server.database.url });
  await blocker.connect();
  await blocker.query("BEGIN");
  await blocker.query(`SELECT 1 FROM "Participant" WHERE id = $1 FOR UPDATE`, [participantId]);
  const asked = client.send("place.link", { participantId, keepDevices: true });
  const isHeld = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await rowsOf(server.database.url, isHeld)).length === 0) await setTimeout(20);
  const demoted = room.teacher.must("staff.set", { instructorId: account.id, duty: "assistant" });
  // a demotion that did not wait for the link would be done by now
  await Promise.race([demoted, setTimeout(300)]);
  await blocker.query("COMMIT");
  await blocker.end();
  await Promise.all([asked, demoted]);
  const links = `SELECT * FROM "PlaceLink" WHERE "participantId" = $1`;
  expect(await rowsOf(server.database.url, links, [participantId])).toEqual([]);
});

test("SF4 a greater duty that is taken by a link reaches the open page by itself; a lesser one takes nothing away", async () => {
  const room = await openClass(server.url);
  const { account, client } = await joinAs(room, "assistant");
  const take = async (duty: GivenDuty) => {
    const { token } = await room.teacher.must("staff.invite", { duty });
    expect(await takeStaffInvitation({ token: token ?? "" }, account.id, now())).toHaveProperty("sessionId");
  };
  await take("teacher");
  await client.until("instructor.view", ({ staff }) =>
    staff.some(({ instructorId, duty }) => instructorId === account.id && duty === "teacher"),
  );
  await client.must("join.lock", { locked: true });
  await take("assistant");
  expect((await sessionsStaffed(account.id)).map(({ duty }) => duty)).toEqual(["teacher"]);
});
