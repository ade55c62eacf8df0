// A removal holds for the device, whatever it says next, and many are removed as fast as one.
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, newDevice, type Client } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";
import { findSession } from "@/lib/db/session-state";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const idOf = (client: Client): string => client.latest("student.view")?.self?.participantId ?? "";
const removed = { ok: false, error: { code: "removed" } };

test("HI4 'not me' and another name lead a removed device nowhere, also after a restart", async () => {
  const room = await openClass(server.url);
  const mallory = await room.student("Mallory");
  const participantId = idOf(mallory);
  await room.teacher.must("participant.remove", { participantId });
  const back = await room.visitor(mallory.cookie);
  await back.must("participant.leave", {});
  const left = await back.until("student.view", ({ self }) => self === null);
  expect(left).toMatchObject({ self: null, removed: true });
  for (const name of ["Mallory", "Mallory 2", "Somebody Else"])
    expect(await back.send("participant.join", { name })).toMatchObject(removed);
  const again = await startTestServer({}, server.database);
  const later = await connect(again.url, { role: "student", code: room.code }, mallory.cookie);
  expect(await later.until("student.view")).toMatchObject({ self: null, removed: true });
  expect(await later.send("participant.join", { name: "Another Day" })).toMatchObject(removed);
  await again.application.close();
  const elsewhere = await openClass(server.url);
  const inAnother = await elsewhere.visitor(mallory.cookie);
  expect((await inAnother.send("participant.join", { name: "Mallory" })).ok).toBe(true);
  await room.teacher.must("participant.restore", { participantId });
  const forgiven = await room.visitor(mallory.cookie);
  expect(await forgiven.until("student.view")).toMatchObject({ self: null, removed: false });
  expect((await forgiven.send("participant.join", { name: "Somebody Else" })).ok).toBe(true);
});

test("HI4 leaving before the removal is no way round it, and whoever sits there now stays", async () => {
  const room = await openClass(server.url);
  const [first, shared] = [await room.student("First"), await room.student("Shared")];
  const [firstId, sharedId] = [idOf(first), idOf(shared)];
  await first.must("participant.leave", {});
  await shared.must("participant.leave", {});
  await shared.must("participant.join", { name: "The Next" });
  await room.teacher.must("participants.remove", { participantIds: [firstId, sharedId] });
  expect(await first.send("participant.join", { name: "Second" })).toMatchObject(removed);
  expect((await shared.send("run.submit", runOf(room.config))).ok).toBe(true);
  await shared.must("participant.leave", {});
  expect(await shared.send("participant.join", { name: "One More" })).toMatchObject(removed);
});

test("HI4 a removed person's code is refused on another device, and takes that device with it", async () => {
  const room = await openClass(server.url);
  const mallory = await room.student("Mallory");
  const personalCode = mallory.latest("student.view")?.self?.personalCode ?? "";
  const participantId = idOf(mallory);
  const friend = await room.student("Friend");
  await room.teacher.must("participant.remove", { participantId });
  const phone = await room.visitor();
  expect(await phone.send("participant.resume", { personalCode })).toMatchObject(removed);
  expect((await phone.until("student.view", (view) => view.removed)).self).toBeNull();
  await phone.must("participant.leave", {});
  expect(await phone.send("participant.join", { name: "New" })).toMatchObject(removed);
  // somebody who is in and types it is only refused
  expect(await friend.send("participant.resume", { personalCode })).toMatchObject(removed);
  expect((await friend.send("run.submit", runOf(room.config))).ok).toBe(true);
  await friend.must("participant.leave", {});
  expect((await friend.send("participant.join", { name: "Friend 2" })).ok).toBe(true);
});

test("HI4 who is taken back in while looking at the door is in the room at once", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const participantId = idOf(mei);
  await room.teacher.must("participant.remove", { participantId });
  const back = await room.visitor(mei.cookie);
  await back.until("student.view", (view) => view.removed);
  await room.teacher.must("participants.restore", { participantIds: [participantId] });
  await back.until("student.view", (view) => !view.removed && view.self?.name === "Mei");
  await room.teacher.until("instructor.view", ({ participants }) =>
    participants.some(({ present }) => present),
  );
  // the room's views reach it again
  await room.student("Tom");
  await back.until("room.view", ({ session }) => session.joined === 2);
});

test("HI5 three hundred are removed by one request, one transaction and one view, and taken back in by one", async () => {
  const room = await openClass(server.url);
  const honest = await room.student("Honest");
  const invaders = await Promise.all(
    Array.from({ length: 300 }, async (_, at) => {
      const client = await room.visitor(newDevice());
      await client.must("participant.join", { name: `Invader ${at}` });
      return client;
    }),
  );
  const view = await room.teacher.until("instructor.view", ({ participants }) => participants.length === 301);
  const participantIds = view.participants
    .filter(({ name }) => name.startsWith("Invader"))
    .map((one) => one.participantId);
  const commits = async () => (await findSession({ id: room.sessionId }))?.sequence ?? 0;
  const before = await commits();
  honest.events.length = 0;
  await room.teacher.must("participants.remove", { participantIds });
  await Promise.all(invaders.map((one) => one.when(() => !one.socket.connected, "the end of an invader")));
  await honest.until("room.view", ({ session }) => session.joined === 1 && session.present === 1);
  expect(await commits()).toBe(before + 1);
  const halves = honest.events.filter(({ name, value }) => {
    const joined = name === "room.view" && (value as { session: { joined: number } }).session.joined;
    return joined !== false && joined > 1 && joined < 301;
  });
  expect(halves).toEqual([]);
  const back = await room.visitor(invaders[7].cookie);
  expect(await back.until("student.view")).toMatchObject({ removed: true });
  expect(await room.teacher.must("participants.restore", { participantIds })).toEqual({ nameTaken: [] });
  await honest.until("room.view", ({ session }) => session.joined === 301);
  expect(await commits()).toBe(before + 2);
});
