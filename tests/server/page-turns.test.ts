// Floods of requests for pages, against pages that say what is asked of them at once.
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect as connectTcp } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signedDevice } from "@/lib/server/device";
import { testSecret } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
let begun: string[] = [];
let [running, most] = [0, 0];

/** A page takes 20 ms, one that is named "stuck" until its reader leaves, and a "costly" one the thread for 10 ms. */
async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  begun.push(request.url ?? "");
  running++;
  if (request.url?.includes("costly")) for (const end = performance.now() + 10; performance.now() < end;);
  most = Math.max(most, running);
  await (request.url?.includes("stuck") ? once(response, "close") : pause(20));
  running--;
  response.end("a page");
}

beforeAll(async () => {
  server = await startTestServer({ pages: { handle, close: async () => undefined } });
});
afterAll(() => server?.close());
beforeEach(() => {
  begun = [];
  [running, most] = [0, 0];
});

const newDevice = (): string => {
  const { name, value } = signedDevice(testSecret, false);
  return `${name}=${value}`;
};

const ask = (path: string, cookie = "", init: RequestInit = {}) =>
  fetch(server.url + path, { ...init, headers: { cookie, ...init.headers } }).then(({ status }) => status);

test("HE11 of two hundred pages asked for at once two are rendered at a time, and another device does not wait for them", async () => {
  const crowd = Array.from({ length: 200 }, (_, each) => ask(`/?crowd=${each}`));
  while (begun.length < 4) await pause(1);
  const before = begun.length;
  expect(await ask("/?mine", newDevice())).toBe(200);
  expect(begun.indexOf("/?mine") - before).toBeLessThan(6);
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([200]));
  expect(most).toBeLessThanOrEqual(2);
});

test("HE11 what a class sends is acknowledged before more pages are rendered", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const crowd = Array.from({ length: 120 }, (_, each) => ask(`/?costly=${each}`));
  const meanwhile: number[] = [];
  for (let version = 0; version < 5; version++) {
    const at = begun.length;
    await mei.must("answer.draft", {
      ...{ id: nanoid(), questionId: "softmax", text: `text ${version}`, baseVersion: version },
    });
    meanwhile.push(begun.length - at);
  }
  await Promise.all(crowd);
  expect(Math.max(...meanwhile), `${meanwhile}`).toBeLessThan(12);
});

test("HE11 pages that never end hold nobody up", async () => {
  const leaving = new AbortController();
  const stuck = Array.from({ length: 40 }, (_, each) =>
    ask(`/?stuck=${each}`, "", { signal: leaving.signal }).catch(() => 0),
  );
  while (begun.length < 2) await pause(1);
  // who waits behind one that never ends is sent away with 503
  expect(await ask("/?mine", newDevice())).toBe(200);
  leaving.abort();
  await Promise.all(stuck);
});

test("HE11 files of the build do not wait", async () => {
  const leaving = new AbortController();
  const stuck = Array.from({ length: 40 }, (_, each) =>
    ask(`/?stuck=${each}`, "", { signal: leaving.signal }).catch(() => 0),
  );
  while (begun.length < 2) await pause(1);
  await ask("/_next/static/a.js");
  expect(begun.filter((url) => url.includes("stuck")).length).toBeLessThanOrEqual(8);
  leaving.abort();
  await Promise.all(stuck);
});

test("HE11 what never comes to its body's end reaches no page", async () => {
  const lines = Array.from({ length: 20 }, () => {
    const line = connectTcp(server.port, "127.0.0.1");
    line.on("error", () => undefined);
    line.write(
      `POST /api/auth/session HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n`,
    );
    return line;
  });
  await Promise.all(lines.map((line) => once(line, "connect")));
  for (const line of lines) line.write("a".repeat(8_000));
  expect(await ask("/?mine", "", { method: "POST", body: "x" })).toBe(200);
  expect(begun).toEqual(["/?mine"]);
  for (const line of lines) line.destroy();
});
