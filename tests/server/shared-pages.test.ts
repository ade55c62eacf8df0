// Pages that are the same for everybody, against pages that count how often they were rendered.
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signedDevice } from "@/lib/server/device";
import { testSecret } from "./client";
import { startTestServer, type TestServer } from "./harness";

let server: TestServer;
let rendered: string[] = [];
/** what the last page that was rendered was told of its reader */
let told: Pick<IncomingMessage["headers"], "cookie" | "accept-language"> = {};
let fails = false;
const filling = "x".repeat(100_000);

async function handle({ headers, url = "" }: IncomingMessage, response: ServerResponse): Promise<void> {
  rendered.push(url);
  told = { cookie: headers.cookie, "accept-language": headers["accept-language"] };
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
  await pause(20);
  response.statusCode = fails ? 500 : 200;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  // as much as a page has, for a socket that may be full
  if (!response.write(filling)) await once(response, "drain");
  response.write(`${headers["accept-language"]} ${url} <script nonce="${nonce}">`);
  response.end(`</script> ${JSON.stringify([nonce, url.split("/").at(-1)])} Größe`);
}

beforeAll(async () => {
  server = await startTestServer({ pages: { handle, close: async () => undefined } });
});
afterAll(() => server?.close());
beforeEach(() => (rendered = []));

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(server.url + path, {
    headers: { accept: "text/html", "accept-language": "en", ...headers },
  });
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  return { status: answer.status, headers: answer.headers, nonce, text: await answer.text() };
}

const pageOf = (language: string, path: string, nonce: string) =>
  `${filling}${language} ${path} <script nonce="${nonce}"></script> ${JSON.stringify([nonce, path.split("/").at(-1)])} Größe`;

test("HE12 a hall's pages are rendered once, each with its own code, nonce and device", async () => {
  const codes = Array.from({ length: 50 }, (_, at) => (at % 2 ? "ABC234" : "XYZ789"));
  const pages = await Promise.all(codes.map((code) => ask(`/j/${code}`)));
  pages.forEach(({ status, nonce, text }, at) => {
    expect([status, text]).toEqual([200, pageOf("en", `/j/${codes[at]}`, nonce)]);
  });
  expect(new Set(pages.map(({ nonce }) => nonce)).size).toBe(codes.length);
  expect(new Set(pages.map(({ headers }) => headers.get("set-cookie"))).size).toBe(codes.length);
  expect(pages[9].headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(pages.map(({ headers }) => headers.get("content-encoding"))).toEqual(codes.map(() => "gzip"));
  expect(await ask("/j/ABC234", { "accept-encoding": "identity" })).toMatchObject({ status: 200 });
  expect(rendered.length).toBe(1);
});

test("HE12 who reads another language is sent that one; what is somebody's, or a part of a page, is rendered for them", async () => {
  await ask("/lab");
  const other = await ask("/lab", { "accept-language": "zh" });
  expect(other.text).toBe(pageOf("zh", "/lab", other.nonce));
  const chosen = await ask("/lab", { cookie: "spiralroom-language=zh" });
  expect(chosen.text).toBe(pageOf("zh", "/lab", chosen.nonce));
  expect(rendered).toEqual(["/lab", "/lab"]);
  const apart = ["/", "/dashboard", "/j/ABC234/look-back", "/lab?run=1", "/j/ABCDE0", "/screen/ABC234"];
  for (const path of [...apart, ...apart]) await ask(path);
  for (const _ of [1, 2]) await ask("/lab", { rsc: "1" });
  expect(rendered.slice(2)).toEqual([...apart, ...apart, "/lab", "/lab"]);
});

test("HE12 a page is rendered in the language that it is kept under, whatever cookies its first reader has", async () => {
  const twice = "spiralroom-language=zh; spiralroom-language=en; theirs=1";
  const path = "/tensors";
  const first = await ask(path, { cookie: twice });
  expect(first.text).toBe(pageOf("zh", path, first.nonce));
  // of two cookies with one name readers take this or that
  expect(told).toEqual({ cookie: "spiralroom-language=zh", "accept-language": "zh" });
});

test("HE12 a page that failed is not kept, nor one whose first reader went", async () => {
  fails = true;
  expect((await ask("/tensors")).status).toBe(500);
  fails = false;
  const leaving = new AbortController();
  const gone = fetch(`${server.url}/tensors`, {
    headers: { accept: "text/html", "accept-language": "en" },
    signal: leaving.signal,
  });
  setTimeout(() => leaving.abort(), 10);
  const [stays] = await Promise.all([ask("/tensors"), gone.catch(() => undefined)]);
  expect([stays.status, stays.text]).toEqual([200, pageOf("en", "/tensors", stays.nonce)]);
});

test("HE12 a crowd that asks for such a page leaves another device its turn", async () => {
  await ask("/lab");
  const answered: string[] = [];
  const { name, value } = signedDevice(testSecret, false);
  const crowd = Array.from({ length: 200 }, () => ask("/lab").then(() => answered.push("crowd")));
  await pause(1);
  await ask("/lab", { cookie: `${name}=${value}` }).then(() => answered.push("mine"));
  await Promise.all(crowd);
  expect(answered.indexOf("mine")).toBeLessThan(100);
});
