// Two processes with one session on one database: each has a memory of its own, the order of arrival is the database's.
import { createServer } from "node:http";
import { nanoid } from "nanoid";
import { Server } from "socket.io";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { onQueryTimes } from "@/lib/db/query-times";
import { createSession } from "@/lib/db/sessions";
import { findSession, loadSession } from "@/lib/db/session-state";
import { emptyNotebook } from "@/lib/live/notebook";
import { instructorBoard } from "@/lib/live/view-board";
import type { Payload } from "@/lib/contract/requests";
import { CommandsUnderway } from "@/lib/server/commands-underway";
import { createLog } from "@/lib/server/log";
import { called, heardOf, wordOf, type Called } from "@/lib/server/nodes/calls";
import { momentAfter } from "@/lib/server/room/decide-batch";
import type { TileWord } from "@/lib/server/room/elsewhere";
import type { Neighbours, Room } from "@/lib/server/room/room";
import { Rooms } from "@/lib/server/room/rooms";
import { Wall } from "@/lib/server/room/wall";
import type { Viewer } from "@/lib/server/viewer";
import { courseConfig, courseDataset } from "@/lib/spiral/config";
import { entriesOf } from "../live/session-fixture";
import { testSecret } from "./client";
import { everythingOpen, runOf, signUp, startTestServer, type TestServer } from "./harness";

let server: TestServer;
const processes: Rooms[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  for (const rooms of processes) await rooms.stop();
  await server?.close();
});

/** Every clock stands at one moment, so that nothing but the order of arrival parts two runs. */
const now = () => Date.UTC(2026, 10, 28, 9);
const config = courseConfig(courseDataset(7));

/** @param tell hears of every commit @param some it knows of others */
function newProcess(tell: Neighbours["tell"] = () => undefined, clock = now, some = true): Rooms {
  const io: Server = new Server(createServer());
  const rooms = new Rooms({
    ...{ io, log: createLog("silent"), secret: testSecret, now: clock, underway: new CommandsUnderway() },
    neighbours: { some: () => some, tell },
  });
  processes.push(rooms);
  return rooms;
}

async function roomIn(rooms: Rooms, id: string): Promise<Room> {
  const room = await rooms.open({ id });
  if (!room) throw new Error("no room");
  return room;
}

/** A class of two processes that hear nothing of each other, and its teacher. */
async function twoRooms() {
  const instructor = await signUp();
  const { id } = await createSession(instructor.id, { ...everythingOpen, dataset: config.dataset });
  const rooms = [await roomIn(newProcess(), id), await roomIn(newProcess(), id)];
  const teacher: Viewer = { role: "instructor", instructorId: instructor.id, signInId: "sign-in" };
  await rooms[0].submit({ viewer: teacher, name: "session.open", payload: {}, findings: {} });
  return { id, rooms, teacher };
}

/** Somebody in the session, known to both rooms. */
async function joined(name: string, [room, ...others]: Room[]): Promise<Viewer> {
  const deviceHash = nanoid();
  const viewer: Viewer = { role: "student", deviceHash };
  const newId = nanoid();
  const findings = { newId, personalCode: room.personalCode(newId), chance: 0 };
  const reply = await room.submit({ viewer, name: "participant.join", payload: { name }, findings });
  expect(reply.ok).toBe(true);
  for (const other of others) {
    await caughtUp(other);
    await other.learnDevice(deviceHash);
  }
  return viewer;
}

/** As when it had heard of the last commit. */
async function caughtUp(room: Room): Promise<Room> {
  const found = await findSession({ id: room.state.id });
  await room.catchUp(found?.sequence ?? 0);
  return room;
}

async function submit(room: Room, viewer: Viewer): Promise<string> {
  const { id, claimedAccuracy, curve, engine, epochs, weights } = runOf(config);
  const payload: Payload<"run.submit"> = {
    ...{ id, claimedAccuracy, curve, engine, epochs, config },
    weights: new Uint8Array(weights),
  };
  const score = { publicCorrect: 1400, privateCorrect: 1400, of: 1500, weightsHash: id };
  const reply = await room.submit({ viewer, name: "run.submit", payload, findings: { score } });
  expect(reply).toMatchObject({
    ok: true,
    data: { verdict: { submissionId: id, correct: 1400, ranked: true } },
  });
  return id;
}

test("D38 entries stand in the order in which the database took them, whichever process took them in", async () => {
  const { id, rooms } = await twoRooms();
  const [ann, bob, cat] = [
    await joined("Ann", rooms),
    await joined("Bob", rooms),
    await joined("Cat", rooms),
  ];
  // each decides knowing what the other has stored, though nobody told it
  const ids = [await submit(rooms[1], bob), await submit(rooms[0], cat), await submit(rooms[1], ann)];
  await caughtUp(rooms[0]);
  const truth = (await loadSession({ id }))?.state;
  for (const { state } of rooms) {
    expect(state).toEqual(truth);
    expect(entriesOf(state).map((entry) => entry.id)).toEqual(ids);
    expect(instructorBoard(state).rows.map(({ submissionId }) => submissionId)).toEqual(ids);
  }
});

test("HQ7 what counts in a quota is what the rows say, whichever process took them", async () => {
  const { id, rooms } = await twoRooms();
  const ann = await joined("Ann", rooms);
  for (const room of [rooms[0], rooms[1], rooms[1]]) await submit(room, ann);
  const notebook = { id: nanoid(), cells: [{ id: nanoid(), source: "x = 1" }] };
  const saved = { viewer: ann, name: "notebook.save", findings: { stored: emptyNotebook } } as const;
  expect((await rooms[0].submit({ ...saved, payload: notebook })).ok).toBe(true);
  await caughtUp(rooms[1]);
  const truth = (await loadSession({ id }))?.state;
  for (const { state } of rooms) {
    expect([...state.work.values()].map(({ usage }) => usage.runs.number)).toEqual([3]);
    expect(state.work).toEqual(truth?.work);
  }
});

test("ND15 who was removed at one node stores nothing at the other, which has not heard of it", async () => {
  const { id, rooms, teacher } = await twoRooms();
  const ann = await joined("Ann", rooms);
  const [participantId] = rooms[0].state.participants.keys();
  const removal = {
    viewer: teacher,
    name: "participant.remove",
    payload: { participantId },
    findings: {},
  } as const;
  expect((await rooms[0].submit(removal)).ok).toBe(true);
  const raised = { viewer: ann, name: "hand.raise", payload: {}, findings: {} } as const;
  expect(await rooms[1].submit(raised)).toMatchObject({ ok: false, error: { code: "removed" } });
  expect((await loadSession({ id }))?.state.work.size).toBe(0);
});

test("ND22 a process that others do not know of any more stores what it is asked to, however fast they go on", async () => {
  const { id, rooms } = await twoRooms();
  const ann = await joined("Ann", rooms);
  const alone = await roomIn(newProcess(undefined, now, false), id);
  let going = true;
  const goOn = async (): Promise<number> => {
    const bob = await joined("Bob", [alone]);
    for (let commits = 0; ; commits++) {
      if (!going) return commits;
      const name = commits % 2 === 0 ? "hand.raise" : "hand.lower";
      expect(await alone.submit({ viewer: bob, name, payload: {}, findings: {} })).toMatchObject({
        ok: true,
      });
    }
  };
  const commits = goOn();
  for (let times = 0; times < 5; times++)
    for (const name of ["hand.raise", "hand.lower"] as const)
      expect(await rooms[1].submit({ viewer: ann, name, payload: {}, findings: {} })).toMatchObject({
        ok: true,
      });
  going = false;
  expect(await commits).toBeGreaterThan(1);
  expect((await caughtUp(rooms[1])).state).toEqual((await loadSession({ id }))?.state);
});

/** A class of two processes: what the first calls out waits for the test. */
async function calling() {
  const instructor = await signUp();
  const { id } = await createSession(instructor.id, { ...everythingOpen, dataset: config.dataset });
  let waiting: Called | undefined;
  const first = newProcess((_, sequence, content) => (waiting = called(waiting, sequence, content)));
  const second = newProcess();
  const rooms = [await roomIn(first, id), await roomIn(second, id)];
  const teacher: Viewer = { role: "instructor", instructorId: instructor.id, signInId: "sign-in" };
  await rooms[0].submit({ viewer: teacher, name: "session.open", payload: {}, findings: {} });
  /** @returns how often the second asked the database */
  const callOut = async (change = (word: string) => word): Promise<number> => {
    const heard = waiting && heardOf(change(wordOf(id, waiting)));
    waiting = undefined;
    let asked = 0;
    onQueryTimes(() => asked++);
    await second.hear(id, heard?.sequence ?? 0, heard?.contents);
    onQueryTimes(() => undefined);
    return asked;
  };
  return { id, rooms, callOut };
}

test("ND23 what is called out says what changed, all that waited at once: who hears it asks the database nothing", async () => {
  const { id, rooms, callOut } = await calling();
  expect(await callOut()).toBe(0);
  const ann = await joined("Ann", [rooms[0]]);
  await submit(rooms[0], ann);
  await submit(rooms[0], ann);
  expect(await callOut()).toBe(0);
  expect(rooms[1].state).toEqual((await loadSession({ id }))?.state);
  expect(rooms[1].state.work.size).toBe(1);
});

test("ND24 what others commit while commands wait is taken in together: it neither parts them nor lets one be decided in vain", async () => {
  const { id, rooms, callOut } = await calling();
  await callOut();
  const names = ["Ann", "Bob", "Cat", "Dan", "Eve"];
  const viewers: Viewer[] = [];
  for (const name of names) viewers.push(await joined(name, [rooms[0]]));
  await callOut();
  for (const viewer of viewers) if (viewer.role === "student") await rooms[1].learnDevice(viewer.deviceHash!);
  let release = (): void => undefined;
  const busy = rooms[1].alone(() => new Promise<void>((resolve) => (release = resolve)));
  const own: Promise<unknown>[] = [];
  const before = (await findSession({ id }))?.sequence ?? 0;
  for (const viewer of viewers) {
    own.push(submit(rooms[1], viewer));
    await submit(rooms[0], viewer);
    // as everybody who comes back finds the room behind, and as every call says so
    own.push(rooms[1].catchUp((await findSession({ id }))?.sequence ?? 0));
  }
  const asked = callOut();
  release();
  await Promise.all([busy, ...own]);
  // the statement of the first, which was not in vain; what was called out said the rest
  expect(await asked).toBe(1);
  // that one, and all behind the first word together
  expect((await findSession({ id }))?.sequence).toBe(before + names.length + 2);
  expect(rooms[1].state).toEqual((await loadSession({ id }))?.state);
});

test("ND23 who hears only the end of it, or nothing but its number, looks; what is known is not folded twice", async () => {
  const { id, rooms, callOut } = await calling();
  await callOut();
  const ann = await joined("Ann", [rooms[0]]);
  await submit(rooms[0], ann);
  expect(await callOut((word) => word.replace(/ \{[^\n]*\n/, " "))).toBe(1);
  await submit(rooms[0], ann);
  expect(await callOut((word) => word.split(" ").slice(0, 3).join(" "))).toBe(1);
  await submit(rooms[0], ann);
  await caughtUp(rooms[1]);
  expect(await callOut()).toBe(0);
  await submit(rooms[0], ann);
  await submit(rooms[1], ann);
  await submit(rooms[0], ann);
  // the one between them was the other's own
  await callOut();
  expect(rooms[1].state).toEqual((await loadSession({ id }))?.state);
  expect([...rooms[1].state.work.values()].map(({ usage }) => usage.runs.number)).toEqual([6]);
});

test("ND23 what does not fit a call of PostgreSQL's is called out by its number alone", () => {
  const word = wordOf("s", { sequence: 7, contents: ["{}", `"${"é".repeat(3_950)}"`] });
  expect(heardOf(word)).toEqual({ sessionId: "s", sequence: 7, contents: [] });
  const short = { sequence: 7, contents: ["{}", `"${"é".repeat(3_900)} m 1"`] };
  expect(Buffer.byteLength(wordOf("s", short))).toBeLessThan(8_000);
  expect(heardOf(wordOf("s", short))).toEqual({ sessionId: "s", ...short });
  expect(heardOf("m node")).toBeNull();
});

test("WL8 a tile of somebody whom another process erases is forgotten, though its page is at a third", async () => {
  const { id, rooms, teacher } = await twoRooms();
  await joined("Ann", rooms);
  await joined("Bob", rooms);
  const [ann, bob] = rooms[1].state.participants.keys();
  const tile: TileWord = {
    ...{ map: null, network: "2→8→3", activation: "tanh", optimizer: "adam", parameters: 51 },
    ...{ state: "training", epoch: 1, accuracy: 0.5, spark: [] },
  };
  const taken = vi.spyOn(Wall.prototype, "hear");
  rooms[1].hearOther("third", {
    ...{ whole: true, people: {}, staff: [], fromOneAddress: 0 },
    ...{ health: { reconnected: 0, slowestMs: null }, sight: { inSight: [ann, bob], closely: [] } },
    tiles: { [ann]: tile, [bob]: tile },
  });
  const wall = taken.mock.contexts[0] as Wall;
  taken.mockRestore();
  expect(wall.size).toBe(2);
  const erasure = {
    viewer: teacher,
    name: "participant.erase",
    payload: { participantId: ann },
    findings: {},
  } as const;
  expect((await rooms[0].submit(erasure)).ok).toBe(true);
  // of an erasure the log tells nobody: the session is read anew
  await caughtUp(rooms[1]);
  expect(rooms[1].state).toEqual((await loadSession({ id }))?.state);
  expect(wall.size).toBe(1);
});

test("ND5 a class whose clock was a day ahead for a moment, and is set back, goes by the right one", async () => {
  const { id, teacher } = await twoRooms();
  const day = 86_400_000;
  const timer = (seconds: number) =>
    ({ viewer: teacher, name: "timer.set", payload: { seconds }, findings: {} }) as const;
  const ahead = await roomIn(
    newProcess(undefined, () => now() + day),
    id,
  );
  expect((await ahead.submit(timer(60))).ok).toBe(true);
  const right = await roomIn(newProcess(), id);
  expect((await right.submit(timer(120))).ok).toBe(true);
  expect(right.state.timer).toMatchObject({ endsAt: now() + 120_000 });
  expect((await loadSession({ id }))?.decidedAt).toBe(now());
});

test("ND14 clocks that are a little apart turn no time back", () => {
  expect(momentAfter(1e12 + 2_000, 1e12)).toBe(1e12 + 2_001);
  expect(momentAfter(1e12, 1e12 + 5)).toBe(1e12 + 5);
});
