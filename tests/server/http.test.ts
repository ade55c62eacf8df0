// The HTTP side: health, hosts, origins, headers, the device cookie.
import { parseSetCookie } from "cookie";
import { request, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messagesOf } from "@/lib/content/messages/messages";
import { openSocket, newDevice } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
}

/** fetch would not let a test name a host. */
const ask = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: server.port, path, headers, method }, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on("error", reject).end();
  });

const page = { accept: "text/html" };

test("D26 health and readiness are told", async () => {
  expect((await ask("/healthz")).status).toBe(200);
  expect((await ask("/readyz")).status).toBe(200);
});

test("D26 other names than ours and forms from other sites are refused", async () => {
  expect((await ask("/", { host: "evil.example" })).status).toBe(421);
  for (const host of ["localhost:1", "192.168.1.20:3000", "[::1]:3000"])
    expect((await ask("/", { host })).status).toBe(200);
  expect((await ask("/", { origin: "https://evil.example" }, "POST")).status).toBe(403);
  expect((await ask("/", { origin: "null" }, "POST")).status).toBe(403);
  expect((await ask("/", { "sec-fetch-site": "cross-site" }, "POST")).status).toBe(403);
  expect((await ask("/", { host: "localhost:9", origin: "http://localhost:9" }, "POST")).status).toBe(200);
});

test("D26 sockets from pages of other sites are refused", async () => {
  const room = await openClass(server.url);
  const outcome = (origin: string) =>
    new Promise<string>((resolve) => {
      const extraHeaders = { cookie: newDevice(), origin };
      const socket = openSocket(server.url, { role: "student", code: room.code }, "", { extraHeaders });
      socket.on("connect", () => (socket.disconnect(), resolve("connected")));
      socket.on("connect_error", () => resolve("refused"));
    });
  expect(await outcome("https://evil.example")).toBe("refused");
  expect(await outcome(server.url)).toBe("connected");
});

test("D27 pages carry a policy with a fresh nonce and the device cookie once", async () => {
  const [first, second] = [await ask("/", page), await ask("/", page)];
  const nonceOf = ({ headers }: Answer) =>
    /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
  expect(nonceOf(first)).toBeTruthy();
  expect(nonceOf(first)).not.toBe(nonceOf(second));
  expect(first.headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(first.headers["strict-transport-security"]).toBeUndefined();
  const [cookie] = first.headers["set-cookie"] ?? [];
  const given = { name: "spiralroom-device", path: "/", httpOnly: true, sameSite: "lax", maxAge: 31_536_000 };
  expect(parseSetCookie(cookie)).toEqual({
    ...given,
    value: expect.stringMatching(/^[\w-]{43}\.[\w-]{43}$/),
  });
  const again = await ask("/", { ...page, cookie: cookie.split(";")[0] });
  expect(again.headers["set-cookie"]).toBeUndefined();
  expect((await ask("/", { accept: "image/png" })).headers["set-cookie"]).toBeUndefined();
});

test("D27 forwarding headers count behind a trusted proxy only", async () => {
  const forwarded = { ...page, "x-forwarded-proto": "https", "x-forwarded-host": "class.example" };
  const plain = await ask("/", forwarded);
  expect(plain.headers["set-cookie"]?.[0]).not.toContain("Secure");
  const environment = {
    ...{ development: false, publicUrl: "https://class.example", proxies: 1, tls: null },
    secret: "x".repeat(32),
  };
  const proxied = await startTestServer({ environment }, server.database);
  const response = await fetch(proxied.url, { headers: forwarded });
  expect(response.headers.get("set-cookie")).toContain("; Secure");
  expect(response.headers.get("strict-transport-security")).toContain("max-age");
  expect(response.headers.get("content-security-policy")).toContain("wss://class.example");
  await proxied.application.close();
});

test("GP6 a room's address in any form leads to the room, and no other address does", async () => {
  const { code } = await openClass(server.url);
  const wide = encodeURIComponent(
    code.replace(/./gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  );
  const small = code.toLowerCase();
  for (const typed of [
    ...[`/J/${code}`, `/j/${small}`, `/j/${small}/`, `/j/${code}/`, `/${code}`, `/${small}/`, `/j/${code}.`],
    ...[
      `/j/${code.slice(0, 3)}-${code.slice(3)}`,
      `/j/%20${code}%20`,
      `/j/${wide}`,
      `/${wide}`,
      `/%EF%BC%AA/${code}`,
    ],
  ]) {
    const answer = await ask(`${typed}?from=qr`, page);
    expect([typed, answer.status, answer.headers.location]).toEqual([typed, 307, `/j/${code}?from=qr`]);
  }
  expect((await ask(`/J/${small}/look-back`, page)).headers.location).toBe(`/j/${code}/look-back`);
  for (const other of [
    `/j/${code}`,
    "/",
    "/lab",
    "/signin",
    "/j",
    "/j/nothing",
    "/ABC234.txt",
    "/%E0%A4%A",
    "/j/%E0%A4%A",
  ])
    expect((await ask(other, page)).headers.location).toBeUndefined();
  expect((await ask(`/J/${code}`, {}, "POST")).status).not.toBe(307);
});

test("GP7 inside another site's frame there is a link that opens the room in a tab, and nothing else", async () => {
  const { code } = await openClass(server.url);
  for (const [language, tag] of [
    ["zh-CN,zh;q=0.9", "zh-CN"],
    ["en", "en"],
  ]) {
    const headers = { ...page, "sec-fetch-dest": "iframe", "accept-language": language };
    const response = await fetch(`${server.url}/j/${code}?a="><b>`, { headers });
    const text = await response.text();
    expect(text).toContain(`lang="${tag}"`);
    expect(text).toContain(`href="${server.url}/j/${code}?a=%22%3E%3Cb%3E" target="_blank" rel="noopener"`);
    expect(text).not.toMatch(/<script|<form|<b>/u);
    expect(response.headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*frame-ancestors \*/u,
    );
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
  }
  for (const dest of ["document", "empty"])
    expect((await ask(`/j/${code}`, { ...page, "sec-fetch-dest": dest })).headers["x-frame-options"]).toBe(
      "DENY",
    );
});

test("GP7 who brings no cookie is told of cookies", async () => {
  const room = await openClass(server.url);
  const visitor = await room.visitor("");
  for (const reply of [
    await visitor.send("participant.join", { name: "Mia" }),
    await visitor.send("participant.resume", { personalCode: "ABCDE23456" }),
  ])
    expect(reply).toMatchObject({ ok: false, error: { code: "cookies-blocked" } });
  for (const [language, word] of [
    ["en", "cookie"],
    ["zh", "Cookie"],
  ] as const)
    expect(messagesOf(language).errors["cookies-blocked"]).toContain(word);
});
