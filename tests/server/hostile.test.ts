// Races, floods and failures that a hall of students or one of them can cause.
import { createServer } from "node:http";
import { Server } from "socket.io";
import { Manager } from "socket.io-client";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passingErrors } from "@/lib/contract/errors";
import { protocolVersion } from "@/lib/contract/protocol";
import { createSession } from "@/lib/db/sessions";
import type { SocketServer } from "@/lib/server/connection";
import { createLog } from "@/lib/server/log";
import { CommandQueue } from "@/lib/server/room/command-queue";
import { Rooms } from "@/lib/server/room/rooms";
import { startVerification, type Verification } from "@/lib/server/verification/pool";
import {
  connect,
  everythingOpen,
  newDevice,
  openClass,
  runOf,
  signUp,
  startTestServer,
  testSecret,
  type Client,
  type TestServer,
} from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server?.close());

/** A promise and the way to resolve it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe("rooms in memory", () => {
  const rooms = () =>
    new Rooms({
      io: new Server(createServer()) as SocketServer,
      log: createLog("silent"),
      secret: testSecret,
      now: Date.now,
    });
  const session = async () => ({ id: (await createSession((await signUp()).id, everythingOpen)).id });
  const later = Date.now() + 1_000_000;

  test("D31 an empty room is forgotten after a while, and rebuilt for who comes back", async () => {
    const [all, key] = [rooms(), await session()];
    const room = await all.open(key);
    await all.sweep(later);
    await all.sweep(later + 60_000);
    expect(await all.open(key)).toBe(room);
    await all.sweep(later);
    await all.sweep(later + 130_000);
    expect(await all.open(key)).not.toBe(room);
    await all.stop();
  });

  test("D31 somebody who comes while an empty room answers its last command is in the room that stays", async () => {
    const [all, key] = [rooms(), await session()];
    const room = await all.open(key);
    const last = gate();
    const answered = room?.alone(() => last.opened);
    await all.sweep(later);
    const sweeping = all.sweep(later + 130_000);
    const found = await all.open(key);
    last.open();
    await Promise.all([sweeping, answered]);
    expect(found).toBe(room);
    expect(await all.open(key)).toBe(found);
    await all.stop();
  });

  test("D31 many who come at once share one room, and a deleted session has none", async () => {
    const [all, key] = [rooms(), await session()];
    const found = await Promise.all(Array.from({ length: 20 }, () => all.open(key)));
    expect(new Set(found).size).toBe(1);
    expect(await all.open({ id: nanoid() })).toBeNull();
    await all.stop();
  });

  test("D32 a room whose database is slow takes so many commands and no more", async () => {
    const [all, key] = [rooms(), await session()];
    const room = await all.open(key);
    if (!room) throw new Error("no room");
    const slow = gate();
    const holding = room.alone(() => slow.opened);
    const submit = () =>
      room.submit({
        viewer: { role: "student", deviceHash: null },
        name: "session.open",
        payload: {},
        context: { newId: "", personalCode: "" },
        personalCodeHash: "",
      });
    const replies = Array.from({ length: 2_500 }, submit);
    // what is too much is told at once, while the rest still waits
    const refused = await Promise.all(replies.slice(2_000));
    expect(new Set(refused.map((reply) => (reply.ok ? "ok" : reply.error.code)))).toEqual(
      new Set(["server-busy"]),
    );
    slow.open();
    await holding;
    for (const reply of await Promise.all(replies.slice(0, 1_990)))
      expect(reply).toMatchObject({ ok: false, error: { code: "forbidden" } });
    await all.stop();
  });
});

describe("the command queue", () => {
  test("D32 keeps the order, takes together what waits together, and runs tasks alone", async () => {
    const batches: number[][] = [];
    const running: string[] = [];
    const queue = new CommandQueue<number, number>(async (items) => {
      batches.push(items);
      running.push(`batch ${items.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running.push("end");
      return items.map((item) => item * 10);
    });
    const first = [1, 2, 3].map((item) => queue.add(item));
    const task = queue.alone(async () => {
      running.push("task");
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.push("end of task");
      return "done";
    });
    const second = [4, 5].map((item) => queue.add(item));
    expect(queue.waiting).toBe(6);
    expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 40, 50]);
    expect(await task).toBe("done");
    await queue.idle();
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(running).toEqual(["batch 1,2,3", "end", "task", "end of task", "batch 4,5", "end"]);
    expect(queue.waiting).toBe(0);
  });

  test("D32 a batch that fails and a task that throws hold up nothing behind them", async () => {
    const queue = new CommandQueue<number, number>(async (items) => {
      if (items.includes(13)) throw new Error("unlucky");
      return items;
    });
    const bad = queue.add(13);
    const task = queue.alone(() => Promise.reject(new Error("of the task")));
    const good = queue.add(7);
    await expect(bad).rejects.toThrow("unlucky");
    await expect(task).rejects.toThrow("of the task");
    expect(await good).toBe(7);
    await queue.idle();
  });

  test("D32 a flood is cut into batches, and what comes during one is not lost", async () => {
    const sizes: number[] = [];
    const queue = new CommandQueue<number, number>(async (items) => {
      sizes.push(items.length);
      return items;
    });
    const replies = await Promise.all(Array.from({ length: 300 }, (_, item) => queue.add(item)));
    expect(replies).toEqual([...Array(300).keys()]);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64);
    const chained = queue.add(1).then(() => queue.add(2));
    await queue.idle();
    expect(await chained).toBe(2);
  });
});

describe("connections", () => {
  /** A bare wire on which anything can be said. */
  async function bareWire(): Promise<{
    write: (text: string) => void;
    next: () => Promise<string>;
    close: () => void;
  }> {
    const manager = new Manager(server.url, {
      transports: ["websocket"],
      reconnection: false,
      autoConnect: false,
    });
    await new Promise<void>((resolve, reject) =>
      manager.open((error) => (error ? reject(error) : resolve())),
    );
    const heard: string[] = [];
    manager.engine.on("data", (text: string) => heard.push(text));
    return {
      write: (text) => void manager.engine.write(text),
      next: async () => {
        for (let waits = 0; heard.length === 0 && waits < 200; waits++)
          await new Promise((resolve) => setTimeout(resolve, 20));
        return heard.shift() ?? "nothing";
      },
      close: () => manager._close(),
    };
  }

  test.each([
    ["nothing at all", "0", "protocol-mismatch"],
    ["no fields", "0{}", "protocol-mismatch"],
    ["fields of other kinds", `0{"protocol":${protocolVersion},"role":["student"],"code":{}}`, "bad-request"],
    ["a prototype", `0{"protocol":${protocolVersion},"__proto__":{"role":"instructor"}}`, "bad-request"],
    [
      "a very long code",
      `0{"protocol":${protocolVersion},"role":"student","code":"${"A".repeat(100_000)}"}`,
      "bad-request",
    ],
  ])("D33 a greeting of %s is refused with a code, not an incident", async (_, greeting, code) => {
    const wire = await bareWire();
    wire.write(greeting);
    const reply = await wire.next();
    expect(reply).toMatch(/^4/);
    expect(JSON.parse(reply.slice(1))).toMatchObject({ data: { code } });
    wire.close();
  });

  test("D33 saying hello many times on one wire makes one connection at most", async () => {
    const room = await openClass(server.url);
    const wire = await bareWire();
    const hello = `0${JSON.stringify({ protocol: protocolVersion, role: "student", code: room.code })}`;
    for (let times = 0; times < 50; times++) wire.write(hello);
    expect(await wire.next()).toMatch(/^[04]/);
    expect((await room.visitor()).socket.connected).toBe(true);
    wire.close();
  });

  test("D34 a browser has so many tabs in a session; one that closes makes room", async () => {
    const room = await openClass(server.url);
    const cookie = newDevice();
    const tabs: Client[] = [];
    for (let tab = 0; tab < 24; tab++) tabs.push(await room.visitor(cookie));
    await expect(room.visitor(cookie)).rejects.toThrow("rate-limited");
    expect((await room.visitor()).socket.connected).toBe(true);
    const elsewhere = await openClass(server.url);
    expect((await elsewhere.visitor(cookie)).socket.connected).toBe(true);
    tabs[0].close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await room.visitor(cookie)).socket.connected).toBe(true);
  });

  test("D34 a cookie header of any size and shape is no more than an unknown device", async () => {
    const room = await openClass(server.url);
    const padding = "x=" + "y".repeat(6_000);
    for (const cookie of [padding, `${padding}; ${newDevice()}`, ";;;=;=", "__proto__=1; constructor=2"]) {
      const visitor = await room.visitor(cookie);
      expect((await visitor.until("student.view")).self).toBeNull();
    }
    await expect(room.visitor(`x=${"y".repeat(40_000)}`)).rejects.toThrow();
    expect((await room.visitor()).socket.connected).toBe(true);
  });

  test("D35 whoever arrives while a session is deleted is shown out", async () => {
    const room = await openClass(server.url);
    const arriving = Array.from({ length: 16 }, async (_, at) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * at));
      return room.visitor().catch(() => null);
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await room.teacher.must("session.delete", { title: everythingOpen.title });
    for (const visitor of await Promise.all(arriving))
      if (visitor) await visitor.when(() => !visitor.socket.connected, "the end of the connection");
    await expect(room.visitor()).rejects.toThrow("session-not-found");
  });

  test("D35 a connection that ends in the middle of its requests leaves nothing half done", async () => {
    const room = await openClass(server.url);
    const students = await Promise.all(["Ann", "Bob", "Cy"].map((name) => room.student(name)));
    const ids = students.flatMap((student) =>
      Array.from({ length: 10 }, () => {
        const id = nanoid();
        student.socket.emit(
          "answer.submit",
          { id, questionId: "softmax", text: id, evidence: [] },
          () => undefined,
        );
        return id;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const student of students) student.close();
    // everybody is away, and the room works on
    await room.teacher.until("instructor.view", ({ participants }) =>
      participants.every(({ present }) => !present),
    );
    await room.teacher.must("join.lock", { locked: true });
    const stored = await rowsOf(
      server.database.url,
      `SELECT r.id, r.text FROM "Revision" r JOIN "Participant" p ON p.id = r."participantId" WHERE p."sessionId" = $1`,
      [room.sessionId],
    );
    for (const row of stored as { id: string; text: string }[]) {
      expect(ids).toContain(row.id);
      expect(row.text).toBe(row.id);
    }
    expect(new Set(stored.map((row) => (row as { id: string }).id)).size).toBe(stored.length);
  });
});

describe("what fails beside the database", () => {
  test("D36 a verification that dies is no verdict: the run is to be sent again, and nothing is stored", async () => {
    const workers = startVerification(1);
    const verification: Verification = {
      // the worker dies with the job in its hands
      score: (job) => {
        const scored = workers.score(job);
        void workers.close();
        return scored;
      },
      close: () => Promise.resolve(),
    };
    const lame = await startTestServer({ verification }, server.database);
    const room = await openClass(lame.url);
    const student = await room.student("Ada");
    const before = await snapshot(server.database.url);
    const reply = await student.send("run.submit", runOf(room.config));
    expect(reply).toMatchObject({ ok: false, error: { code: "server-busy" } });
    if (!reply.ok) expect(passingErrors).toContain(reply.error.code);
    expect(await snapshot(server.database.url)).toEqual(before);
    await student.must("answer.submit", {
      id: nanoid(),
      questionId: "softmax",
      text: "still here",
      evidence: [],
    });
    await lame.application.close();
  });

  test("D37 two processes that change one session at once refuse nothing for good", async () => {
    const other = await startTestServer({}, server.database);
    const room = await openClass(server.url);
    const twin = await connect(
      other.url,
      { role: "instructor", sessionId: room.sessionId },
      room.instructor.cookie,
    );
    const student = await room.student("Ada");
    const sent: Promise<{ ok: boolean; error?: { code: string } }>[] = [];
    for (let round = 0; round < 40; round++) {
      sent.push(room.teacher.send("join.lock", { locked: round % 2 === 0 }));
      sent.push(twin.send("session.rename", { title: `Round ${round}`, language: "en" }));
      sent.push(
        student.send("answer.submit", { id: nanoid(), questionId: "softmax", text: "x", evidence: [] }),
      );
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const codes = (await Promise.all(sent)).flatMap((reply) => (reply.ok ? [] : (reply.error?.code ?? "")));
    for (const code of codes) expect(passingErrors).toContain(code);
    expect(codes.length).toBeLessThan(sent.length / 2);
    await other.application.close();
  });
});
