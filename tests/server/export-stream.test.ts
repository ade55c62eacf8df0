// Who reads an export slowly, over a real connection, and for how long one waits for them.
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterEach, expect, test } from "vitest";
import { streamOf, type Patience } from "@/app/sessions/[id]/export/export-stream";

const pieceBytes = 1_000_000;

/** So many pieces, and how often they were ended. */
async function* piecesOf(count: number, ended: () => void): AsyncGenerator<string, undefined, void> {
  try {
    for (let at = 0; at < count; at++) yield "x".repeat(pieceBytes);
  } finally {
    ended();
  }
}

let server: Server;
afterEach(() => void (server.closeAllConnections(), server.close()));

/** Serves one export. @returns its port, and what became of it: places given back, and whether it was ended */
async function serve(count: number, patience: Patience) {
  const seen = { done: 0, ended: 0 };
  server = createServer((_, response) => {
    const stream = streamOf(
      piecesOf(count, () => seen.ended++),
      () => seen.done++,
      patience,
    );
    // as the pages do it: a stream that fails takes the connection with it
    void pipeline(Readable.fromWeb(stream as never), response).catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, seen };
}

/** Takes some bytes, and nothing for a while, again and again. @returns bytes taken when the connection ended */
function readSlowly(port: number, bytes: number, everyMs: number): Promise<number> {
  let taken = 0;
  const socket = connect({ port, host: "127.0.0.1" }, () => {
    socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
  });
  let inTurn = 0;
  socket.on("data", (chunk) => {
    taken += chunk.length;
    inTurn += chunk.length;
    if (inTurn < bytes) return;
    socket.pause();
    setTimeout(() => ((inTurn = 0), socket.resume()), everyMs);
  });
  socket.on("error", () => undefined);
  return new Promise((resolve) => socket.on("close", () => resolve(taken)));
}

test("HZ4 a reader who takes a little in every pause loses the place after some", async () => {
  // each pause is far from the longest, also on a machine that is late
  const { port, seen } = await serve(1_000, { pauseMs: 1_500, bytesPerSecond: 40_000_000 });
  const taken = await readSlowly(port, 2_000_000, 300);
  expect(taken).toBeLessThan(100_000_000);
  expect(seen).toEqual({ done: 1, ended: 1 });
});

test("HZ4 one who is slow and goes on taking has it all", async () => {
  const { port, seen } = await serve(20, { pauseMs: 600, bytesPerSecond: 100_000 });
  void readSlowly(port, 2_000_000, 200);
  await expect.poll(() => seen.done, { timeout: 15_000 }).toBe(1);
  expect(seen.ended).toBe(1);
});

test("HZ4 one who takes nothing at all loses it after one pause", async () => {
  const { port, seen } = await serve(1_000, { pauseMs: 300, bytesPerSecond: 100 });
  void readSlowly(port, 1, 60_000);
  await expect.poll(() => seen, { timeout: 5_000 }).toEqual({ done: 1, ended: 1 });
});
