// The spotlight over real sockets: to the screen and off it, by the instructor and by whose work it is.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveIn } from "@/lib/contract/spotlight";
import { tilesOf, type Tile, type TilesMessage, type WallTile } from "@/lib/contract/wall";
import { packMap } from "@/lib/spiral/small-map";
import { connect, type Client } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const probabilities = new Float32Array(24 * 24 * 3).map((_, at) => (at % 3 === 0 ? 0.9 : 0.05));
const tileAt = (epoch: number): Tile => ({
  map: packMap({ size: 24, classes: 3, probabilities }, 24),
  ...{ network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
  ...{ state: "training", epoch, accuracy: 0.5, spark: [33, 50] },
});

async function screenOf(room: TestClass, url = server.url): Promise<Client> {
  const { screenKey } = await room.teacher.until("instructor.view");
  return connect(url, { role: "screen", screenKey }, "");
}

/** What a screen was sent last. */
const shownOn = (screen: Client): WallTile | undefined =>
  screen.events
    .flatMap(({ name, value }) => (name === "wall.tiles" ? tilesOf(value as TilesMessage) : []))
    .at(-1);
const untilShown = (screen: Client, fits: (tile: WallTile) => boolean) =>
  screen.when(() => {
    const tile = shownOn(screen);
    return tile !== undefined && fits(tile);
  }, "a tile on the screen");

async function participantOf(client: Client): Promise<string> {
  const { self } = await client.until("student.view", (view) => view.self !== null);
  return self?.participantId ?? "";
}

test("SH6 a run goes to the screen as it trains, its page learns that it is looked at, and a still class sends nothing", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  const [adaId, benId] = [await participantOf(ada), await participantOf(ben)];
  const screen = await screenOf(room);
  await ada.must("progress.report", { activity: "spiral", state: "training", epoch: 1, accuracy: 0.5 });
  // nobody looks: what is told goes nowhere
  await ada.must("tile.report", tileAt(1));
  await room.teacher.must("spotlight.set", { spotlight: { participantId: adaId, activity: "spiral" } });
  const told = await screen.until("room.view", ({ spotlight }) => spotlight !== undefined);
  expect(told.spotlight).toMatchObject({ name: "Ada", activity: "spiral" });
  await ada.until("self.view", ({ onScreen }) => onScreen === true);
  await ada.must("tile.report", tileAt(2));
  await ben.must("tile.report", tileAt(7));
  await untilShown(screen, (tile) => tile.of === "spiral" && tile.epoch === 2);
  // another of Ada's things is not shown with it
  await ada.must("answer.draft", {
    id: "d".repeat(21),
    questionId: "softmax",
    text: "Mine.",
    baseVersion: 0,
  });
  await ada.must("progress.report", {
    ...{ activity: "questions", state: "writing", epoch: 0, accuracy: null, item: "softmax" },
  });
  await ada.must("tile.report", tileAt(3));
  await untilShown(screen, (tile) => tile.of === "spiral" && tile.epoch === 3);
  expect(JSON.stringify(screen.events)).not.toContain("Mine.");
  // a screen that comes now is sent it at once; Ben's is on none
  const second = await screenOf(room);
  await untilShown(second, (tile) => tile.of === "spiral" && tile.epoch === 3);
  for (const one of [screen, second])
    expect(JSON.stringify(one.events.filter(({ name }) => name === "wall.tiles"))).not.toContain(benId);
  // a text, whole
  await room.teacher.must("spotlight.set", {
    spotlight: { participantId: adaId, activity: "questions", item: "softmax" },
  });
  await untilShown(screen, (tile) => tile.of === "questions" && tile.text === "Mine.");
});

test("SH6 its owner takes it off the screen, the instructor is told and cannot put it back, and a restart knows all of it", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  const [adaId, benId] = [await participantOf(ada), await participantOf(ben)];
  const screen = await screenOf(room);
  const spotOf = (participantId: string) => ({ spotlight: { participantId, activity: "spiral" as const } });
  await room.teacher.must("spotlight.set", spotOf(adaId));
  await screen.until("room.view", ({ spotlight }) => liveIn(spotlight)?.participantId === adaId);
  await ada.must("spotlight.decline", { declined: true });
  await screen.until("room.view", ({ spotlight }) => spotlight === undefined);
  await room.teacher.until("instructor.view", ({ participants }) =>
    participants.some(({ participantId, unshown }) => participantId === adaId && unshown === true),
  );
  const before = await snapshot(server.database.url);
  expect(await room.teacher.send("spotlight.set", spotOf(adaId))).toMatchObject({
    error: { code: "not-to-be-shown" },
  });
  // nobody else can put anything there, nor take Ada's wish back
  for (const client of [ben, screen])
    expect(await client.send("spotlight.set", spotOf(benId))).toMatchObject({ error: { code: "forbidden" } });
  const forged = { declined: false, participantId: adaId };
  expect(await ben.sendRaw("spotlight.decline", forged)).toMatchObject({ error: { code: "bad-request" } });
  const huge = { spotlight: { ...spotOf(benId).spotlight, item: "a".repeat(1_000) } };
  expect(await room.teacher.sendRaw("spotlight.set", huge)).toMatchObject({ error: { code: "bad-request" } });
  expect(await snapshot(server.database.url)).toEqual(before);

  await room.teacher.must("spotlight.set", spotOf(benId));
  const again = await startTestServer({}, server.database);
  const later = await screenOf(room, again.url);
  const { spotlight } = await later.until("room.view");
  expect(spotlight).toMatchObject({ participantId: benId });
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const teacher = await connect(again.url, greeting, room.instructor.cookie);
  const { participants } = await teacher.until("instructor.view");
  expect(participants.filter(({ unshown }) => unshown).map(({ name }) => name)).toEqual(["Ada"]);
  await again.application.close();
});

test("SN6 snapshots are made of what the server has, shown on every screen, known after a restart, and gone with their owner", async () => {
  const room = await openClass(server.url);
  const [ada, ben] = [await room.student("Ada"), await room.student("Ben")];
  const [adaId, benId] = [await participantOf(ada), await participantOf(ben)];
  const greeting = { role: "instructor", sessionId: room.sessionId } as const;
  const second = await connect(server.url, greeting, room.instructor.cookie);
  const screen = await screenOf(room);
  await ada.must("answer.draft", {
    id: "d".repeat(21),
    questionId: "softmax",
    text: "Mine.",
    baseVersion: 0,
  });
  await room.teacher.must("wall.look", { inSight: [benId], closely: null });
  await ben.must("progress.report", { activity: "spiral", state: "training", epoch: 1, accuracy: 0.5 });
  await ben.must("tile.report", tileAt(5));
  const take = (participantId: string, activity: "spiral" | "questions", id: string, item?: string) =>
    ({ id, participantId, activity, ...(item !== undefined && { item }) }) as const;
  const [one, two] = [nanoid(), nanoid()];
  await room.teacher.must("snapshot.take", take(adaId, "questions", one, "softmax"));
  await second.must("snapshot.take", take(benId, "spiral", two));
  expect(await room.teacher.send("snapshot.take", take(adaId, "spiral", nanoid()))).toMatchObject({
    error: { code: "nothing-to-show" },
  });
  await room.teacher.must("snapshots.order", { ids: [two, one] });
  await room.teacher.must("snapshot.note", { id: two, note: "Look at the edge." });
  for (const teacher of [room.teacher, second])
    await teacher.until(
      "instructor.view",
      ({ snapshots = [] }) => snapshots[0]?.note === "Look at the edge.",
    );
  const before = await snapshot(server.database.url);
  // nobody makes one up, long notes are refused, and students have no hand in the tray
  const forged = { ...take(adaId, "questions", nanoid()), tile: { of: "questions", text: "Forged." } };
  expect(await room.teacher.sendRaw("snapshot.take", forged)).toMatchObject({
    error: { code: "bad-request" },
  });
  const long = { id: one, note: "a".repeat(5_000) };
  expect(await room.teacher.sendRaw("snapshot.note", long)).toMatchObject({ error: { field: "note" } });
  const many = { spotlight: { snapshots: Array<string>(5).fill(one) } };
  expect(await room.teacher.sendRaw("spotlight.set", many)).toMatchObject({ error: { code: "bad-request" } });
  for (const client of [ada, screen])
    expect(await client.send("snapshot.remove", { id: one })).toMatchObject({ error: { code: "forbidden" } });
  expect(await snapshot(server.database.url)).toEqual(before);

  await room.teacher.must("spotlight.set", { spotlight: { snapshots: [two, one] } });
  const again = await startTestServer({}, server.database);
  const later = await screenOf(room, again.url);
  for (const one of [screen, later]) {
    const { spotlight } = await one.until("room.view", (view) => view.spotlight !== undefined);
    expect(spotlight).toMatchObject({
      snapshots: [
        { name: "Ben", note: "Look at the edge.", tile: { of: "spiral", epoch: 5 } },
        { name: "Ada", tile: { text: "Mine." } },
      ],
    });
  }
  const teacher = await connect(again.url, greeting, room.instructor.cookie);
  expect((await teacher.until("instructor.view")).snapshots?.map(({ id }) => id)).toEqual([two, one]);
  await again.application.close();
  await ada.must("snapshots.withdraw", {});
  await screen.until("room.view", ({ spotlight }) =>
    Boolean(spotlight && "snapshots" in spotlight && spotlight.snapshots.length === 1),
  );
  await room.teacher.must("participant.remove", { participantId: benId });
  await screen.until("room.view", ({ spotlight }) => spotlight === undefined);
  expect(
    await rowsOf(server.database.url, `SELECT 1 FROM "Snapshot" WHERE "sessionId" = $1`, [room.sessionId]),
  ).toEqual([]);
});
