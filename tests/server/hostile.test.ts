// Races, floods and failures that a hall of students or one of them can cause.
import { Manager } from "socket.io-client";
import { nanoid } from "nanoid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passingErrors } from "@/lib/contract/errors";
import { protocolVersion } from "@/lib/contract/protocol";
import { startVerification, type Verification } from "@/lib/server/verification/pool";
import { connect, newDevice, type Client } from "./client";
import { everythingOpen, openClass, runOf, startTestServer, type TestServer } from "./harness";
import { rowsOf, snapshot } from "./snapshot";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

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
        setImmediate(() => void workers.close());
        return scored;
      },
      vote: (job) => workers.vote(job),
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
