// How many statements a hall's arrival and its work take: those of a moment are asked and stored together.
import { createServer } from "node:http";
import { nanoid } from "nanoid";
import pg from "pg";
import { Server } from "socket.io";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commitChanges } from "@/lib/db/commit-changes";
import { Gathered } from "@/lib/db/gathered";
import { loadSession } from "@/lib/db/session-state";
import { createSession } from "@/lib/db/sessions";
import type { Change } from "@/lib/live/changes";
import { CommandsUnderway } from "@/lib/server/commands-underway";
import type { SocketServer } from "@/lib/server/connection";
import { createLog } from "@/lib/server/log";
import { Rooms } from "@/lib/server/room/rooms";
import { testSecret } from "./client";
import { everythingOpen, openClass, runOf, signUp, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** What a task makes the driver send of a kind, Prisma's statements included: the server looks after sign-ins meanwhile. */
async function statementsOf(kind: RegExp, task: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  await task();
  // text, or an object with the text
  const texts = query.mock.calls.map(
    ([given]: unknown[]) => (given as { text?: string }).text ?? String(given),
  );
  query.mockRestore();
  return texts.filter((text) => kind.test(text));
}

const writing = /INSERT|UPDATE|FOR SHARE|BEGIN|COMMIT/;

const many = 40;
const times = <Made>(task: (at: number) => Made): Made[] => Array.from({ length: many }, (_, at) => task(at));

test("HS1 those who come at once are looked up together", async () => {
  const rooms = new Rooms({
    io: new Server(createServer()) as SocketServer,
    ...{ log: createLog("silent"), secret: testSecret, now: Date.now, underway: new CommandsUnderway() },
  });
  const { code } = await createSession((await signUp()).id, everythingOpen);
  const room = await rooms.open({ code });
  const found = await statementsOf(/code/, () => Promise.all(times(() => rooms.open({ code }))));
  const learned = await statementsOf(/tokenHash/, () =>
    Promise.all(times(() => room?.learnDevice(nanoid()))),
  );
  expect(found).toHaveLength(1);
  expect(learned).toHaveLength(1);
  await rooms.stop();
});

test("HS1 no answer is older than its question", async () => {
  let value = 0;
  const asked: string[][] = [];
  const questions = new Gathered<string, number>(async (keys) => {
    asked.push(keys);
    const now = value;
    await Promise.resolve();
    if (keys.includes("bad")) throw new Error("refused");
    return new Map(keys.filter((key) => key !== "unknown").map((key) => [key, now]));
  });
  const first = questions.put("a");
  await Promise.resolve();
  value = 1;
  const later = ["a", "b", "b", "unknown"].map((key) => questions.put(key));
  expect(await first).toBe(0);
  expect(await Promise.all(later)).toEqual([1, 1, 1, null]);
  expect(asked).toEqual([["a"], ["a", "b", "unknown"]]);
  // what one round spoils, the next does not know of
  const bad = questions.put("bad");
  await Promise.resolve();
  const next = questions.put("a");
  await expect(bad).rejects.toThrow("refused");
  expect(await next).toBe(1);
});

test("HS2 people who come in are stored in one statement, one or many", async () => {
  const room = await openClass(server.url);
  const first = await room.visitor();
  const alone = await statementsOf(writing, () => first.must("participant.join", { name: "First" }));
  expect(alone).toHaveLength(1);
  const before = await loadSession({ id: room.sessionId });
  const { version = 0 } = before?.state ?? {};
  const joins = times((at): Change & { kind: "participant-joined" } => {
    const known = { studentNumber: null, simulated: false, removedAt: null, unshown: false, alias: 0 };
    return {
      kind: "participant-joined",
      participant: { ...known, id: nanoid(), name: `S ${at}`, joinedAt: at },
    };
  });
  const credentials = joins.map(({ participant: { id: participantId } }) => ({
    ...{ participantId, deviceHash: nanoid(), was: ["former"], personalCodeHash: nanoid() },
  }));
  const held = { sessionId: room.sessionId, sequence: before?.sequence ?? 0, version, at: Date.now() };
  const commit = { ...held, changes: joins, credentials };
  const together = await statementsOf(writing, async () =>
    expect(await commitChanges(commit)).toBe("stored"),
  );
  expect(together).toHaveLength(1);
  // after a commit that is not the last nothing is stored
  expect(await commitChanges({ ...commit, changes: joins.slice(0, 1) })).toBe("stale");
  const stored = (await loadSession({ id: room.sessionId }))?.state;
  expect(stored?.version).toBe(version + many);
  expect([...(stored?.participants.values() ?? [])]).toHaveLength(many + 1);
  // who comes makes the room learn of it, and not the middle of the next test
  await room.visitor();
});

test("HS3 a run is stored in one statement", async () => {
  const room = await openClass(server.url);
  const student = await room.student("Mei");
  const alone = await statementsOf(writing, () => student.must("run.submit", runOf(room.config, 1)));
  expect(alone).toHaveLength(1);
});
