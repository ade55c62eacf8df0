// The spotlight over real sockets: to the screen and off it, by the instructor and by whose work it is.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tilesOf, type Tile, type TilesMessage, type WallTile } from "@/lib/contract/wall";
import { packMap } from "@/lib/spiral/small-map";
import { connect, type Client } from "./client";
import { openClass, startTestServer, type TestClass, type TestServer } from "./harness";
import { snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
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
  await screen.until("room.view", ({ spotlight }) => spotlight?.participantId === adaId);
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
