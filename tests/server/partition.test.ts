// One of two nodes loses its database, first in silence and then for good, while the other goes on.
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { questionIds } from "@/lib/content/questions";
import type { InstructorView } from "@/lib/contract/views";
import { callOut, listen } from "@/lib/db/listening";
import { closeDatabase } from "@/lib/db/pool";
import { createLog } from "@/lib/server/log";
import { registerNode, type Nodes } from "@/lib/server/nodes/registry";
import { secretsPrint } from "@/lib/server/nodes/secrets-print";
import { freePort } from "../network/free-port";
import { TcpLine } from "../network/tcp-line";
import { connect, newDevice, testSecret, type Client } from "./client";
import { openClass, runOf, startTestServer, type TestClass, type TestServer } from "./harness";
import { acknowledgedReach, newTally, PersistentSender } from "./persistent-sender";
import { startServerProcess, type ServerProcess } from "./server-process";
import { rowsOf } from "./snapshot";
import { until } from "./supervised-process";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let line: TcpLine;
/** with the staff and half of the class */
let well: TestServer;
let nodes: Nodes;
/** with the other half; its database is at the other end of the line */
let cut: ServerProcess;
let cutUrl: string;
let room: TestClass;

beforeAll(async () => {
  database = await createTestDatabase();
  line = new TcpLine(database.url, undefined, "LISTEN ");
  await line.open();
  process.env.DATABASE_URL = database.url;
  await closeDatabase();
  const secrets = secretsPrint({ secret: testSecret, signInSecret: testSecret });
  nodes = await registerNode({ build: "unnamed", secrets }, { log: createLog("silent"), upgrade: false });
  well = await startTestServer({ nodes }, database);
  const port = await freePort();
  cutUrl = `http://127.0.0.1:${port}`;
  cut = await startServerProcess(line.address, port);
  await until("they know each other", () => nodes.others().length === 1);
  room = await openClass(well.url);
});
afterAll(async () => {
  await cut?.kill();
  await nodes?.stop();
  await line?.cut();
  await well?.close();
});

/** Somebody who joins and stays. */
async function student(url: string, name: string, cookie = newDevice()): Promise<Client> {
  const client = await connect(url, { role: "student", code: room.code }, cookie);
  await client.must("participant.join", { name });
  return client;
}

/** What a new page of this student shows. */
async function seenAt(url: string, { cookie }: Client) {
  const client = await connect(url, { role: "student", code: room.code }, cookie);
  const { room: seen, ...own } = await client.until("student.view");
  client.close();
  const { present: _, ...session } = seen.session;
  return { ...own, ...seen, session, serverTime: null };
}

const readyAt = async (url: string) => (await fetch(`${url}/readyz`)).status;
const answer = (id: string, at = 0) => ({ id, questionId: questionIds[at % 6], text: id, evidence: [] });

test("ND18 a node that is cut off from the database acknowledges nothing and says so; afterwards everything is there once, decided by what happened meanwhile", async () => {
  const [ann, ben] = [await student(cutUrl, "Ann"), await student(cutUrl, "Ben")];
  const tally = newTally();
  const senders = await Promise.all(
    Array.from({ length: 8 }, async (_, at) => {
      const [url, cookie] = [at % 2 === 0 ? cutUrl : well.url, newDevice()];
      (await student(url, `Sender ${at}`, cookie)).close();
      return new PersistentSender(url, room.code, cookie, tally);
    }),
  );
  const sent: string[] = [];
  let going = true;
  const load = Promise.all(
    senders.map(async (sender) => {
      while (going) {
        const id = nanoid();
        sent.push(id);
        await sender.send({ name: "answer.submit", payload: answer(id, sent.length) });
        // nobody may answer without end
        await pause(40);
      }
    }),
  );
  await acknowledgedReach(tally, 20);

  line.swallow();
  const before = tally.acknowledged.size;
  const [draft, hers] = [nanoid(), nanoid()];
  const draftPayload = { id: draft, questionId: "softmax", text: "kept", baseVersion: 0 } as const;
  const unheard = ben.send("answer.draft", draftPayload);
  const dropped = ann.send("answer.submit", answer(hers));
  expect(await readyAt(cutUrl)).toBe(503);
  expect(await readyAt(well.url)).toBe(200);
  // the other goes on as soon as the database has given the row back that the cut one held
  await acknowledgedReach(tally, before + 30);
  const view = await room.teacher.until("instructor.view", ({ participants }) => participants.length === 10);
  const annsId = view.participants.find(({ name }) => name === "Ann")?.participantId ?? "";
  await room.teacher.must("participant.remove", { participantId: annsId });
  await student(well.url, "Mei");

  await line.cut();
  for (const reply of [await unheard, await dropped])
    expect(reply).toMatchObject({ ok: false, error: { code: "database-unavailable" } });
  expect(await readyAt(cutUrl)).toBe(503);
  await expect(connect(cutUrl, { role: "student", code: room.code }, newDevice())).rejects.toThrow(
    "database-unavailable",
  );

  await line.open();
  await until("the cut one serves again", async () => (await readyAt(cutUrl)) === 200, 10_000);
  // she is shown out, and what she sends is decided by that
  await ann.until("connection.closed", ({ code }) => code === "removed");
  const again = await connect(cutUrl, { role: "student", code: room.code }, ann.cookie);
  expect(await again.send("answer.submit", answer(hers))).toMatchObject({ error: { code: "removed" } });
  going = false;
  await load;
  for (const sender of senders) sender.close();
  expect(await ben.must("answer.draft", draftPayload)).toMatchObject({ draftVersion: 1, conflict: false });
  const taken = await connect(cutUrl, { role: "student", code: room.code }, newDevice());
  expect(await taken.send("participant.join", { name: "Mei" })).toMatchObject({
    error: { code: "name-taken" },
  });

  expect(tally.refused).toEqual([]);
  expect(tally.acknowledged.size).toBe(sent.length);
  const stored = await rowsOf<{ id: string }>(database.url, `SELECT id FROM "Revision"`);
  expect(stored.map(({ id }) => id).sort()).toEqual([...sent].sort());
  expect(stored.map(({ id }) => id)).not.toContain(hers);
  const shown = await seenAt(cutUrl, ben);
  expect(shown.self?.name).toBe("Ben");
  expect(shown).toEqual(await seenAt(well.url, ben));
});

test("ND19 a line on which commits are called out may die unnoticed: what is done elsewhere shows all the same, and the line is renewed", async () => {
  const gus = await student(cutUrl, "Gus");
  line.swallow("those that said it");
  await room.teacher.must("announcement.set", { text: "Read page two" });
  await gus.until("room.view", ({ session }) => session.lead?.announcement?.text === "Read page two");

  await line.cut();
  await line.open();
  const heard: string[] = [];
  let began = 0;
  process.env.DATABASE_URL = line.address;
  const hush = listen({ heard: (word) => heard.push(word), began: () => began++ }, 200);
  await until("it listens", () => began === 1, 5_000);
  line.swallow("those that said it");
  await until("it listens again", () => began === 2, 5_000);
  process.env.DATABASE_URL = database.url;
  await callOut(["a word"]);
  await until("it hears", () => heard.includes("a word"), 5_000);
  await hush();
});

/** What the staff's pages at both nodes show in the end, and what a page of a student's does. */
const told = (view: InstructorView | undefined) =>
  view && {
    people: view.participants.map(({ name, present, hand }) => ({ name, present, hand })),
    ...{ board: view.board, present: view.room.session.present },
  };

test("ND22 a node that stood still for longer than anything of it is kept is there again as if it had not been away: all pages show the same, nobody is shown out, and what waited in it is decided by what happened meanwhile", async () => {
  room = await openClass(well.url);
  const { sessionId, instructor, config, teacher } = room;
  const other = await connect(cutUrl, { role: "instructor", sessionId }, instructor.cookie);
  const here = [await student(well.url, "Ann"), await student(well.url, "Ben")];
  const there = [await student(cutUrl, "Cat"), await student(cutUrl, "Dan"), await student(cutUrl, "Eve")];
  for (const [at, one] of [...here, ...there].entries()) await one.must("run.submit", runOf(config, at + 1));
  const connected = (count: number) => (view: InstructorView) =>
    view.participants.filter(({ present }) => present).length === count;
  await teacher.until("instructor.view", connected(5));
  await other.until("instructor.view", connected(5));
  const { pid = 0 } = cut.child;

  for (const round of [1, 2]) {
    process.kill(pid, "SIGSTOP");
    await rowsOf(
      database.url,
      `UPDATE "Node" SET "seenAt" = "seenAt" - interval '2 minutes' WHERE id <> $1`,
      [nodes.id],
    );
    await until("it is taken off", () => nodes.others().length === 0);
    await teacher.until("instructor.view", connected(round + 1));
    // one more at each round, who is known to nobody there
    here.push(await student(well.url, `New ${round}`));
    await here[0].must("run.submit", runOf(config, 10 + round));
    const draft = { questionId: "softmax", baseVersion: 2 * (round - 1) } as const;
    const tab = await connect(well.url, { role: "student", code: room.code }, there[0].cookie);
    await tab.must("answer.draft", { ...draft, id: nanoid(), text: `meanwhile ${round}` });
    tab.close();
    // what waits in it was written before any of this
    const waiting = there[0].send("answer.draft", { ...draft, id: nanoid(), text: `waited ${round}` });
    const raised = there[1].send("hand.raise", { line: `Dan ${round}` });
    await rowsOf(database.url, `DELETE FROM "SessionDelta"`);
    await rowsOf(database.url, `DELETE FROM "NodeMessage"`);
    process.kill(pid, "SIGCONT");

    expect(await waiting).toMatchObject({ ok: true, data: { conflict: true, draftVersion: 2 * round } });
    expect(await raised).toMatchObject({ ok: true });
    await until("they know each other again", () => nodes.others().length === 1);
    await until("the staff sees the same at both", () => {
      const [one, two] = [teacher, other].map((page) => told(page.latest("instructor.view")));
      return one?.present === 5 + round && isDeepStrictEqual(one, two);
    });
  }
  expect([...here, ...there].filter(({ socket }) => !socket.connected)).toEqual([]);
  expect(
    [...here, ...there].flatMap(({ events }) => events.filter(({ name }) => name === "connection.closed")),
  ).toEqual([]);
  for (const one of [...here, ...there])
    expect(await seenAt(cutUrl, one)).toEqual(await seenAt(well.url, one));
});
