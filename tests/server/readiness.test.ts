// Who may know whether the server is ready, and what it costs.
import { expect, test } from "vitest";
import { Readiness } from "@/lib/server/http/readiness";

test("HE14 however many ask, the database is asked once a second, and once while it does not answer", async () => {
  let [now, asked] = [0, 0];
  let answer: (alive: boolean) => void = () => undefined;
  const ping = () => {
    asked++;
    return new Promise<void>((resolve, reject) => {
      answer = (alive) => (alive ? resolve() : reject(new Error("away")));
    });
  };
  const readiness = new Readiness({ ping, missing: async () => [], now: () => now });
  const first = [readiness.ask(), readiness.ask()];
  now = 60_000;
  first.push(readiness.ask());
  expect(asked).toBe(1);
  answer(true);
  expect(await Promise.all(first)).toEqual([null, null, null]);
  now = 60_999;
  expect(await readiness.ask()).toBeNull();
  expect(asked).toBe(1);
  now = 61_000;
  const next = readiness.ask();
  answer(false);
  expect([await next, asked]).toEqual(["the database does not answer", 2]);
});

test("WT4 a server is not ready while its database is silent, lacks migrations, or it is stopping itself", async () => {
  let [now, missing, asked] = [0, ["later"], 0];
  const silent = new Readiness({ ping: () => new Promise(() => undefined), pause: async () => undefined });
  expect(await silent.ask()).toBe("the database does not answer in time");
  const readiness = new Readiness({
    ping: async () => undefined,
    missing: async () => (asked++, missing),
    now: () => now,
  });
  expect(await readiness.ask()).toContain("lacks migrations");
  [now, missing] = [2_000, []];
  expect(await readiness.ask()).toBeNull();
  now = 4_000;
  expect([await readiness.ask(), asked]).toEqual([null, 2]);
  readiness.stop();
  expect(await readiness.ask()).toBe("stopping");
});
