// Who somebody is: the token decides, not the socket.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revokeSignIn } from "@/lib/db/sign-ins";
import { connect, newDevice, openSocket } from "./client";
import { openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("D15 tabs and reconnections of a device are one participant, with everything they had", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const { verdict } = await mei.must("run.submit", runOf(room.config));
  const tab = await room.visitor(mei.cookie);
  const view = await tab.until("student.view", ({ self }) => self !== null);
  expect(view.self).toMatchObject({ name: "Mei", verdicts: [verdict] });
  expect(await tab.send("participant.join", { name: "Other" })).toMatchObject({
    error: { code: "already-joined" },
  });
  mei.close();
  const here = await room.teacher.until("instructor.view", ({ participants }) => participants[0]?.present);
  expect(here.participants).toMatchObject([{ present: true, awaySince: null }]);
  tab.close();
  await room.teacher.until("instructor.view", ({ participants }) => !participants[0].present);
  const again = await room.visitor(mei.cookie);
  await again.must("answer.draft", { id: nanoid(), questionId: "softmax", text: "x", baseVersion: 0 });
  await room.teacher.until("instructor.view", ({ participants }) => participants[0].present);
});

test("HE13 a tab that joins again is told who it is, and its neighbours nothing", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const [tab, other] = [await room.visitor(mei.cookie), await room.visitor(mei.cookie)];
  const all = [mei, tab, other];
  for (const one of all) await one.until("student.view", ({ self }) => self !== null);
  for (const one of all) one.events.length = 0;
  await tab.send("participant.join", { name: "Again" });
  await tab.until("student.view", ({ self }) => self?.name === "Mei");
  // an answer on the same line comes after whatever was sent before
  for (const one of all) await one.must("runs.list", { before: nanoid() }).catch(() => undefined);
  expect(all.map(({ events }) => events.filter(({ name }) => name === "student.view").length)).toEqual([
    0, 1, 0,
  ]);
});

test("D15 two tabs that join at once are one participant", async () => {
  const room = await openClass(server.url);
  const cookie = newDevice();
  const tabs = await Promise.all([room.visitor(cookie), room.visitor(cookie), room.visitor(cookie)]);
  const replies = await Promise.all(
    tabs.map((tab, at) => tab.send("participant.join", { name: `Tab ${at}` })),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  for (const tab of tabs) await tab.until("student.view", ({ self }) => self !== null);
  const people = await rowsOf(server.database.url, `SELECT 1 FROM "Participant" WHERE "sessionId" = $1`, [
    room.sessionId,
  ]);
  expect(people).toHaveLength(1);
});

test("D16 a personal code continues on another device, 'not me' forgets", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const code = mei.latest("student.view")?.self?.personalCode ?? "";
  const phone = await room.visitor();
  expect(await phone.send("participant.resume", { personalCode: "2222222222" })).toMatchObject({
    error: { code: "wrong-code" },
  });
  const { self } = await phone.must("participant.resume", {
    personalCode: ` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)}`,
  });
  expect(self.name).toBe("Mei");
  await phone.must("run.submit", runOf(room.config));
  await mei.until("self.view", ({ verdicts }) => verdicts.length === 1);
  await phone.must("participant.leave", {});
  await phone.until("student.view", ({ self }) => self === null);
  expect(await phone.send("run.submit", runOf(room.config))).toMatchObject({
    error: { code: "unauthenticated" },
  });
  const back = await room.visitor(phone.cookie);
  expect((await back.until("student.view")).self).toBeNull();
  expect((await (await room.visitor(mei.cookie)).until("student.view")).self?.name).toBe("Mei");
  const stored = JSON.stringify(
    await rowsOf(server.database.url, `SELECT * FROM "Participant", "ParticipantToken"`),
  );
  expect(stored).not.toContain(code);
  expect(stored).not.toContain(mei.cookie.split("=")[1]);
});

test("D17 removed means removed, in every tab, until restored", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const tab = await room.visitor(mei.cookie);
  const participantId = mei.latest("student.view")?.self?.participantId ?? "";
  await room.teacher.must("participant.remove", { participantId });
  for (const client of [mei, tab]) {
    await client.when(() => !client.socket.connected, "the end of the connection");
    expect(client.latest("connection.closed")).toEqual({ code: "removed" });
  }
  const back = await room.visitor(mei.cookie);
  expect((await back.until("student.view")).self).toBeNull();
  for (const name of ["run.submit", "participant.join"] as const)
    expect(
      await back.sendRaw(name, name === "run.submit" ? runOf(room.config) : { name: "New" }),
    ).toMatchObject({ error: { code: "removed" } });
  const other = await room.student("Mei");
  expect(await room.teacher.send("participant.restore", { participantId })).toMatchObject({
    error: { code: "name-in-use" },
  });
  await other.must("participant.leave", {});
  await room.teacher.must("participant.rename", { participantId, name: "Mei Two" });
  await room.teacher.must("participant.restore", { participantId });
  expect((await back.until("self.view")).name).toBe("Mei Two");
});

test("D18 a deleted session closes on everybody and leaves nothing", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  await mei.must("run.submit", runOf(room.config));
  await room.teacher.must("session.delete", { title: "Week one" });
  for (const client of [mei, room.teacher]) {
    await client.when(() => !client.socket.connected, "the end of the connection");
    expect(client.latest("connection.closed")).toEqual({ code: "session-not-found" });
  }
  await expect(room.visitor()).rejects.toThrow("session-not-found");
  const left = await rowsOf(server.database.url, `SELECT 1 FROM "Participant" WHERE "sessionId" = $1`, [
    room.sessionId,
  ]);
  expect(left).toEqual([]);
});

test("D19 forged, expired and foreign tokens are nobody", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const token = mei.cookie.split("=")[1];
  for (const cookie of [
    "",
    "spiralroom-device=",
    `spiralroom-device=${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`,
    `spiralroom-device=${"x".repeat(4_000)}`,
  ]) {
    const stranger = await room.visitor(cookie);
    expect((await stranger.until("student.view")).self).toBeNull();
    expect(await stranger.send("run.submit", runOf(room.config))).toMatchObject({
      error: { code: "unauthenticated" },
    });
  }
  const anonymous = await room.visitor("");
  expect(await anonymous.send("participant.join", { name: "No Cookie" })).toMatchObject({
    error: { code: "cookies-blocked" },
  });
  const elsewhere = await openClass(server.url);
  expect((await (await elsewhere.visitor(mei.cookie)).until("student.view")).self).toBeNull();
  await rowsOf(
    server.database.url,
    `UPDATE "ParticipantToken" SET "expiresAt" = now() - interval '1 minute'`,
  );
  const fresh = await startTestServer({}, server.database);
  const late = await connect(fresh.url, { role: "student", code: room.code }, mei.cookie);
  expect((await late.until("student.view")).self).toBeNull();
  await fresh.application.close();
});

test("D19 an instructor's connection lives as long as the sign-in", async () => {
  const room = await openClass(server.url);
  const before = await snapshot(server.database.url);
  const instructor = { role: "instructor", sessionId: room.sessionId } as const;
  await expect(connect(server.url, instructor, "")).rejects.toThrow("unauthenticated");
  await expect(connect(server.url, instructor, `sign-in=${nanoid()}`)).rejects.toThrow("unauthenticated");
  expect(await snapshot(server.database.url)).toEqual(before);
  await expect(connect(server.url, instructor, (await signUp()).cookie)).rejects.toThrow("forbidden");
  const quiet = await connect(server.url, instructor, room.instructor.cookie);
  await revokeSignIn(room.instructor.id, room.instructor.signInId);
  expect(await room.teacher.send("join.lock", { locked: true })).toMatchObject({
    error: { code: "unauthenticated" },
  });
  await quiet.when(() => !quiet.socket.connected, "the revoked connection's end");
  expect(quiet.latest("connection.closed")).toEqual({ code: "unauthenticated" });
  await expect(connect(server.url, instructor, room.instructor.cookie)).rejects.toThrow("unauthenticated");
});

test("D20 a handshake is as strict as a request", async () => {
  const room = await openClass(server.url);
  const refusal = (auth: Record<string, unknown>) =>
    new Promise<string>((resolve) => {
      const socket = openSocket(server.url, auth, newDevice());
      socket.on("connect", () => (socket.disconnect(), resolve("connected")));
      socket.on("connect_error", (error: Error & { data?: { code: string } }) =>
        resolve(error.data?.code ?? ""),
      );
    });
  expect(await refusal({ role: "student", code: room.code })).toBe("connected");
  expect(await refusal({ role: "student", code: room.code, protocol: 0 })).toBe("protocol-mismatch");
  expect(await refusal({ role: "student", code: "ZZZZZZ" })).toBe("session-not-found");
  expect(await refusal({ role: "screen", screenKey: "x".repeat(32) })).toBe("session-not-found");
  for (const auth of [
    {},
    { role: "admin" },
    { role: "student", code: 7 },
    { role: "student", code: "'--" },
    { role: "student", code: room.code, more: 1 },
  ])
    expect(await refusal(auth)).toBe("bad-request");
});
