// Rooms that empty and fill again, and the queue of commands in front of each.
import { createServer } from "node:http";
import { nanoid } from "nanoid";
import { Server } from "socket.io";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSession } from "@/lib/db/sessions";
import type { SocketServer } from "@/lib/server/connection";
import { CommandsUnderway } from "@/lib/server/commands-underway";
import { createLog } from "@/lib/server/log";
import { CommandQueue } from "@/lib/server/room/command-queue";
import { Rooms } from "@/lib/server/room/rooms";
import { testSecret } from "./client";
import { everythingOpen, signUp, startTestServer, type TestServer } from "./harness";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
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
      underway: new CommandsUnderway(),
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
        findings: {},
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
