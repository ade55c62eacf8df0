// Join codes can be guessed, so whoever asks whether one exists is counted at every way that answers.
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeAlphabet } from "@/lib/agreed/code-in-text";
import { RateLimits } from "@/lib/server/rate-limits";
import { connect, newDevice } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";
import { rowsOf } from "./snapshot";

let server: TestServer;
const limits = new RateLimits();
beforeAll(async () => {
  server = await startTestServer({ limits });
});
afterAll(() => server?.close());

let made = 0;
/** a code that no session has, another one every time */
function wrong(): string {
  made++;
  const last = [0, 1, 2].map((place) => codeAlphabet[Math.floor(made / 31 ** place) % 31]);
  return `ZZZ${last.join("")}`;
}

const lookBack = async (code: string, cookie: string, path = "look-back") => {
  const response = await fetch(`${server.url}/j/${code}/${path}`, {
    headers: { cookie, connection: "close" },
  });
  return { status: response.status, text: await response.text(), wait: response.headers.get("retry-after") };
};
const greet = (code: string, cookie: string) =>
  connect(server.url, { role: "student", code }, cookie).then(
    () => "in",
    (error: Error) => error.message,
  );

test("HE10 a guesser is stopped at the pages and the sockets alike, and learns nothing from a right code", async () => {
  const { code } = await openClass(server.url);
  const guesser = newDevice();
  for (let tries = 0; tries < 15; tries++) expect((await lookBack(wrong(), guesser)).status).toBe(200);
  const [right, none] = [await lookBack(code, guesser), await lookBack(wrong(), guesser)];
  expect(right.status).toBe(429);
  expect(Number(right.wait)).toBeGreaterThan(0);
  expect(right.text.replace(/\d+/, "")).toBe(none.text.replace(/\d+/, ""));
  for (const typed of [
    code.toLowerCase(),
    `%${code.charCodeAt(0).toString(16)}${code.slice(1)}`,
    `${code}%20`,
  ])
    for (const path of ["look-back", "look-back/run?run=1", "look-back.rsc", "look-back/", "%6Cook-back"])
      expect((await lookBack(typed, guesser, path)).status).toBe(429);
  expect([await greet(code, guesser), await greet(wrong(), guesser)]).toEqual([
    "rate-limited",
    "rate-limited",
  ]);
  // the page that is the same for every code stays
  expect((await fetch(`${server.url}/j/${code}`, { headers: { cookie: guesser } })).status).toBe(200);
});

test("HE10 wrong greetings count for the pages too", async () => {
  const { code } = await openClass(server.url);
  const guesser = newDevice();
  for (let tries = 0; tries < 15; tries++) expect(await greet(wrong(), guesser)).toBe("session-not-found");
  expect((await lookBack(code, guesser)).status).toBe(429);
});

test("HE10 behind an address that guesses without end right codes and screens pass, guesses do not", async () => {
  const room = await openClass(server.url);
  const ada = newDevice();
  await (await room.visitor(ada)).must("participant.join", { name: "Ada" });
  const [{ screenKey }] = (await rowsOf(
    server.database.url,
    `SELECT "screenKey" FROM "ClassSession" WHERE id = $1`,
    [room.sessionId],
  )) as { screenKey: string }[];
  for (let tries = 0; tries < 5; tries++) await lookBack(wrong(), newDevice());
  // the rest of what a thousand such requests leave
  for (let tries = 0; tries < 1_000; tries++)
    await limits.wrongCode({ device: `${tries}`, address: "127.0.0.1" });
  const hall = await Promise.all(Array.from({ length: 30 }, () => greet(room.code, newDevice())));
  expect(hall.every((answer) => answer === "in")).toBe(true);
  expect((await lookBack(room.code, newDevice())).status).toBe(200);
  expect((await connect(server.url, { role: "screen", screenKey }, "")).socket.connected).toBe(true);
  // two wrong ones are a slip, three are not
  const guesser = newDevice();
  expect(await greet(wrong(), guesser)).toBe("session-not-found");
  expect(await greet(wrong(), guesser)).toBe("session-not-found");
  expect(await greet(room.code, guesser)).toBe("rate-limited");
  // whoever takes part already is let in whatever they typed
  for (let tries = 0; tries < 3; tries++) await greet(wrong(), ada);
  expect(await greet(room.code, ada)).toBe("in");
  expect(await greet(wrong(), ada)).toBe("rate-limited");
});

test("HE10 guesses that are made at once are as many as those made one after the other", async () => {
  const { code } = await openClass(server.url);
  // an address of its own: the one before is known for guessing
  const fresh = await startTestServer({ limits: new RateLimits() }, server.database);
  const ask = async (path: string, cookie: string) =>
    (await fetch(`${fresh.url}${path}`, { headers: { cookie } })).status;
  const [atPages, onWires] = [newDevice(), newDevice()];
  const pages = await Promise.all(Array.from({ length: 40 }, () => ask(`/j/${wrong()}/look-back`, atPages)));
  expect(pages.filter((status) => status === 200)).toHaveLength(15);
  const wires = await Promise.all(
    Array.from({ length: 40 }, () =>
      connect(fresh.url, { role: "student", code: wrong() }, onWires).catch((error: Error) => error.message),
    ),
  );
  expect(wires.filter((answer) => answer === "session-not-found")).toHaveLength(15);
  const tabs = newDevice();
  const right = await Promise.all(Array.from({ length: 40 }, () => ask(`/j/${code}/look-back`, tabs)));
  expect(right.every((status) => status === 200)).toBe(true);
  await fresh.application.close();
});
