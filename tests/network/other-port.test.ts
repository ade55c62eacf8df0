// The guide's set-ups for a machine on which only another port is free: what the product needs comes through.
import { createHash, randomBytes } from "node:crypto";
import { createServer as createPlain, get as plainGet, type IncomingMessage } from "node:http";
import { get } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isInstalled, proxyNames, startProxy } from "./proxies/proxies";

/** Answers with what it was asked by, a handshake too. */
const server = createPlain((request, response) => response.end(JSON.stringify(request.headers)));
server.on("upgrade", (request, socket) => {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    ...["Upgrade: websocket", "Connection: Upgrade"],
    `Sec-WebSocket-Accept: ${createHash("sha1").update(key).digest("base64")}`,
    `X-Told: ${Buffer.from(JSON.stringify(request.headers)).toString("base64url")}`,
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n`);
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of response) text += String(part);
  return text;
}

// what .ci/run installs has to be there; elsewhere one tries what one has
test.each(proxyNames.filter((name) => process.env.CI || isInstalled(name)))(
  "GN13 behind %s on another port requests and WebSockets arrive with all that is needed, and http:// leads to https://",
  async (name) => {
    const proxy = await startProxy(name, (server.address() as AddressInfo).port, "other port");
    const { host } = new URL(proxy.url);
    const needed = {
      ...{ host, "x-forwarded-host": host, "x-forwarded-proto": "https" },
      "x-forwarded-for": expect.stringContaining("127.0.0.1"),
    };
    const [answer] = (await once(get(proxy.url, { rejectUnauthorized: false }), "response")) as [
      IncomingMessage,
    ];
    expect(JSON.parse(await textOf(answer))).toMatchObject(needed);
    const headers = {
      ...{ upgrade: "websocket", connection: "Upgrade", "sec-websocket-version": "13" },
      "sec-websocket-key": randomBytes(16).toString("base64"),
    };
    const [raised] = (await once(get(proxy.url, { rejectUnauthorized: false, headers }), "upgrade")) as [
      IncomingMessage,
    ];
    const told = Buffer.from(String(raised.headers["x-told"]), "base64url").toString();
    expect(JSON.parse(told)).toMatchObject({ ...needed, upgrade: "websocket" });
    raised.destroy();
    const [sent] = (await once(plainGet(`http://${host}/j/ABCDEF?one=1`), "response")) as [IncomingMessage];
    sent.destroy();
    expect([301, 302, 307, 308]).toContain(sent.statusCode);
    expect(sent.headers.location).toBe(`https://${host}/j/ABCDEF?one=1`);
    await proxy.close();
  },
);
