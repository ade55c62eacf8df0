// One port for HTTPS and for those who type its address without a scheme.
import { mkdtempSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newDevice, openSocket, testSecret } from "./client";
import { startTestServer, type TestServer } from "./harness";
import { rawWire } from "./raw-wire";

let server: TestServer;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "certificate-"));
  const made = await generate([{ name: "commonName", value: "localhost" }]);
  const tls = { certificate: path.join(folder, "cert.pem"), key: path.join(folder, "key.pem") };
  writeFileSync(tls.certificate, made.cert);
  writeFileSync(tls.key, made.private);
  const plain = { development: false, publicUrl: "https://class.example", proxies: 0, secret: testSecret };
  server = await startTestServer({ environment: { ...plain, tls } });
});
afterAll(() => server?.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
}

const ask = (send: typeof request, host: string, more: RequestOptions = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port: server.port,
      path: "/j/ABC234?x=1",
      headers: { host },
      ...more,
    };
    const sent = send({ ...options, rejectUnauthorized: false } as RequestOptions, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    sent.on("error", reject).end();
  });

test("GN8 http:// on the port of HTTPS leads to https:// under the same name, address and all", async () => {
  for (const host of ["localhost:3000", "192.168.1.20:3000", "[2001:db8::7]:3000", "class.example"]) {
    const { status, headers } = await ask(request, host);
    expect([status, headers.location]).toEqual([307, `https://${host}/j/ABC234?x=1`]);
  }
  expect((await ask(request, "evil.example")).status).toBe(421);
  expect((await ask(request, "localhost", { method: "DELETE" })).status).toBe(405);
});

test("GN8 HTTPS and its sockets are as they were", async () => {
  expect((await ask(secureRequest, "localhost:3000")).status).toBe(200);
  const greeting = { role: "student", code: "ABC234" };
  const socket = openSocket(`https://127.0.0.1:${server.port}`, greeting, newDevice(), {
    rejectUnauthorized: false,
  });
  const refusal = await new Promise<Error & { data?: unknown }>((resolve) =>
    socket.once("connect_error", resolve),
  );
  // the server's own word, over TLS
  expect(refusal.data).toMatchObject({ code: "session-not-found" });
});

test("GN8 what is neither is shown out, and a first byte alone is no request", async () => {
  const odd = await rawWire(server.port, "\x00\x01\x02");
  expect(await odd.ended()).toMatch(/^HTTP\/1\.1 400/);
  const slow = await rawWire(server.port, "G");
  const cut = await rawWire(server.port, "GET / HT");
  cut.socket.destroy();
  await slow.ended(14_000);
  expect((await ask(secureRequest, "localhost:3000")).status).toBe(200);
});
