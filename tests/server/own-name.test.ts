// Proxies that rewrite what the browser said: what the pages behind are told, and what is refused in a sentence.
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Way } from "@/lib/server/http/allowed-hosts";
import { originOf } from "@/lib/server/http/forwarding";
import { unwelcome } from "@/lib/server/http/welcome";

const publicUrl = "https://class.example";

/** What becomes of a form that our own page sends through a proxy that leaves these headers. */
function through(way: Way, headers: Record<string, string>, method = "POST") {
  const request = Object.assign(new IncomingMessage(new Socket()), { headers, method });
  const origin = originOf(request, way);
  const refused = unwelcome(request, origin, way);
  return { host: origin.host, https: origin.https, refused: refused?.[0] ?? null, sentence: refused?.[1] };
}

const own = { origin: publicUrl };
const taken = { host: "class.example", https: true, refused: null };

describe("what a proxy makes of the browser's name", () => {
  test("GN5 with PUBLIC_URL a port in the header Host changes nothing", () => {
    for (const port of ["", ":443", ":80", ":8080", ".", ".:443"])
      for (const headers of [{ host: `class.example${port}` }, { host: `Class.Example${port}`, ...own }])
        expect(through({ proxies: 0, publicUrl }, headers)).toMatchObject(taken);
  });

  test("GN5 behind a trusted proxy a name of its own stands for PUBLIC_URL, whatever else it drops", () => {
    const rewritten = fc.constantFrom(
      "127.0.0.1:3000",
      "localhost:3000",
      "10.0.0.9",
      "spiralroom",
      "app:3000",
    );
    const kept = fc.record({ "x-forwarded-for": fc.ipV4() }, { requiredKeys: [] });
    fc.assert(
      fc.property(rewritten, kept, fc.boolean(), (host, more, isForm) => {
        const headers = { host, ...more, ...(isForm ? own : {}) };
        expect(through({ proxies: 1, publicUrl }, headers)).toMatchObject(taken);
      }),
    );
  });

  test("GN5 a page whose browser calls it of the same origin is ours under the name that it has there", () => {
    const headers = { host: "127.0.0.1:3000", ...own, "sec-fetch-site": "same-origin" };
    expect(through({ proxies: 0, publicUrl: null }, headers)).toMatchObject({
      ...{ host: "class.example", refused: null },
    });
  });

  test("GN5 a form and the page before it are of one scheme, so that their cookies have one name", () => {
    const way: Way = { proxies: 0, publicUrl };
    const rewritten = { host: "127.0.0.1:3000" };
    expect(through(way, { ...rewritten, ...own }).https).toBe(through(way, rewritten, "GET").https);
  });

  test("GN6 what cannot be told from a foreign site is refused by a sentence that names the header", () => {
    const plain: Way = { proxies: 0, publicUrl: null };
    for (const [way, headers, status] of [
      [plain, { host: "class.example" }, 421],
      [{ proxies: 1, publicUrl: null }, { host: "spiralroom" }, 421],
      [plain, { host: "127.0.0.1:3000", origin: "http://class.example" }, 403],
    ] as const) {
      const { refused, sentence } = through(way, headers);
      expect(refused).toBe(status);
      expect(sentence).toMatch(/header Host.*X-Forwarded-Host.*TRUST_PROXY/);
      expect(sentence).toMatch(/[一-鿿]/);
    }
  });

  test("GN6 no foreign page comes in by any of this", () => {
    const foreign = fc.constantFrom(
      "https://evil.example",
      "https://class.example.evil",
      "https://class.example:8",
    );
    const host = fc.constantFrom("class.example", "class.example:443", "127.0.0.1:3000", "spiralroom");
    const site = fc.constantFrom<Record<string, string>>(
      {},
      ...["cross-site", "same-site", "none"].map((value) => ({ "sec-fetch-site": value })),
    );
    fc.assert(
      fc.property(foreign, host, site, fc.integer({ min: 0, max: 2 }), (origin, named, said, proxies) => {
        const { refused } = through({ proxies, publicUrl }, { host: named, origin, ...said });
        expect(refused).not.toBeNull();
      }),
    );
    const rebound = through({ proxies: 1, publicUrl }, { host: "evil.example" }, "GET");
    expect(rebound.refused).toBe(421);
  });
});
