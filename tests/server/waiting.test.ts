// What waits for those who do not take it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Server as Engine, type Socket as EngineSocket } from "engine.io";
import { Manager } from "socket.io-client";
import { expect, test } from "vitest";
import { Frames } from "@/lib/server/wire/frames";

interface Inner {
  transport: { ws: { _socket: { pause: () => void; resume: () => void } } };
}

/** Lines of one device, as the server has them, whose other ends read nothing. */
async function silentLines(count: number) {
  const frames = new Frames(Date.now, 1);
  const engine = new Engine();
  const web = createServer();
  engine.attach(web);
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const { port } = web.address() as AddressInfo;
  const lines: EngineSocket[] = [];
  engine.on("connection", (socket: EngineSocket) => {
    lines.push(socket);
    frames.watch({ socket, address: "here", device: "one", connection: null });
  });
  const ends: Manager[] = [];
  for (let at = 0; at < count; at++) {
    const end = new Manager(`http://127.0.0.1:${port}`, {
      path: "/engine.io/",
      transports: ["websocket"],
      reconnection: false,
      autoConnect: false,
    });
    await new Promise<void>((resolve) => end.open(() => resolve()));
    (end.engine as unknown as Inner).transport.ws._socket.pause();
    ends.push(end);
  }
  const close = () => {
    for (const end of ends) (end.engine as unknown as Inner).transport.ws._socket.resume();
    for (const line of lines) line.close(true);
    web.closeAllConnections();
    web.close();
  };
  return { lines, ends, close };
}

const open = (lines: readonly EngineSocket[]) => lines.filter(({ readyState }) => readyState === "open");

test("HE9 what waits for a device is counted in bytes, in all its lines together, the fullest ends first", async () => {
  const { lines, close } = await silentLines(4);
  // 3 million bytes in a million units
  const text = "字".repeat(1_000_000);
  for (let times = 0; times < 4; times++) lines[0].send(text);
  expect(open(lines)).toHaveLength(4);
  for (let times = 0; times < 3; times++) for (const line of lines.slice(1)) line.send(text);
  expect(lines[0].readyState).toBe("closed");
  expect(open(lines).length).toBeGreaterThan(0);
  close();
});

test("HE9 what has been taken is not counted", async () => {
  const { lines, ends, close } = await silentLines(2);
  const text = `2["${"x".repeat(5_000_000)}"]`;
  for (let times = 0; times < 4; times++) {
    const taken = ends.map(({ engine }) => new Promise((resolve) => engine.once("data", resolve)));
    for (const line of lines) line.send(text);
    for (const { engine } of ends) (engine as unknown as Inner).transport.ws._socket.resume();
    await Promise.all(taken);
    await pause(20);
  }
  expect(open(lines)).toHaveLength(2);
  close();
});
