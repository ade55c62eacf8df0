// Pages that take parts, as the browser's side puts them together, on a real server.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openConnection, type Connection } from "@/lib/client/connection";
import type { ServerEvents } from "@/lib/contract/events";
import { connect, newDevice } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const opened: Connection[] = [];
afterEach(() => opened.splice(0).forEach((connection) => connection.close()));

function page(greeting: Parameters<typeof openConnection>[0], cookie: string): Connection {
  const connection = openConnection(greeting, { url: server.url, headers: { cookie } });
  opened.push(connection);
  return connection;
}

type View<Name extends keyof ServerEvents> = Parameters<ServerEvents[Name]>[0];

/** The first view of this name, here or to come, that fits. */
const until = <Name extends keyof ServerEvents>(
  connection: Connection,
  name: Name,
  fits: (view: View<Name>) => boolean,
): Promise<View<Name>> =>
  new Promise((resolve) => {
    connection.on(name, (view) => fits(view) && resolve(view));
  });

test("LP2 a student's page learns of the board's rows while it looks at them, and of how many there are always", async () => {
  const room = await openClass(server.url);
  const mei = page({ role: "student", code: room.code }, newDevice());
  await until(mei, "student.view", ({ self }) => self === null);
  expect((await mei.request("participant.join", { name: "Mei" })).ok).toBe(true);
  const first = await until(mei, "student.view", ({ self }) => self?.name === "Mei");
  expect(first.room.board).toMatchObject({ rows: [], total: 0 });
  const tom = await room.student("Tom");
  await tom.must("run.submit", runOf(room.config));
  const told = await until(mei, "student.view", ({ room: { board } }) => board.total === 1);
  expect(told.room.board.rows).toEqual([]);
  mei.show(["board"]);
  const looked = await until(mei, "student.view", ({ room: { board } }) => board.rows.length === 1);
  expect(looked.room.board.rows[0]).toMatchObject({ name: "Tom", rank: 1, tier: 1 });
  await mei.request("run.submit", runOf(room.config, 2));
  const own = await until(
    mei,
    "student.view",
    ({ room: { board }, self }) => board.total === 2 && !!self?.place,
  );
  expect(own.room.board.rows.map(({ name }) => name).sort()).toEqual(["Mei", "Tom"]);
  expect(own.self?.submissions).toBe(1);
  // hidden is hidden for those who looked before, too
  mei.show([]);
  await room.teacher.must("board.set", { mode: "hidden" });
  const hidden = await until(mei, "student.view", ({ room: { board } }) => board.mode === "hidden");
  expect(hidden.room.board).toMatchObject({ rows: [], total: 0 });
});

test("LP1 the desk and the screen show what they would be sent whole", async () => {
  const room = await openClass(server.url);
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const desk = page(greeting, room.instructor.cookie);
  const { screenKey } = await until(desk, "instructor.view", () => true);
  const screen = page({ role: "screen", screenKey }, "");
  const names = ["Ada", "Ben", "Cleo"];
  const students = await Promise.all(names.map((name) => room.student(name)));
  await Promise.all(students.map((student, at) => student.must("run.submit", runOf(room.config, at))));
  await students[0].must("progress.report", {
    activity: "spiral",
    state: "training",
    epoch: 3,
    accuracy: null,
  });
  const parts = await until(
    desk,
    "instructor.view",
    ({ board, participants }) => board.total === 3 && participants.some(({ progress }) => progress !== null),
  );
  const whole = await (await connect(server.url, greeting, room.instructor.cookie)).until("instructor.view");
  expect(parts.participants.map(({ best: _, ...row }) => row)).toEqual(
    whole.participants.map(({ best: _, ...row }) => row),
  );
  expect(parts.board.rows).toMatchObject(
    whole.board.rows.map(({ submissionId: _, receivedAt: __, ...row }) => row),
  );
  const shown = await until(screen, "room.view", ({ board }) => board.total === 3);
  expect(shown.session).toEqual(whole.room.session);
  expect(shown.board.improved).toEqual(whole.room.board.improved);
  // who looks on anew begins where the others are
  const again = page(greeting, room.instructor.cookie);
  expect(await until(again, "instructor.view", () => true)).toMatchObject({
    participants: parts.participants,
  });
});
