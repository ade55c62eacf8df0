// What is logged: for whom, under which number, and what is not.
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { consoleToLog } from "@/lib/server/console-to-log";
import type { Pages } from "@/lib/server/dependencies";
import { createLog } from "@/lib/server/log";
import { readable } from "@/lib/server/readable-lines";
import { connect, newDevice } from "./client";
import { openClass, runOf, startTestServer, type TestServer } from "./harness";

const lines: string[] = [];
const log = createLog("trace", { write: (line) => void lines.push(line) });
const output: Pick<Console, "error" | "warn"> = { error: () => undefined, warn: () => undefined };
consoleToLog(log, output);

const secretText = "a text that somebody typed";
const failing: Pages = {
  handle: async ({ url }, response) => {
    if (url === "/thrown") throw new Error(secretText);
    if (url === "/full") throw Object.assign(new Error(secretText), { cause: { code: "53100" } });
    if (url === "/away") {
      output.error(" ⨯", Object.assign(new Error("timeout exceeded"), { digest: "7654321" }));
      return void response.end("page");
    }
    // as Next does it: said with its digest, and answered with a page
    output.error(" ⨯", Object.assign(new Error(secretText), { digest: "1234567890" }));
    output.error("(node:7) DeprecationWarning: this will be removed in some@9.0");
    output.warn(`a warning of a package ${"x".repeat(5_000)}`);
    response.end("page");
  },
  close: async () => undefined,
};

let server: TestServer;
beforeAll(async () => {
  const attempts = {
    check: async () => {
      throw new Error(secretText);
    },
    close: () => undefined,
  };
  server = await startTestServer({ log, pages: failing, attempts });
});
afterAll(() => server?.close());

const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test("LG1 a line is one JSON object with words for its level, and reads well in a terminal", () => {
  log.error("a thing failed", new TypeError(secretText), {
    session: "V1StGXR8",
    count: 2,
    reason: "two words",
  });
  const line = lines.at(-1) ?? "";
  expect(line.split("\n")).toHaveLength(2);
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    msg: "a thing failed",
    session: "V1StGXR8",
    count: 2,
  });
  const read = readable(line).replace(/\u001b\[\d+m/g, "");
  expect(read).toMatch(
    /^\d\d:\d\d:\d\d error a thing failed session=V1StGXR8 count=2 reason="two words"\n {4}TypeError\n {4}at /,
  );
});

test("LG2 of a page that fails because of the database the log says what ails that, under the number", async () => {
  const full = await fetch(`${server.url}/full`);
  const id = full.headers.get("x-request-id");
  expect(entries().filter(({ incident }) => incident === id)).toMatchObject([
    { level: "warn", msg: "the database's disk is full: make room" },
  ]);
  await fetch(`${server.url}/away`);
  expect(entries().filter(({ incident }) => incident === "7654321")).toMatchObject([
    { level: "warn", msg: "database unavailable" },
  ]);
});

test("LG2 what fails in a page, past the pages and on a socket has the number that is shown", async () => {
  const page = await fetch(`${server.url}/page`);
  expect(entries().filter(({ incident }) => incident === "1234567890")).toMatchObject([
    { msg: "a page failed", requestId: page.headers.get("x-request-id") },
  ]);
  const warning = entries().find(({ msg }) => msg === "a package says");
  expect(String(warning?.reason).length).toBeLessThanOrEqual(201);
  expect(JSON.stringify(entries())).not.toContain("DeprecationWarning");
  const thrown = await fetch(`${server.url}/thrown`);
  const id = thrown.headers.get("x-request-id");
  expect([thrown.status, await thrown.text()]).toEqual([500, `Something went wrong (number ${id}).\n`]);
  expect(entries().filter(({ incident }) => incident === id)).toHaveLength(1);
  expect(id).not.toBe(page.headers.get("x-request-id"));

  const room = await openClass(server.url);
  const mei = await room.student("Mei");
  const reply = await mei.send("attempt.submit", { id: nanoid(), exerciseId: "broadcasting", source: "1" });
  const { incident } = reply.ok ? {} : reply.error;
  expect(incident).toMatch(/^[\w-]{8}$/);
  expect(entries().filter((entry) => entry.incident === incident)).toHaveLength(1);
});

test("LG3 a class leaves no name, text, code, address or cookie in the log", async () => {
  const room = await openClass(server.url, { title: "Title-of-the-class" });
  const name = "Name-of-a-student";
  const mei = await room.student(name);
  const code = mei.latest("student.view")?.self?.personalCode ?? "";
  const typed = "Text-of-a-student";
  const answer = { questionId: "softmax", text: typed, evidence: [] };
  await mei.must("answer.submit", { ...answer, id: nanoid() });
  await mei.send("answer.submit", { ...answer, id: nanoid(), questionId: typed });
  await mei.send("answer.submit", { ...answer, id: typed });
  await mei.must("run.submit", { ...runOf(room.config) });
  await mei.sendRaw(typed, { text: typed });
  await room.teacher.must("announcement.set", { text: typed });
  const phone = await room.visitor();
  await phone.send("participant.resume", { personalCode: "2222222222" });
  await phone.must("participant.resume", { personalCode: code });
  await phone.send("participant.join", { name });
  await connect(server.url, { role: "student", code: "ZZZZZZ" }, newDevice()).catch(() => undefined);
  await fetch(`${server.url}/j/${room.code}?name=${typed}`, { headers: { cookie: mei.cookie } });
  await fetch(`${server.url}/thrown?name=${typed}`);
  const all = lines.join("\n");
  expect(lines.length).toBeGreaterThan(5);
  const cookies = [mei.cookie, phone.cookie, room.instructor.cookie].map((cookie) => cookie.split("=")[1]);
  for (const word of [
    name,
    typed,
    secretText,
    code,
    room.code,
    "Title-of",
    "127.0.0.1",
    "@example",
    ...cookies,
  ])
    expect(all).not.toContain(word);
});
