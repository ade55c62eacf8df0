// Coming back: the instructor's one-time link to a participant's place, and numbers that are corrected reach the export.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placeLinkMs } from "@/lib/db/place-links";
import { rowsOf } from "./snapshot";
import { RateLimits } from "@/lib/server/rate-limits";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
let later = 0;
beforeAll(async () => {
  server = await startTestServer({ now: () => Date.now() + later });
});
afterAll(() => server?.close());

const over = { ok: false, error: { code: "link-over" } };

test("GP10 a link gives a new device the place with its work, once, and the old device's seat goes", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  await mia.must("run.submit", runOf(room.config));
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const again = await room.visitor();
  expect(await again.send("participant.join", { name: "Mia" })).toMatchObject({
    error: { code: "name-taken" },
  });
  const { token } = await room.teacher.must("place.link", { participantId, keepDevices: false });
  const { self } = await again.must("participant.return", { token });
  expect(self).toMatchObject({ name: "Mia", participantId, submissions: 1 });
  // its page learns that it was somebody here, and from a stranger's that is kept
  await mia.until("student.view", (view) => view.self === null && view.left === true);
  expect(await (await room.visitor(mia.cookie)).until("student.view")).toMatchObject({
    self: null,
    left: true,
  });
  expect((await (await room.visitor()).until("student.view")).left).toBeUndefined();
  expect((await (await room.visitor(again.cookie)).until("student.view")).self?.name).toBe("Mia");
  expect(await (await room.visitor()).send("participant.return", { token })).toMatchObject(over);
  const rows = await rowsOf(
    server.database.url,
    `SELECT "usedAt", "keepDevices" FROM "PlaceLink" WHERE "participantId" = $1`,
    [participantId],
  );
  expect(rows).toEqual([{ usedAt: expect.any(Date), keepDevices: false }]);
});

test("GP10 the old device's seat stays where the instructor chose so, and who is somebody else may come back", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  const other = await room.student("Mia 2");
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const { token } = await room.teacher.must("place.link", { participantId, keepDevices: true });
  expect((await other.must("participant.return", { token })).self.name).toBe("Mia");
  expect((await (await room.visitor(mia.cookie)).until("student.view")).self?.name).toBe("Mia");
});

test("GP10 of many who open it at once one comes in; a newer link, an hour and another room end it", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const link = () => room.teacher.must("place.link", { participantId, keepDevices: true });
  const { token } = await link();
  const crowd = await Promise.all(Array.from({ length: 8 }, () => room.visitor()));
  const replies = await Promise.all(crowd.map((one) => one.send("participant.return", { token })));
  expect(replies.filter(({ ok }) => ok).length).toBe(1);
  const replaced = await link();
  const { token: newest } = await link();
  const visitor = await room.visitor();
  expect(await visitor.send("participant.return", { token: replaced.token })).toMatchObject(over);
  const elsewhere = await openClass(server.url);
  expect(await (await elsewhere.visitor()).send("participant.return", { token: newest })).toMatchObject(over);
  later = placeLinkMs;
  expect(await visitor.send("participant.return", { token: newest })).toMatchObject(over);
  later = 0;
  await room.teacher.must("participant.remove", { participantId });
  expect(await visitor.send("participant.return", { token: newest })).toMatchObject({
    error: { code: "removed" },
  });
});

test("GP10 a link whose answer was lost lets the device in that used it when it is pressed again, and no other", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const { token } = await room.teacher.must("place.link", { participantId, keepDevices: false });
  const phone = await room.visitor();
  // two tabs of one device, and a press after a reload
  const presses = [phone, await room.visitor(phone.cookie)].map((tab) =>
    tab.send("participant.return", { token }),
  );
  for (const reply of await Promise.all(presses)) expect(reply).toMatchObject({ ok: true });
  later = placeLinkMs;
  const { self } = await (await room.visitor(phone.cookie)).must("participant.return", { token });
  later = 0;
  expect(self).toMatchObject({ name: "Mia", participantId });
  const others = [mia, await room.visitor(), await room.student("Theo")];
  for (const other of others) expect(await other.send("participant.return", { token })).toMatchObject(over);
  await phone.must("participant.leave", {});
  expect(await phone.send("participant.return", { token })).toMatchObject(over);
});

test("GP10 nobody but the session's instructor makes a link, and only for who is in", async () => {
  const room = await openClass(server.url);
  const mia = await room.student("Mia");
  const participantId = mia.latest("student.view")?.self?.participantId ?? "";
  const stranger = await openClass(server.url);
  const asked = { participantId, keepDevices: true };
  expect(await mia.send("place.link", asked)).toMatchObject({ error: { code: "forbidden" } });
  expect(await stranger.teacher.send("place.link", asked)).toMatchObject({
    error: { code: "participant-not-found" },
  });
  for (const token of [nanoid(43), "x", ""])
    expect((await (await room.visitor()).send("participant.return", { token })).ok).toBe(false);
});

test("HI8 tokens of links that are guessed at once are as few as those guessed one after the other", async () => {
  const strict = await startTestServer({ limits: new RateLimits() }, server.database);
  const room = await openClass(strict.url);
  const guesser = await room.visitor();
  const guesses = Array.from({ length: 60 }, () => guesser.send("participant.return", { token: nanoid(43) }));
  const codes = (await Promise.all(guesses)).map((reply) => (reply.ok ? "in" : reply.error.code));
  expect(codes.filter((code) => code === "link-over")).toHaveLength(10);
  expect(codes.filter((code) => code === "rate-limited")).toHaveLength(50);
  await strict.application.close();
});

test("GP8 a corrected number is in the database, which exports read, and a required one is asked for", async () => {
  const room = await openClass(server.url, { numberRequired: true });
  const mia = await room.visitor();
  expect(await mia.send("participant.join", { name: "Mia" })).toMatchObject({
    error: { code: "number-required" },
  });
  // calling oneself a figure of the demo is no way round it
  expect(await mia.send("participant.join", { name: "Mia", simulated: true })).toMatchObject({
    error: { code: "number-required" },
  });
  await mia.must("participant.join", { name: "Mia", studentNumber: " ２０２３１１４ " });
  const { self } = await mia.until("student.view", (view) => view.self !== null);
  expect(self?.studentNumber).toBe("2023114");
  const stored = () =>
    rowsOf(server.database.url, `SELECT "studentNumber" FROM "Participant" WHERE "sessionId" = $1`, [
      room.sessionId,
    ]);
  await mia.must("participant.number", { studentNumber: "2023115" });
  expect(await stored()).toEqual([{ studentNumber: "2023115" }]);
  await room.teacher.must("participant.renumber", {
    participantId: self?.participantId ?? "",
    studentNumber: "2023116",
  });
  expect(await stored()).toEqual([{ studentNumber: "2023116" }]);
  await mia.until("self.view", ({ studentNumber }) => studentNumber === "2023116");
});
