// An identity costs something: only the server makes a device, and only so many.
import { createHash, randomBytes } from "node:crypto";
import { parseSetCookie } from "cookie";
import fc from "fast-check";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviceCookies } from "@/lib/contract/handshake";
import { commitDevices, storingDevice } from "@/lib/db/commit-devices";
import { deviceHashOf } from "@/lib/db/devices";
import { findSession } from "@/lib/db/session-state";
import { deviceOfCookies, deviceToGive, signedDevice } from "@/lib/server/device";
import { RateLimits } from "@/lib/server/rate-limits";
import { connect, newDevice, testSecret } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ limits: new RateLimits() });
});
afterAll(() => server?.close());

/** Makes a device somebody, as an earlier version did. */
const bound = async (sessionId: string, token: string, participantId: string): Promise<void> => {
  const [hash, at] = [deviceHashOf(token, sessionId), Date.now()];
  const { sequence = 0 } = (await findSession({ id: sessionId })) ?? {};
  const commit = { sessionId, sequence, at, shared: false };
  await commitDevices(commit, storingDevice(hash, { participantId, was: [] }, at));
};

const page = { headers: { accept: "text/html" } };
const invented = (): string => `${deviceCookies.plain}=${randomBytes(32).toString("base64url")}`;
const forged = (): string => `${invented()}.${randomBytes(32).toString("base64url")}`;

test("HI1 an invented device is nobody: it joins nothing and resumes nothing", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const personalCode = mei.latest("student.view")?.self?.personalCode ?? "";
  for (const cookie of [invented(), forged(), newDevice("another secret, also long enough")]) {
    const stranger = await room.visitor(cookie);
    for (const reply of [
      await stranger.send("participant.join", { name: nanoid(8) }),
      await stranger.send("participant.resume", { personalCode }),
    ])
      expect(reply).toMatchObject({ ok: false, error: { code: "cookies-blocked" } });
  }
  const other = await room.visitor();
  expect((await other.send("participant.join", { name: "Tom" })).ok).toBe(true);
});

test("HI1 no cookie but the server's passes for one that it gave", () => {
  const cookieOf = ({ name, value }: { name: string; value: string }) => `${name}=${value}`;
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.string(),
      fc.boolean(),
      (bytes, other, secure) => {
        const token = Buffer.from(bytes).toString("base64url");
        const given = cookieOf(signedDevice(testSecret, secure, token));
        expect(deviceOfCookies(given, testSecret)).toEqual({ token, issued: true });
        expect(deviceOfCookies(given, `${testSecret}.`)).toEqual({ token, issued: false });
        const signature = createHash("sha256").update(other).digest("base64url");
        expect(deviceOfCookies(`${deviceCookies.plain}=${token}.${signature}`, testSecret)?.issued).toBe(
          false,
        );
        expect(deviceOfCookies(`${deviceCookies.plain}=${other}`, testSecret)?.issued ?? false).toBe(false);
      },
    ),
  );
});

test("HI2 a device of before the signature stays who it was, and its next page signs it", async () => {
  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const participantId = mei.latest("student.view")?.self?.participantId ?? "";
  const old = invented();
  const token = old.split("=")[1];
  await bound(room.sessionId, token, participantId);
  const before = await room.visitor(old);
  expect((await before.until("student.view")).self?.name).toBe("Mei");
  const elsewhere = await openClass(server.url);
  const nobody = await elsewhere.visitor(old);
  expect(await nobody.send("participant.join", { name: "Mei" })).toMatchObject({
    error: { code: "cookies-blocked" },
  });
  const response = await fetch(`${server.url}/j/${room.code}`, { headers: { ...page.headers, cookie: old } });
  const given = parseSetCookie(response.headers.getSetCookie()[0]);
  expect(given).toMatchObject({ name: deviceCookies.plain, value: expect.stringMatching(`^${token}\\.`) });
  const renewed = `${given?.name}=${given?.value}`;
  expect((await (await room.visitor(renewed)).until("student.view")).self?.name).toBe("Mei");
  expect((await (await elsewhere.visitor(renewed)).send("participant.join", { name: "Mei" })).ok).toBe(true);
});

test("HI2 a hall whose pages were open when the server was renewed comes back without a reload", async () => {
  const room = await openClass(server.url);
  const students = await Promise.all(
    Array.from({ length: 60 }, async (_, at) => {
      const student = await room.student(`Student ${at}`);
      return student.until("student.view", (view) => view.self !== null);
    }),
  );
  const olds: string[] = [];
  for (const { self } of students) {
    const old = invented();
    await bound(room.sessionId, old.split("=")[1], self?.participantId ?? "");
    olds.push(old);
  }
  const fresh = await startTestServer({ limits: new RateLimits() }, server.database);
  const back = await Promise.all(
    olds.map((old) => connect(fresh.url, { role: "student", code: room.code }, old)),
  );
  expect((await back[59].until("student.view")).self?.name).toBe("Student 59");
  await fresh.application.close();
});

test("HI2 from HTTP to HTTPS and back a browser has a cookie that it may write, and stays who it is", () => {
  const give = (jar: Record<string, string>, https: boolean) => {
    const sent = Object.entries(jar)
      .filter(([name]) => https || name !== deviceCookies.secure)
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
    const given = deviceToGive(sent, testSecret, https);
    const cookie = given && parseSetCookie(given);
    return cookie ? { ...jar, [cookie.name]: cookie.value ?? "" } : jar;
  };
  const http = give({}, false);
  const https = give(http, true);
  expect(Object.values(https)).toEqual([http[deviceCookies.plain], http[deviceCookies.plain]]);
  for (const secure of [true, false]) expect(give(https, secure)).toBe(https);
  // a browser lets no HTTP page write over what HTTPS wrote: the names differ
  const back = give(give({}, true), false);
  expect(Object.keys(back).sort()).toEqual([deviceCookies.secure, deviceCookies.plain].sort());
});

test("HI3 whoever has no cookie gets one with the page, however many of their address did", async () => {
  // a twentieth of what is allowed, so that a hundred pages stand for two thousand
  const fresh = await startTestServer({ limits: new RateLimits(0.05) }, server.database);
  const given = async () => (await fetch(fresh.url, page)).headers.getSetCookie();
  const all = (await Promise.all(Array.from({ length: 110 }, given))).flat();
  expect(new Set(all).size).toBe(110);
  const room = await openClass(fresh.url);
  const cookie = (all.at(-1) ?? "").split(";")[0];
  const newcomer = await room.visitor(cookie);
  expect((await newcomer.send("participant.join", { name: "Mei" })).ok).toBe(true);
  await fresh.application.close();
});
