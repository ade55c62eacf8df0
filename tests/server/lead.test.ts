// Leading a class over real sockets: everybody is told, latecomers too, and a server that was killed knows it still.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factsFor } from "@/lib/db/review";
import { checksIn } from "@/lib/db/review-checks";
import { exportSourceFor } from "@/lib/db/review-export";
import { exportPieces } from "@/lib/review/session-export";
import { sightOf } from "@/lib/review/visibility";
import { connect, newDevice, type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const led = (client: Client, fits: (lead: { paused?: boolean } | undefined) => boolean) =>
  client.until("instructor.view", ({ room }) => fits(room.session.lead));

/** Somebody of the class who comes to another server on the same database, as after a restart. */
async function latecomer(url: string, room: TestClass) {
  const ben = await connect(url, { role: "student", code: room.code }, newDevice());
  await ben.must("participant.join", { name: "Late" });
  return ben.until("student.view", ({ self }) => self !== null);
}

test("LD2 a sentence reaches who is here, the screen and who comes late, and outlives the server", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  const { screenKey } = await room.teacher.until("instructor.view");
  const screen = await connect(server.url, { role: "screen", screenKey }, "");
  await room.teacher.must("announcement.set", { text: "Look at the screen." });
  await room.teacher.must("focus.set", { focus: { activity: "questions", item: "softmax" } });
  const lead = {
    announcement: { text: "Look at the screen." },
    focus: { activity: "questions", item: "softmax" },
  };
  for (const client of [ada, screen]) {
    const { session } = await client.until("room.view", (view) => view.session.lead?.focus !== undefined);
    expect(session.lead).toMatchObject(lead);
  }
  const again = await startTestServer({}, server.database);
  const view = await latecomer(again.url, room);
  expect(view.room.session.lead).toMatchObject(lead);
  await again.application.close();
});

test("LD10 a set-up reaches who is here and who comes late, and outlives the server; one that is too large changes nothing", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  const { dataset: _, ...setup } = { ...room.config, epochs: 77 };
  await room.teacher.must("focus.set", { focus: { activity: "spiral", setup } });
  const view = await ada.until("room.view", ({ session }) => session.lead?.focus !== undefined);
  expect(view.session.lead?.focus).toMatchObject({ activity: "spiral", setup });
  const wide = { units: 222, activation: "relu", dropout: 0 };
  const large = { ...setup, network: { ...setup.network, hidden: [wide, wide, wide] } };
  const unread = { ...setup, epochs: "many" };
  for (const [refused, code] of [
    [{ setup: large }, "network-too-large"],
    [{ setup: unread }, "bad-request"],
    [{ item: "no-such" }, "experiment-not-found"],
  ] as const)
    expect(
      await room.teacher.sendRaw("focus.set", { focus: { activity: "spiral", ...refused } }),
    ).toMatchObject({ ok: false, error: { code } });
  const again = await startTestServer({}, server.database);
  const late = await latecomer(again.url, room);
  expect(late.room.session.lead?.focus).toMatchObject({ activity: "spiral", setup });
  await again.application.close();
});

test("LD2 one that is too long is refused with the field that is to blame, and the one before it stands", async () => {
  const room = await openClass(server.url);
  await room.teacher.must("announcement.set", { text: "Short." });
  const reply = await room.teacher.sendRaw("announcement.set", { text: "a".repeat(5_000) });
  expect(reply).toMatchObject({ ok: false, error: { code: "bad-request", field: "text" } });
  const view = await led(room.teacher, (lead) => lead !== undefined);
  expect(view.room.session.lead?.announcement?.text).toBe("Short.");
});

test("LD5 what is sent in a pause is taken, in time; of two who press opposite buttons the last wins, and both see it", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const colleague = await connect(server.url, greeting, room.instructor.cookie);
  await room.teacher.must("pause.set", { paused: true });
  const { verdict } = await ada.must("run.submit", runOf(room.config));
  expect(verdict).toMatchObject({ late: false, ranked: true });
  for (let turn = 0; turn < 5; turn++)
    await Promise.all([
      room.teacher.must("pause.set", { paused: turn % 2 === 0 }),
      colleague.must("pause.set", { paused: turn % 2 === 1 }),
    ]);
  const [stored] = await rowsOf<{ lead: { paused: boolean } }>(
    server.database.url,
    `SELECT lead FROM "ClassSession" WHERE id = $1`,
    [room.sessionId],
  );
  const wins = (lead: { paused?: boolean } | undefined) => (lead?.paused ?? false) === stored.lead.paused;
  await Promise.all([led(room.teacher, wins), led(colleague, wins)]);
});

test("LD3 a hand is in the instructor's list with its sentence, outlives the server, and is answered to its owner alone", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  await ben.must("hand.raise", { line: "It says NaN." });
  await ada.must("hand.raise", {});
  await ada.until("self.view", ({ hand }) => hand?.place === 2);
  const again = await startTestServer({}, server.database);
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const teacher = await connect(again.url, greeting, room.instructor.cookie);
  const { participants } = await teacher.until("instructor.view");
  const asked = participants.flatMap(({ name, hand }) => (hand ? [[name, hand.line]] : []));
  expect(asked).toEqual([
    ["Ada", ""],
    ["Ben", "It says NaN."],
  ]);
  await again.application.close();

  const idOf = (name: string) => participants.find((one) => one.name === name)?.participantId ?? "";
  await room.teacher.must("hands.seen", { participantIds: [idOf("Ben")] });
  await ben.until("self.view", ({ hand }) => hand?.seen === true);
  await room.teacher.must("hand.end", { participantId: idOf("Ben"), reply: "Lower the rate." });
  await ben.until("self.view", ({ hand }) => hand?.reply === "Lower the rate.");
  // nobody did anything of Ada's: she is told that the queue moved
  await ada.until("self.view", ({ hand }) => hand?.place === 1);
  expect(JSON.stringify(ada.events)).not.toContain("Lower the rate.");
  const slower = await room.teacher.send("hand.end", { participantId: idOf("Ben") });
  expect(slower).toMatchObject({ ok: false, error: { code: "hand-not-raised" } });
});

test("LD7 votes reach the instructor and, when shown, the screen; all of it is in the export and goes with the session", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  const { screenKey } = await room.teacher.until("instructor.view");
  const screen = await connect(server.url, { role: "screen", screenKey }, "");
  const id = nanoid();
  await room.teacher.must("check.ask", { id, asked: { question: "Which?", options: ["ReLU", "None"] } });
  await Promise.all(
    [ada, ben].map((one) => one.until("room.view", ({ session }) => session.lead?.check?.open === true)),
  );
  await Promise.all([
    ada.must("check.vote", { id, round: 1, value: 0 }),
    ben.must("check.vote", { id, round: 1, value: 1 }),
  ]);
  await ben.must("check.vote", { id, round: 1, value: 0 });
  await room.teacher.until("instructor.view", ({ tallies }) => tallies?.[0].bars[0].count === 2);
  await screen.until("room.view", ({ votes }) => votes?.voted === 2 && votes.tallies === undefined);
  await room.teacher.must("check.set", { id, step: "show" });
  await screen.until("room.view", ({ votes }) => votes?.tallies?.[0].bars[0].count === 2);
  await room.teacher.must("check.set", { id, step: "again" });
  const late = await ada.send("check.vote", { id, round: 1, value: 1 });
  expect(late).toMatchObject({ ok: false, error: { code: "check-over" } });
  await ada.must("check.vote", { id, round: 2, value: 1 });
  await room.teacher.until("instructor.view", ({ tallies }) => tallies?.[1]?.bars[1].count === 1);
  await ada.must("hand.raise", { line: "And now?" });

  const reader = { instructorId: room.instructor.id };
  const facts = await factsFor(room.sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the instructor sees nothing");
  const [result] = await checksIn(sight);
  expect(result).toMatchObject({ question: "Which?", tallies: [{ voted: 2 }, { voted: 1 }] });
  expect(result.tallies.map(({ bars }) => bars.map(({ count }) => count))).toEqual([
    [2, 0],
    [0, 1],
  ]);
  let text = "";
  for await (const piece of exportPieces(exportSourceFor(sight), () => "")) text += piece;
  expect(JSON.parse(text)).toMatchObject({
    hands: [{ line: "And now?" }],
    checks: [{ id, question: "Which?", options: ["ReLU", "None"], rounds: 2 }],
  });
  expect(JSON.parse(text).votes).toHaveLength(3);

  await room.teacher.must("session.delete", { title: "Week one" });
  for (const table of ["Hand", "Vote"])
    expect(
      await rowsOf(
        server.database.url,
        `SELECT 1 FROM "${table}" x LEFT JOIN "Participant" p ON p.id = x."participantId" WHERE p.id IS NULL`,
      ),
    ).toEqual([]);
  const left = await rowsOf(server.database.url, `SELECT 1 FROM "QuickCheck" WHERE id = $1`, [id]);
  expect(left).toEqual([]);
});

test("LD11 a prediction reaches the class, its outcome too, late ones are refused, and a restart, the review and the export know both", async () => {
  const room = await openClass(server.url);
  const ada = await room.student("Ada");
  const id = nanoid();
  await room.teacher.must("check.ask", { id, asked: { question: "How accurate?", predicts: true } });
  await ada.until("room.view", ({ session }) => session.lead?.check?.predicts === true);
  const vote = (value: number) => ada.send("check.vote", { id, round: 1, value });
  expect(await vote(120)).toMatchObject({ ok: false, error: { code: "bad-request", field: "value" } });
  await ada.must("check.vote", { id, round: 1, value: 70 });
  await ada.must("check.vote", { id, round: 1, value: 92 });
  await room.teacher.must("check.reveal", { id, outcome: 93.25 });
  await ada.until("room.view", ({ session }) => session.lead?.check?.outcome === 93.25);
  expect(await vote(93)).toMatchObject({ ok: false, error: { code: "check-over" } });
  expect(await ada.sendRaw("check.reveal", { id, outcome: 1 })).toMatchObject({
    ...{ ok: false, error: { code: "forbidden" } },
  });

  const again = await startTestServer({}, server.database);
  const late = await latecomer(again.url, room);
  expect(late.room.session.lead?.check).toMatchObject({ predicts: true, outcome: 93.25, open: false });
  await again.application.close();
  const reader = { instructorId: room.instructor.id };
  const facts = await factsFor(room.sessionId, reader);
  const sight = facts && sightOf(facts, reader);
  if (!sight) throw new Error("the instructor sees nothing");
  const [result] = await checksIn(sight);
  expect(result).toMatchObject({ predicts: true, outcome: 93.25, tallies: [{ voted: 1, median: 92 }] });
  expect(result.tallies[0].bars.at(-1)).toEqual({ value: 90, count: 1 });
  let text = "";
  for await (const piece of exportPieces(exportSourceFor(sight), () => "")) text += piece;
  expect(JSON.parse(text)).toMatchObject({ checks: [{ id, predicts: true, outcome: 93.25 }] });
});
