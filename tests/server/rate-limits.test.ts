// Limits are per identity: a hall behind one address is never locked out by one of it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { RateLimits } from "@/lib/server/rate-limits";
import { connect, newDevice } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ limits: new RateLimits() });
});
afterAll(() => server?.close());

test("D24 a page that sends without end is slowed, its neighbour is not", async () => {
  const room = await openClass(server.url);
  const [mei, tom] = [await room.student("Mei"), await room.student("Tom")];
  const progress = { activity: "spiral", state: "idle", epoch: 0, accuracy: null } as const;
  const replies = await Promise.all(Array.from({ length: 200 }, () => mei.send("progress.report", progress)));
  const refused = replies.flatMap((reply) => (reply.ok ? [] : reply.error));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ code, retryAfterMs }) => code === "rate-limited" && (retryAfterMs ?? 0) > 0)).toBe(
    true,
  );
  expect((await tom.send("progress.report", progress)).ok).toBe(true);
});

test("D24 what is a commit of its own and asked by hand has an allowance of its own", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, at) => mei.send("spotlight.decline", { declined: at % 2 === 0 })),
  );
  expect(replies.filter(({ ok }) => ok).length).toBeLessThan(15);
  expect((await mei.send("hand.raise", {})).ok).toBe(true);
});

test("D24 a hundred people join from one address at once", async () => {
  const room = await openClass(server.url);
  const joined = await Promise.all(Array.from({ length: 100 }, (_, at) => room.student(`Student ${at}`)));
  expect(joined).toHaveLength(100);
});

test("D25 wrong codes are limited for the device that guesses", async () => {
  const room = await openClass(server.url);
  const guesser = newDevice();
  const guess = (code: string) =>
    connect(server.url, { role: "student", code }, guesser).then(
      () => "in",
      (error: Error) => error.message,
    );
  const answers: string[] = [];
  for (let tries = 0; tries < 20; tries++) answers.push(await guess(`ZZZZZ${"23456789ABCDEFGHJKMN"[tries]}`));
  expect(answers[0]).toBe("session-not-found");
  expect(answers.at(-1)).toBe("rate-limited");
  expect(await guess(room.code)).toBe("rate-limited");
  await room.student("A neighbour");
});

test("D25 wrong personal codes are limited", async () => {
  const room = await openClass(server.url);
  const visitor = await room.visitor();
  const codes: string[] = [];
  for (let tries = 0; tries < 12; tries++) {
    const reply = await visitor.send("participant.resume", { personalCode: "2222222222" });
    if (!reply.ok) codes.push(reply.error.code);
  }
  expect([codes[0], codes.at(-1)]).toEqual(["wrong-code", "rate-limited"]);
});
