// Walls and the pages that they look at, over real sockets.
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnection, type Connection } from "@/lib/client/connection";
import type { SelfView } from "@/lib/contract/views";
import { tilesOf, type Tile, type TilesMessage, type WallTile } from "@/lib/contract/wall";
import { Arrivals } from "@/lib/server/room/arrivals";
import { Attendance } from "@/lib/server/room/attendance";
import { tileWordOf } from "@/lib/server/room/elsewhere";
import { Wall } from "@/lib/server/room/wall";
import { RateLimits } from "@/lib/server/rate-limits";
import { packMap } from "@/lib/spiral/small-map";
import { idOf, joined, openSession } from "../live/session-fixture";
import { connect, newDevice, type Client } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ limits: new RateLimits(1) });
});
const pages: Connection[] = [];
afterAll(async () => {
  for (const page of pages) page.close();
  await server?.close();
});

const nobody = { inSight: [], closely: null };

function tileAt(epoch: number, winner = 0): Tile {
  const probabilities = new Float32Array(24 * 24 * 3).map((_, at) => (at % 3 === winner ? 0.9 : 0.05));
  return {
    map: packMap({ size: 24, classes: 3, probabilities }, 24),
    ...{ network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
    ...{ state: "training", epoch, accuracy: 0.5, spark: [33, 50] },
  };
}

const training = { activity: "spiral", state: "training", epoch: 1, accuracy: 0.5 } as const;

/** A student whose page takes parts, and which says how it is looked at. */
async function student(room: TestClass, name: string) {
  const page = openConnection(
    { role: "student", code: room.code },
    { url: server.url, headers: { cookie: newDevice() } },
  );
  pages.push(page);
  let self: SelfView | null = null;
  const waiting = new Set<() => void>();
  page.on("student.view", (view) => {
    self = view.self;
    for (const look of [...waiting]) look();
  });
  const reply = await page.request("participant.join", { name });
  if (!reply.ok) throw new Error(reply.error.code);
  const until = (fits: (self: SelfView) => boolean) =>
    new Promise<SelfView>((resolve) => {
      const look = () => {
        if (!self || !fits(self)) return;
        waiting.delete(look);
        resolve(self);
      };
      waiting.add(look);
      look();
    });
  await page.request("progress.report", training);
  return { page, id: reply.data.self.participantId, until };
}

/** Everything that a wall was sent, the newest of each. */
function sentTo(wall: Client): Map<string, WallTile> {
  const tiles = new Map<string, WallTile>();
  for (const { name, value } of wall.events)
    if (name === "wall.tiles")
      for (const tile of tilesOf(value as TilesMessage)) tiles.set(tile.participantId, tile);
  return tiles;
}
const untilTile = (wall: Client, id: string, fits: (tile: WallTile) => boolean = () => true) =>
  wall.when(() => {
    const tile = sentTo(wall).get(id);
    return tile !== undefined && fits(tile);
  }, `a tile of ${id}`);

const secondWall = (room: TestClass) =>
  connect(server.url, { role: "instructor", sessionId: room.sessionId }, room.instructor.cookie);

test("WL6 pages learn that they are looked at, and a wall is sent the tiles in its sight", async () => {
  const room = await openClass(server.url);
  const [mei, tom, eve] = await Promise.all(["Mei", "Tom", "Eve"].map((name) => student(room, name)));
  // unasked it is dropped
  expect(await mei.page.request("tile.report", tileAt(1))).toEqual({ ok: true, data: {} });
  await room.teacher.must("wall.look", { inSight: [mei.id, tom.id], closely: null });
  await Promise.all([mei, tom].map(({ until }) => until(({ watched }) => watched?.closely === false)));
  for (const { page } of [mei, tom, eve]) await page.request("tile.report", tileAt(2));
  await untilTile(room.teacher, mei.id);
  await untilTile(room.teacher, tom.id);
  expect(sentTo(room.teacher).get(mei.id)).toMatchObject({ of: "spiral", epoch: 2, network: "2→16→3" });
  expect(sentTo(room.teacher).has(eve.id)).toBe(false);
  // another sight: what is in it is told, and what another wall looks at goes on
  const other = await secondWall(room);
  await other.must("wall.look", { inSight: [eve.id], closely: mei.id });
  await mei.until(({ watched }) => watched?.closely === true);
  const { network, optimizer, batchSize, epochs, seed } = room.config;
  const closer = { setup: { network, optimizer, batchSize, epochs, seed }, curve: [] };
  await mei.page.request("tile.report", { ...tileAt(3), closer });
  await tom.page.request("tile.report", { ...tileAt(3), closer });
  await untilTile(other, mei.id, (tile) => tile.of === "spiral" && tile.closer !== undefined);
  await untilTile(room.teacher, tom.id, (tile) => tile.of === "spiral" && tile.epoch === 3);
  // what was not asked for is not kept
  expect(sentTo(room.teacher).get(tom.id)).not.toHaveProperty("closer");
  expect(sentTo(other).has(tom.id)).toBe(false);
  // a page that comes back hears of it at once
  other.close();
  await mei.until(({ watched }) => watched?.closely === false);
});

test("WL6 a wall with many tiles is sent them together, over a line that goes on", async () => {
  const room = await openClass(server.url);
  const names = Array.from({ length: 24 }, (_, at) => `Student ${at}`);
  const students = await Promise.all(names.map((name) => room.student(name)));
  const ids = await Promise.all(
    students.map(
      async (one) => (await one.until("student.view", ({ self }) => self !== null)).self?.participantId ?? "",
    ),
  );
  await room.teacher.must("wall.look", { inSight: ids, closely: null });
  const unseen = () => ids.filter((id) => !sentTo(room.teacher).has(id));
  await Promise.all(students.map((one) => one.must("progress.report", training)));
  // a page tells again until it is looked at: that it is takes a moment where the wall is another server's
  while (unseen().length > 0) {
    for (const id of unseen()) {
      const at = ids.indexOf(id);
      await students[at].must("tile.report", tileAt(at, at % 3));
    }
    await pause(500);
  }
  for (const id of ids) await untilTile(room.teacher, id);
  const maps = new Set(
    [...sentTo(room.teacher).values()].map((tile) => tile.of === "spiral" && tile.map?.join()),
  );
  expect(maps).toEqual(new Set([0, 1, 2].map((winner) => tileAt(0, winner).map?.join())));
  const messages = room.teacher.events.filter(({ name }) => name === "wall.tiles");
  expect(messages.length).toBeLessThan(ids.length);
  expect(room.teacher.socket.connected).toBe(true);
});

test("WL2 a wall shows what the server has of texts: a draft as it is saved, the code of an exercise", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = await Promise.all(["Mei", "Tom"].map((name) => student(room, name)));
  await room.teacher.must("wall.look", { inSight: [mei.id, tom.id], closely: null });
  const writing = { state: "writing", epoch: 0, accuracy: null } as const;
  await mei.page.request("progress.report", { ...writing, activity: "questions", item: "softmax" });
  await mei.page.request("answer.draft", {
    ...{ id: "d".repeat(21), questionId: "softmax", text: "It makes shares", baseVersion: 0 },
  });
  await untilTile(room.teacher, mei.id, (tile) => tile.of === "questions" && tile.text === "It makes shares");
  await tom.page.request("progress.report", { ...writing, activity: "tensors", item: "a-column" });
  const cells = [{ id: "a-column", source: "c = m[:, 1]", from: 0 }];
  await tom.page.request("notebook.save", { id: "n".repeat(21), of: "exercises", cells, base: 0 });
  await untilTile(room.teacher, tom.id, (tile) => tile.of === "tensors" && tile.code === "c = m[:, 1]");
});

test("WL8 tiles and looks are gone with the last wall, with their owner, and with the class", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = await Promise.all(["Mei", "Tom"].map((name) => student(room, name)));
  const sight = { inSight: [mei.id, tom.id], closely: null };
  await room.teacher.must("wall.look", sight);
  const first = await mei.until(({ watched }) => watched !== undefined);
  await mei.page.request("tile.report", tileAt(1));
  await untilTile(room.teacher, mei.id);
  // another wall that opens is told what there is
  const other = await secondWall(room);
  await other.must("wall.look", sight);
  await untilTile(other, mei.id);
  await room.teacher.must("wall.look", nobody);
  other.close();
  await mei.until(({ watched }) => watched === undefined);
  // who looks again begins anew, and the page hears that it is to
  const third = await secondWall(room);
  await third.must("wall.look", sight);
  const again = await mei.until(({ watched }) => watched !== undefined);
  expect(again.watched?.look).not.toBe(first.watched?.look);
  await tom.page.request("tile.report", tileAt(7));
  await untilTile(third, tom.id);
  expect(sentTo(third).has(mei.id)).toBe(false);
  // removed: nothing of them is told any more
  await room.teacher.must("participant.remove", { participantId: tom.id });
  const late = await secondWall(room);
  await late.must("wall.look", sight);
  await mei.page.request("tile.report", tileAt(8));
  await untilTile(late, mei.id);
  expect(sentTo(late).has(tom.id)).toBe(false);
  await room.teacher.must("session.end", {});
  await mei.until(({ watched }) => watched === undefined);
  expect(await mei.page.request("tile.report", tileAt(9))).toEqual({ ok: true, data: {} });
  await room.teacher.must("session.reopen", {});
  await mei.until(({ watched }) => watched !== undefined);
});

test("WL7 a forged, foreign, huge or flooding tile is refused, and only the session's own instructor looks", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = await Promise.all(["Mei", "Tom"].map((name) => student(room, name)));
  const sight = { inSight: [mei.id, tom.id, "nobody_of_this_class_"], closely: null };
  const visitor = await room.visitor();
  const { screenKey } = await room.teacher.until("instructor.view");
  const screen = await connect(server.url, { role: "screen", screenKey }, "");
  const { instructor: stranger } = await openClass(server.url);
  const foreign = await connect(
    server.url,
    { role: "instructor", sessionId: room.sessionId },
    stranger.cookie,
  ).catch((error: Error) => error.message);
  expect(foreign).toBe("forbidden");
  const before = await snapshot(server.database.url);
  for (const client of [visitor, screen])
    expect(await client.send("wall.look", sight)).toMatchObject({ error: { code: "forbidden" } });
  expect(await mei.page.request("wall.look", sight)).toMatchObject({ error: { code: "forbidden" } });
  expect(await screen.send("tile.report", tileAt(1))).toMatchObject({ error: { code: "forbidden" } });
  expect(await visitor.send("tile.report", tileAt(1))).toMatchObject({ error: { code: "unauthenticated" } });
  const crowd = Array.from({ length: 301 }, (_, at) => `${at}`.padStart(21, "0"));
  expect(await room.teacher.send("wall.look", { inSight: crowd, closely: null })).toMatchObject({
    error: { code: "bad-request", field: "inSight" },
  });

  await room.teacher.must("wall.look", sight);
  await mei.until(({ watched }) => watched !== undefined);
  const forged: [object, string][] = [
    [{ ...tileAt(1), participantId: tom.id }, ""],
    [{ ...tileAt(1), map: new Uint8Array(900_000) }, "map"],
    [{ ...tileAt(1), map: new Uint8Array(386) }, "map"],
    [{ ...tileAt(1), map: "AAAA" }, "map"],
    [{ ...tileAt(1), network: "<b>2→3</b>" }, "network"],
    [{ ...tileAt(1), accuracy: 7 }, "accuracy"],
    [{ ...tileAt(1), spark: Array<number>(25).fill(1) }, "spark"],
    [{ ...tileAt(1), state: "winning" }, "state"],
  ];
  for (const [tile, field] of forged)
    expect(await mei.page.request("tile.report", tile as Tile)).toMatchObject({
      error: { code: "bad-request", field },
    });
  const flood = await Promise.all(
    Array.from({ length: 100 }, (_, at) => mei.page.request("tile.report", tileAt(at))),
  );
  expect(flood.filter(({ ok }) => ok).length).toBeLessThanOrEqual(20);
  expect(
    flood.filter((reply) => !reply.ok && reply.error.code === "rate-limited").length,
  ).toBeGreaterThanOrEqual(80);
  // everybody else goes on, and nothing of it is stored
  expect((await tom.page.request("tile.report", tileAt(3))).ok).toBe(true);
  await untilTile(room.teacher, tom.id);
  expect(sentTo(room.teacher).get(tom.id)).toMatchObject({ epoch: 3 });
  expect(await snapshot(server.database.url)).toEqual(before);
});

test("WL8 a tile of somebody who is not in the class, of whom another process tells, is not kept", () => {
  const state = joined(openSession, "Ada");
  const [attendance, arrivals] = [new Attendance(Date.now), new Arrivals()];
  const wall = new Wall({
    picture: () => ({ state, attendance, arrivals }),
    readCode: async () => new Map(),
    looked: () => undefined,
    failed: (error) => expect.unreachable(String(error)),
  });
  const [here, erased] = [idOf("Ada"), idOf("Erased")];
  const told = tileWordOf(tileAt(1));
  wall.hear("node", {
    sight: { inSight: [here, erased], closely: [] },
    tiles: { [here]: told, [erased]: told },
  });
  expect(wall.size).toBe(1);
  wall.stop();
});
