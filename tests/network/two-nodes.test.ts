// The guide's set-ups before two nodes: a device stays with one of them, and a node that goes is not missed.
import { createServer, type Server } from "node:http";
import { get } from "node:https";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isInstalled, proxyNames, startProxy } from "./proxies/proxies";

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Two that say which they are, and that they are ready. */
const servers = ["one", "two"].map((name) =>
  createServer((request, response) => response.end(request.url === "/readyz" ? "ready" : name)),
);
beforeAll(async () => {
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => servers.forEach((server) => server.close()));

/** A browser profile: it keeps its cookies, and makes each request over a connection of its own. */
class Profile {
  readonly #cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    device: string,
  ) {
    this.#cookies.set("theme", "dark").set("__Host-spiralroom-device", device);
  }

  /** Which server answers; what the proxy itself says when none does. */
  async ask(): Promise<string> {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const asked = get(this.url, { rejectUnauthorized: false, agent: false, headers: { cookie } });
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    let text = "";
    for await (const part of answer) text += String(part);
    return text;
  }
}

// what .ci/run installs has to be there; elsewhere one tries what one has
test.each(proxyNames.filter((name) => process.env.CI || isInstalled(name)))(
  "GN14 behind %s each device stays with one node, and goes to the other when that one is gone",
  async (name) => {
    const going = createServer((_, response) => response.end("two"));
    await once(going.listen(0, "127.0.0.1"), "listening");
    const proxy = await startProxy(name, [portOf(servers[0]), portOf(going)], "two nodes");
    // until the first look at their health
    const first = new Profile(proxy.url, "first");
    while (!/^(one|two)$/.test(await first.ask())) await pause(50);
    const profiles = Array.from({ length: 24 }, (_, n) => new Profile(proxy.url, `${n}`.padStart(43, "d")));
    const at = await Promise.all(profiles.map((profile) => profile.ask()));
    expect(new Set(at)).toEqual(new Set(["one", "two"]));
    for (let times = 0; times < 3; times++)
      expect(await Promise.all(profiles.map((profile) => profile.ask()))).toEqual(at);
    going.close();
    going.closeAllConnections();
    const after = await Promise.all(profiles.map((profile) => profile.ask()));
    expect(new Set(after)).toEqual(new Set(["one"]));
    await proxy.close();
  },
);
