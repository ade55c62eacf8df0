// Leading a class over real sockets: everybody is told, latecomers too, and a server that was killed knows it still.
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, newDevice } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server?.close());

test("LD2 a sentence reaches who is here, who comes late and the screen, and outlives the server", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  await room.teacher.must("announcement.set", { text: "Look at the screen." });
  const said = { text: "Look at the screen." };
  await ada.until("room.view", ({ session }) => session.lead?.announcement?.text === said.text);
  const later = await startTestServer({}, server.database);
  const ben = await connect(later.url, { role: "student", code: room.code }, newDevice());
  await ben.must("participant.join", { name: "Ben" });
  const { room: seen } = await ben.until("student.view", ({ self }) => self !== null);
  expect(seen.session.lead?.announcement).toMatchObject(said);
  await later.application.close();
});

test("LD2 one that is too long is refused with the field that is to blame, and the one before it stands", async () => {
  const room = await openClass(server.url);
  await room.teacher.must("announcement.set", { text: "Short." });
  const reply = await room.teacher.sendRaw("announcement.set", { text: "a".repeat(5_000) });
  expect(reply).toMatchObject({ ok: false, error: { code: "bad-request", field: "text" } });
  const view = await room.teacher.until("instructor.view", ({ room: { session } }) => !!session.lead);
  expect(view.room.session.lead?.announcement?.text).toBe("Short.");
});
