// What a stranger may send before anybody knows them: bytes, time, connections.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boundOutput } from "@/lib/server/bounded-output";
import type { Pages } from "@/lib/server/dependencies";
import { createLog } from "@/lib/server/log";
import { readEnvironment } from "@/lib/server/environment";
import { RateLimits } from "@/lib/server/rate-limits";
import { newDevice, testSecret } from "./client";
import { openClass, startTestServer, type TestServer } from "./harness";
import { rawWire, type RawWire } from "./raw-wire";

let server: TestServer;
/** the longest body that a page has collected */
let collected = 0;
beforeAll(async () => {
  const pages = {
    // reads a body as Next does: everything there is
    handle: async (...[request, response]: Parameters<Pages["handle"]>) => {
      const body = await text(request);
      collected = Math.max(collected, body.length);
      response.end(`read ${body.length}`);
    },
    close: async () => undefined,
  };
  server = await startTestServer({ pages });
});
afterAll(() => server?.close());

const heads = (path: string, headers: string) =>
  `POST ${path} HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/x-www-form-urlencoded\n${headers}\n\n`;

/** Sends until it is cut off. @returns bytes that were taken from us, and the answer */
async function flood(
  path: string,
  bytes: number,
  chunked: boolean,
): Promise<{ sent: number; answer: string }> {
  const wire = await rawWire(
    server.port,
    heads(path, chunked ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes}`),
  );
  const piece = Buffer.from("a&".repeat(32_000));
  const framed = chunked ? Buffer.concat([Buffer.from("fa00\r\n"), piece, Buffer.from("\r\n")]) : piece;
  let open = true;
  const closed = new Promise<void>((resolve) =>
    wire.socket.on("close", () => {
      open = false;
      resolve();
    }),
  );
  for (let sent = 0; open && sent < bytes; sent += piece.length)
    if (!wire.socket.write(framed))
      await Promise.race([new Promise((resolve) => wire.socket.once("drain", resolve)), closed]);
  const answer = await wire.ended();
  return { sent: wire.socket.bytesWritten, answer };
}

describe("bodies", () => {
  test.each([
    ["/api/auth/callback/credentials", 16_000],
    ["/api/auth/anything", 16_000],
    ["/api/tensors/check", 100_000],
    ["/line/V1StGXR8_Z5jdHi6B-myT-1", 16_000],
    ["/nowhere", 100_000],
    ["/", 100_000],
  ])("HE1 a body without end to %s is counted while it comes, refused and cut off", async (path, most) => {
    for (const chunked of [false, true]) {
      collected = 0;
      const { answer } = await flood(path, 200_000_000, chunked);
      expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*KB/);
      expect(collected).toBeLessThanOrEqual(most);
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("HE1 what fits arrives whole", async () => {
    const send = async (path: string, bytes: number) => {
      const response = await fetch(`${server.url}${path}`, { method: "POST", body: "x".repeat(bytes) });
      return [response.status, await response.text()];
    };
    expect(await send("/api/auth/signin", 16_000)).toEqual([200, "read 16000"]);
    expect(await send("/api/auth/signin", 16_001)).toEqual([413, expect.stringContaining("16 KB")]);
    expect(await send("/review", 100_000)).toEqual([200, "read 100000"]);
    expect((await send("/review", 100_001))[0]).toBe(413);
  });

  test("HE1 a polling socket takes no more than its largest message", async () => {
    const room = await openClass(server.url);
    const opened = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    const { sid } = JSON.parse((await opened.text()).slice(1)) as { sid: string };
    const { answer } = await flood(`/socket.io/?EIO=4&transport=polling&sid=${sid}`, 50_000_000, true);
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect((await room.visitor()).socket.connected).toBe(true);
  });
});

describe("lines that programs ask for", () => {
  const at = (name: string) => `${server.url}/line/${name.padEnd(21, "x")}-1`;
  const leave = (name: string, body: string) => fetch(at(name), { method: "POST", body });
  const line = JSON.stringify({ kind: "text", text: "Ada" });

  test("PY15 a page's line reaches the worker that waits for it, and one that comes to ask", async () => {
    const waiting = fetch(at("a"));
    expect((await leave("a", line)).status).toBe(204);
    for (const answer of [await waiting, await fetch(at("a"))])
      expect([answer.headers.get("cache-control"), await answer.text()]).toEqual(["no-store", line]);
  });

  test("PY15 what is no line is not kept, and other pages' origins leave none", async () => {
    expect((await leave("b", "{}")).status).toBe(400);
    const elsewhere = { method: "POST", body: line, headers: { Origin: "https://elsewhere.example" } };
    expect((await fetch(at("b"), elsewhere)).status).toBe(403);
    expect((await fetch(at("b"), { method: "OPTIONS" })).status).toBe(405);
    expect(
      await Promise.race([fetch(at("b")).then(() => "came"), leave("c", line).then(() => "waits")]),
    ).toBe("waits");
  });

  test("PY15 of what is sent the line alone is kept", async () => {
    expect((await leave("d", JSON.stringify({ kind: "end", more: "x".repeat(10_000) }))).status).toBe(204);
    expect(await (await fetch(at("d"))).text()).toBe(JSON.stringify({ kind: "end" }));
  });
});

test("HE7 a polling body of many packets is refused before anybody parts them; a page's hundreds are taken", async () => {
  const room = await openClass(server.url);
  const address = `${server.url}/socket.io/?EIO=4&transport=polling`;
  const open = async () => {
    const opened = await fetch(address);
    return (JSON.parse((await opened.text()).slice(1)) as { sid: string }).sid;
  };
  const send = async (packets: number) =>
    (
      await fetch(`${address}&sid=${await open()}`, {
        method: "POST",
        body: Array.from({ length: packets }, () => "6").join("\u001e"),
      })
    ).status;
  expect(await send(400_000)).toBe(413);
  expect(await send(500)).toBe(200);
  // another site could have it fetched as a script
  expect((await fetch(`${address}&j=0`)).status).toBe(403);
  expect((await room.visitor()).socket.connected).toBe(true);
});

describe("time", () => {
  test("HE2 who says nothing, half a head or half a body is shown out", async () => {
    const silent = await rawWire(server.port);
    const half = await rawWire(server.port, "GET / HTTP/1.1\nHost: 127.0.0.1\nX-Slow: ");
    const slow = await rawWire(server.port, `${heads("/review", "Content-Length: 1000")}a`);
    const drip = setInterval(() => (half.socket.write("a"), slow.socket.write("a")), 500);
    const asked = performance.now();
    expect(await silent.ended(13_000)).toMatch(/^HTTP\/1\.1 408 [^]*too long/);
    expect(await half.ended(3_000)).toMatch(/^HTTP\/1\.1 408 [^]*too long/);
    expect(await slow.ended(25_000)).toMatch(/^HTTP\/1\.1 408 [^]*too long/);
    clearInterval(drip);
    expect(performance.now() - asked).toBeLessThan(34_000);
  });

  test("HE2 an idle connection ends a few seconds after its answer", async () => {
    const wire = await rawWire(server.port, "GET /healthz HTTP/1.1\nHost: 127.0.0.1\n\n");
    expect(await wire.ended(8_000)).toMatch(/^HTTP\/1\.1 200/);
  });

  test("HE2 a wire that opens a socket and never greets is closed", async () => {
    const wire = await rawWire(
      server.port,
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\nHost: 127.0.0.1\nConnection: Upgrade\nUpgrade: websocket\n" +
        "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\n\n",
    );
    // closed by us, or ended when our side does not close too
    await expect.poll(() => wire.heard().includes("\x88"), { timeout: 13_000, interval: 200 }).toBe(true);
    wire.socket.destroy();
  });
});

/** A certificate of no worth, in files. */
async function certificate(): Promise<{ certificate: string; key: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "certificate-"));
  const made = await generate([{ name: "commonName", value: "localhost" }]);
  const files = { certificate: path.join(folder, "cert.pem"), key: path.join(folder, "key.pem") };
  writeFileSync(files.certificate, made.cert);
  writeFileSync(files.key, made.private);
  return files;
}

test("HE2 a TLS handshake that never begins, or never ends, is ended", async () => {
  const plain = { development: false, publicUrl: null, proxies: 0, secret: testSecret };
  const environment = { ...plain, tls: await certificate() };
  const secure = await startTestServer({ environment }, server.database);
  const silent = await rawWire(secure.port);
  // a greeting of TLS that says it is 16 KB long and comes a byte every half second
  const slow = await rawWire(secure.port);
  slow.socket.write(Buffer.from([22, 3, 1, 0x40, 0]));
  const drip = setInterval(() => slow.socket.write("a"), 500);
  const plainly = await rawWire(secure.port, "GET / HTTP/1.1\nHost: localhost\n\n");
  await plainly.ended();
  await Promise.all([silent.ended(14_000), slow.ended(14_000)]);
  clearInterval(drip);
  await secure.application.close();
});

describe("connections", () => {
  test("HE3 two thousand silent connections of an address keep nobody out", async () => {
    const room = await openClass(server.url);
    const wires: RawWire[] = [];
    // more at once do not fit into the system's queue, and are open on our side only
    for (let batch = 0; batch < 20; batch++)
      wires.push(...(await Promise.all(Array.from({ length: 100 }, () => rawWire(server.port)))));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await room.student("Ada")).socket.connected).toBe(true);
    const open = () => wires.filter(({ socket }) => !socket.destroyed).length;
    await expect.poll(open, { timeout: 20_000 }).toBeLessThanOrEqual(512);
    for (const { socket } of wires) socket.destroy();
  });

  test("HE3 many requests at once on one connection end it", async () => {
    const wire = await rawWire(
      server.port,
      "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 0\n\n".repeat(2_000),
    );
    await wire.ended();
    expect(wire.heard().split("HTTP/1.1 200").length).toBeLessThanOrEqual(9);
  });

  test("HE3 without a device cookie an address has few sockets; neighbours with one still come", async () => {
    const strict = await startTestServer({ limits: new RateLimits() }, server.database);
    const room = await openClass(strict.url);
    const open = await Promise.allSettled(Array.from({ length: 60 }, () => room.visitor("")));
    expect(open.filter(({ status }) => status === "fulfilled").length).toBeLessThan(30);
    expect((await room.visitor(newDevice())).socket.connected).toBe(true);
    await strict.application.close();
  });
});

test("HE4 behind a proxy the server listens to its own machine unless it is told otherwise", () => {
  const secrets = { SPIRALROOM_SECRET: testSecret, NEXTAUTH_SECRET: testSecret };
  const given = { DATABASE_URL: "postgresql://localhost/x", ...secrets };
  expect(readEnvironment(given).host).toBe("0.0.0.0");
  expect(readEnvironment({ ...given, TRUST_PROXY: "1" }).host).toBe("127.0.0.1");
  expect(readEnvironment({ ...given, TRUST_PROXY: "1", HOST: "10.0.0.7" }).host).toBe("10.0.0.7");
  expect(readEnvironment({ ...given, TRUST_PROXY: "false" }).host).toBe("0.0.0.0");
});

test("HE5 one kind of line is written so often and no more; how many were left out is said", async () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  for (let times = 0; times < 10_000; times++) log.info("refused", { code: "rate-limited" });
  log.warn("something else");
  expect(lines).toHaveLength(51);
});

test("HE5 what packages write past the log is bounded, and steers no terminal", () => {
  const written: string[] = [];
  let at = 0;
  const stream: Pick<NodeJS.WriteStream, "write"> = {
    write: (text: Uint8Array | string) => written.push(String(text)) > 0,
  };
  boundOutput(stream, () => at);
  let called = 0;
  for (let times = 0; times < 1_000; times++) stream.write("⨯ no such action\n", () => called++);
  expect(written).toHaveLength(100);
  at = 10_000;
  stream.write(`\u001b[31m⨯\u001b[39m \u001b[2J\u001b]0;title\u0007${"x".repeat(10_000)}`);
  expect(written).toHaveLength(101);
  expect(written[100].startsWith("(900 more were left out)\n\u001b[31m⨯\u001b[39m ?[2J?]0;title?xxx")).toBe(
    true,
  );
  expect(written[100].length).toBeLessThan(4_100);
});
