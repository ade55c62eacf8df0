// Pseudonyms over real sockets: what pages are sent while names are hidden, and that a restart knows who has which.
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, newDevice } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

test("PN3 while names are hidden none goes to a classmate or the screen, late joiners' and renamed ones' neither", async () => {
  const room = await openClass(server.url);
  await room.teacher.must("pseudonyms.set", { on: true });
  const names = ["Adelheid", "Bartholomew", "Cunegonde"];
  const [ada, ben, late] = [
    await room.student(names[0]),
    await room.student(names[1]),
    await room.student(names[2]),
  ];
  const { screenKey, participants } = await room.teacher.until(
    "instructor.view",
    (view) => view.participants.length === 3,
  );
  const screen = await connect(server.url, { role: "screen", screenKey }, "");
  await ada.must("run.submit", runOf(room.config));
  await ada.must("hand.raise", { line: "Help?" });
  const idOf = (name: string) => participants.find((one) => one.name === name)?.participantId ?? "";
  const adaId = idOf("Adelheid");
  await room.teacher.must("spotlight.set", { spotlight: { participantId: adaId, activity: "spiral" } });
  await room.teacher.must("participant.rename", { participantId: idOf("Cunegonde"), name: "Clothilde" });
  await late.until("self.view", ({ name }) => name === "Clothilde");
  await screen.until("room.view", ({ board, spotlight }) => board.total === 1 && spotlight !== undefined);
  await ben.until("room.view", ({ board }) => board.total === 1);
  const own = new Map([
    [ada, ["Adelheid"]],
    [ben, ["Bartholomew"]],
    [late, ["Cunegonde", "Clothilde"]],
    [screen, []],
  ]);
  for (const [client, mine] of own) {
    const json = JSON.stringify(client.events);
    const told = [...names, "Clothilde"].filter((name) => !mine.includes(name) && json.includes(name));
    expect(told).toEqual([]);
  }
  // and a restart gives everybody the one that they had
  const stored = await rowsOf<{ id: string; alias: number }>(
    server.database.url,
    `SELECT id, alias FROM "Participant" WHERE "sessionId" = $1`,
    [room.sessionId],
  );
  expect(new Set(stored.map(({ alias }) => alias)).size).toBe(3);
  const again = await startTestServer({}, server.database);
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const teacher = await connect(again.url, greeting, room.instructor.cookie);
  const after = await teacher.until("instructor.view");
  const known = new Map(stored.map(({ id, alias }) => [id, alias]));
  expect(after.participants.map(({ alias }) => alias)).toEqual(
    after.participants.map(({ participantId }) => known.get(participantId)),
  );
  // who comes to it is given one that nobody has
  const newcomer = await connect(again.url, { role: "student", code: room.code }, newDevice());
  const { self } = await newcomer.must("participant.join", { name: "Dagobert" });
  expect([...known.values()]).not.toContain(self.alias);
  for (const client of [ada, screen])
    expect(await client.send("pseudonyms.set", { on: false })).toMatchObject({
      error: { code: "forbidden" },
    });
  await again.application.close();
});
