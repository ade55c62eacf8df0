// Requests that no browser sends: each gets a refusal in a sentence, never a failure of ours.
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noPages, startTestServer, type TestServer } from "./harness";
import { rawWire } from "./raw-wire";

let server: TestServer;
let reached: string[] = [];
let lastBody = "";
beforeAll(async () => {
  const handle: typeof noPages.handle = async (request, response) => {
    reached.push(`${request.method} ${request.url}`);
    lastBody = await text(request);
    return noPages.handle(request, response);
  };
  server = await startTestServer({ pages: { ...noPages, handle } });
});
afterAll(() => server?.close());

const host = "Host: 127.0.0.1\n";
const refused: [what: string, request: string, status: number][] = [
  ["a path that is not well encoded", `GET /sessions/x/export/% HTTP/1.1\n${host}`, 400],
  ["half an encoded character", `GET /j/%E4%BD HTTP/1.1\n${host}`, 400],
  ["a NUL in a path", `GET /j/ABC%00DEF HTTP/1.1\n${host}`, 400],
  ["a line's end in a path", `GET /j/a%0d%0aSet-Cookie:x=1 HTTP/1.1\n${host}`, 400],
  ["a NUL in a query", `GET /signin?callbackUrl=%00 HTTP/1.1\n${host}`, 400],
  ["a way round to a code", `GET /a/../j/ABCDEF/look-back HTTP/1.1\n${host}`, 400],
  ["a way round in code", `GET /j/ABCDEF/%2E%2e/ABCDEG/look-back HTTP/1.1\n${host}`, 400],
  ["a step on the spot", `GET /j/%2e/ABCDEF/look-back HTTP/1.1\n${host}`, 400],
  ["slashes that lean back", `GET /j\\ABCDEF\\look-back HTTP/1.1\n${host}`, 400],
  ["an address of 15 KB", `GET /?${"a&".repeat(7_000)} HTTP/1.1\n${host}`, 414],
  ["an address with a host in it", `GET http://127.0.0.1/j/ABCDEF/look-back HTTP/1.1\n${host}`, 400],
  ["an address of everything", `OPTIONS * HTTP/1.1\n${host}`, 400],
  ["a method that changes nothing here", `DELETE /api/auth/session HTTP/1.1\n${host}`, 405],
  ["a method for tracing", `TRACE / HTTP/1.1\n${host}`, 405],
  ["a method of file shares", `PROPFIND / HTTP/1.1\n${host}`, 405],
  ["an invented method", `HELLO / HTTP/1.1\n${host}`, 400],
  ["a range of nothing", `GET /icon.svg HTTP/1.1\n${host}Range: bytes=x-y\n`, 416],
  ["a range in another unit", `GET /icon.svg HTTP/1.1\n${host}Range: lines=1-2\n`, 416],
  ["a hundred ranges", `GET /icon.svg HTTP/1.1\n${host}Range: bytes=${"0-1,".repeat(99)}0-1\n`, 416],
  ["two hosts", `GET / HTTP/1.1\n${host}${host}`, 400],
  ["two origins", `POST / HTTP/1.1\n${host}Origin: http://127.0.0.1\nOrigin: null\n`, 400],
  ["no host", "GET / HTTP/1.1\n", 400],
  ["a compressed body", `POST / HTTP/1.1\n${host}Content-Encoding: gzip\nContent-Length: 0\n`, 415],
  ["two lengths", `POST / HTTP/1.1\n${host}Content-Length: 0\nContent-Length: 5\n`, 400],
  ["a length and chunks", `POST / HTTP/1.1\n${host}Content-Length: 5\nTransfer-Encoding: chunked\n`, 400],
  ["an unknown transfer", `POST / HTTP/1.1\n${host}Transfer-Encoding: braille\n`, 400],
  ["a negative length", `POST / HTTP/1.1\n${host}Content-Length: -1\n`, 400],
  ["an expectation that nobody meets", `POST / HTTP/1.1\n${host}Expect: a-pony\nContent-Length: 0\n`, 417],
  ["a cookie of 40 KB", `GET / HTTP/1.1\n${host}Cookie: a=${"y".repeat(40_000)}\n`, 431],
  ["thousands of cookies", `GET / HTTP/1.1\n${host}Cookie: ${"a=1; ".repeat(8_000)}\n`, 431],
  ["no HTTP at all", "\x16\x03\x01\x02nonsense\n", 400],
];

test.each(refused)("HE6 %s is refused and reaches no page", async (_, request, status) => {
  reached = [];
  const wire = await rawWire(server.port, `${request}\n`);
  await expect.poll(() => wire.heard(), { timeout: 5_000 }).toContain("HTTP/1.1");
  wire.socket.end();
  const answer = await wire.ended();
  expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  if (status !== 417) expect(answer.split("\r\n\r\n")[1]).toMatch(/\w+ .*\./);
  expect(reached).toEqual([]);
});

const taken: [what: string, request: string][] = [
  ["a language that is not Latin", `GET /j/%E4%BD%A0%E5%A5%BD HTTP/1.1\n${host}`],
  ["dots in a name", `GET /j/..%20and..more./a.b HTTP/1.1\n${host}`],
  ["a percent sign that is encoded", `GET /sessions/x/export/100%25.csv HTTP/1.1\n${host}`],
  ["a percent sign in a query", `GET /?q=100% HTTP/1.1\n${host}`],
  ["a range as players send it", `GET /icon.svg HTTP/1.1\n${host}Range: bytes=0-\n`],
  ["the last bytes", `GET /icon.svg HTTP/1.1\n${host}Range: bytes=-500\n`],
  ["a body that waits to be asked for", `POST / HTTP/1.1\n${host}Expect: 100-continue\nContent-Length: 0\n`],
  ["many cookies", `GET / HTTP/1.1\n${host}Cookie: ${"a=1; ".repeat(400)}\n`],
];

test.each(taken)("HE6 %s is a request like any other", async (_, request) => {
  const wire = await rawWire(server.port, `${request}\n`);
  await expect.poll(() => wire.heard(), { timeout: 5_000 }).toMatch(/HTTP\/1\.1 200/);
  wire.socket.destroy();
});

const bodies: [what: string, body: string][] = [
  ["nothing", ""],
  ["a prototype", `{"__proto__":{"id":"x"},"id":"x","exerciseId":"y","source":"z"}`],
  ["a hole without a bottom", `${"[".repeat(45_000)}${"]".repeat(45_000)}`],
  ["an object in an object", `${`{"a":`.repeat(9_000)}1${"}".repeat(9_000)}`],
  ["half a number", `{"id":1e`],
  ["a NUL", `{"id":"\u0000","exerciseId":"\u0000","source":"\u0000"}`],
];

test.each(bodies)("HE6 %s as an exercise is a bad request", async (_, body) => {
  const response = await fetch(`${server.url}/api/tensors/check`, { method: "POST", body });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: false, error: { code: "bad-request" } });
});

test("HE6 a broken form reaches no page; a whole one arrives as it was sent", async () => {
  const send = async (body: string, type = "multipart/form-data; boundary=x") => {
    reached = [];
    const response = await fetch(`${server.url}/signin`, {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    return [response.status, await response.text(), reached.length];
  };
  const part = (value: string) => `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n`;
  for (const body of ["", "nonsense", "--x\r\nnonsense", part("half"), `${part("b")}--y--\r\n`])
    expect(await send(body)).toEqual([400, "This form is broken.\n", 0]);
  expect((await send(`${part("b")}--x--\r\n`, "multipart/form-data"))[0]).toBe(400);
  expect((await send(`${part("").repeat(5_000)}--x--\r\n`))[0]).toBe(413);
  expect((await send(`${part("b".repeat(60_000))}--x--\r\n`)).slice(0, 1)).toEqual([200]);
  expect(lastBody).toBe(`${part("b".repeat(60_000))}--x--\r\n`);
});

test("HZ5 an action's arguments that refer to what no call of ours has reach no page", async () => {
  const call = async (body: string | FormData) => {
    reached = [];
    const type: Record<string, string> =
      typeof body === "string" ? { "content-type": "text/plain;charset=UTF-8" } : {};
    const response = await fetch(`${server.url}/dashboard`, {
      ...{ method: "POST", body },
      headers: { ...type, "next-action": "40".repeat(21) },
    });
    return [response.status, reached.length];
  };
  const form = (parts: Record<string, string>) => {
    const made = new FormData();
    for (const [name, value] of Object.entries(parts)) made.append(name, value);
    return made;
  };
  const foreign = [
    "$F1",
    "$1",
    "$1:a:b",
    "$0",
    "$0:1:a",
    "$0:0:length",
    "$0:constructor",
    "$0:__proto__:a",
    "$@1",
    "$nabc",
    "$Dx",
    "$K1",
    "$Q1",
    "$W1",
    "$B1",
    "$R1",
    "$i1",
    "$h1",
    "$",
  ];
  for (const text of foreign) {
    expect(await call(JSON.stringify([text]))).toEqual([400, 0]);
    expect(await call(JSON.stringify([{ a: [{ b: text }] }]))).toEqual([400, 0]);
  }
  for (const text of foreign.filter((one) => one !== "$K1"))
    expect(await call(form({ "0": JSON.stringify([text, "$K1"]), _1_title: "x" }))).toEqual([400, 0]);
  expect(await call(form({ "0": "nonsense", _1_title: "x" }))).toEqual([400, 0]);
  expect(await call(form({ "0": '["$K1"]', "1": '"$F9"' }))).toEqual([400, 0]);
  expect(await call(form({ _1_title: "x" }))).toEqual([400, 0]);
  expect(await call(form({ $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x","bound":"$F2"}' }))).toEqual([
    400, 0,
  ]);
  // as React writes it: a price, what was left out, a number that is none, and a form
  expect(await call('["$$5","$undefined","$NaN","$-Infinity","$-0",{"a":"5 $"}]')).toEqual([200, 1]);
  // and the same list twice
  expect(await call('["x",{"rubric":[],"base":{"rubric":"$0:1:rubric"}}]')).toEqual([200, 1]);
  expect(await call(form({ "0": '["$undefined","$K1"]', _1_title: "$F1", _1_note: "" }))).toEqual([200, 1]);
});

test("HE6 a call of an action that no browser makes reaches no page", async () => {
  const call = async (body: string, type = "text/plain;charset=UTF-8") => {
    reached = [];
    const response = await fetch(`${server.url}/dashboard`, {
      method: "POST",
      body,
      headers: { "content-type": type, "next-action": "40".repeat(21) },
    });
    return [response.status, reached.length];
  };
  for (const body of ["", "{{{", "{}", "1", `["half`]) expect(await call(body)).toEqual([400, 0]);
  for (const type of ["application/x-www-form-urlencoded", "application/octet-stream", "text/plainer"])
    expect(await call("[]", type)).toEqual([415, 0]);
  expect(await call("[".repeat(400_000))).toEqual([413, 0]);
  expect(await call(`["字"]`)).toEqual([200, 1]);
  expect(lastBody).toBe(`["字"]`);
});

test("HE6 an upgrade to something else, or in a wrong form, is ended", async () => {
  const upgrade = "Connection: Upgrade\nUpgrade: h2c\n";
  for (const line of [
    "GET / HTTP/1.1",
    "GET /socket.io/% HTTP/1.1",
    "GET http://127.0.0.1/socket.io/ HTTP/1.1",
  ]) {
    const wire = await rawWire(server.port, `${line}\n${host}${upgrade}\n`);
    await wire.ended();
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
