// What nodes tell each other: enough to act as one, and nothing that is a key to anything.
import { expect, test } from "vitest";
import type { Tile } from "@/lib/contract/wall";
import type { SessionState } from "@/lib/live/state";
import { RateLimits } from "@/lib/server/rate-limits";
import { Attendance } from "@/lib/server/room/attendance";
import { Arrivals } from "@/lib/server/room/arrivals";
import { Wall } from "@/lib/server/room/wall";
import { classroom } from "../live/random-session";
import { idOf } from "../live/session-fixture";

test("ND16 what is counted at one node counts at the others, and no token and no address is told", async () => {
  const [here, there] = [new RateLimits(), new RateLimits()];
  const guesser = { device: "a token of a device", address: "192.0.2.77" };
  for (let times = 0; times < 15; times++) await here.wrongCode(guesser);
  const comer = { sessionId: "session", deviceHash: "hash", address: guesser.address };
  await here.joins.guessedWrong(comer);
  const told = [here.told.tell(), here.joins.told.tell()] as const;
  expect(JSON.stringify(told)).not.toMatch(/token|192\.0\.2/);
  expect(await there.guessing(guesser)).toBeNull();
  await there.told.hear(told[0]);
  expect(await there.guessing(guesser)).toBeGreaterThan(0);
  // told once
  expect(here.told.tell()).toEqual({});
});

test("ND16 who asks much is slowed by all nodes together, and of who does not nothing is told", async () => {
  const [here, there] = [new RateLimits(), new RateLimits()];
  const ask = async (limits: RateLimits, name: string, times: number) => {
    const waits = [];
    for (let time = 0; time < times; time++) waits.push(await limits.request("who asks", name));
    return waits.filter((wait) => wait === null).length;
  };
  expect(await ask(here, "hand.raise", 30)).toBe(30);
  expect(here.told.tell()).toEqual({});
  const passed = await ask(here, "run.submit", 20);
  const told = here.told.tell();
  expect(JSON.stringify(told)).not.toContain("who asks");
  await there.told.hear(told);
  // a quarter more than one node lets pass
  expect(passed + (await ask(there, "run.submit", 20))).toBe(25);
  for (let time = 0; time < 20; time++) await here.checkAlone("alone a token of a device", "192.0.2.77");
  const alone = here.told.tell();
  expect(JSON.stringify(alone)).not.toMatch(/token|192\.0\.2/);
  for (let time = 0; time < 4; time++) await there.told.hear(alone);
  expect(await there.checkAlone("alone a token of a device", "192.0.2.77")).toBeGreaterThan(0);
});

test("ND17 a tile that was told before another node's wall looked reaches it all the same, once", () => {
  const state: SessionState = classroom;
  const attendance = new Attendance(() => 0);
  const [ann] = ["Ann"].map(idOf);
  // somebody's page is connected here
  attendance.ofParticipant = (id) => new Set(id === ann ? [{} as never] : []);
  const wall = new Wall({
    picture: () => ({ state, attendance, arrivals: new Arrivals() }),
    readCode: async () => new Map(),
    looked: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  const sight = { inSight: [ann], closely: [] };
  const tile = {
    ...{ map: null, network: "2→16→3", activation: "relu", optimizer: "adam", parameters: 99 },
    ...{ state: "training", epoch: 1, accuracy: 0.5, spark: [50] },
  } satisfies Tile as Tile;
  wall.hear("first", { sight, tiles: {} });
  wall.take(ann, tile);
  expect(Object.keys(wall.tell(false))).toEqual([ann]);
  expect(wall.tell(false)).toEqual({});
  wall.hear("second", { sight, tiles: {} });
  expect(Object.keys(wall.tell(false))).toEqual([ann]);
  wall.hear("second", { sight, tiles: {} });
  expect(wall.tell(false)).toEqual({});
  wall.stop();
});
