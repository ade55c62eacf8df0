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
  const readiness = new Readiness(ping, () => now);
  const first = [readiness.ask(), readiness.ask()];
  now = 60_000;
  first.push(readiness.ask());
  expect(asked).toBe(1);
  answer(true);
  expect(await Promise.all(first)).toEqual([true, true, true]);
  now = 60_999;
  expect(await readiness.ask()).toBe(true);
  expect(asked).toBe(1);
  now = 61_000;
  const next = readiness.ask();
  answer(false);
  expect([await next, asked]).toEqual([false, 2]);
});
