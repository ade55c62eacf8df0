/**
 * Lines that students' programs ask for. Python stands still in its worker until the page has sent the line, and the
 * one thing that a worker can wait for in every browser is a request; so the line goes by way of the server, which
 * keeps it for a minute under an address that only that page knows, and looks at nothing.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { lineRead, lineWritten } from "@/lib/tensorlab/asking/line";
import type { LineDesk } from "@/lib/tensorlab/asking/line-desk";

/** Whatever is in front of the server gives up later than this. */
const patienceMs = 20_000;

const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };

async function collect(path: string, response: ServerResponse, desk: LineDesk): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const line = await desk.collect(path, patienceMs, gone.signal);
  response.writeHead(line === null ? 204 : 200, headers).end(line ?? undefined);
}

/** Keeps a line that a page sends, and gives it to the worker that waits for it. */
export async function answerLine(
  request: IncomingMessage,
  response: ServerResponse,
  desk: LineDesk,
): Promise<void> {
  const { method, url = "" } = request;
  if (method === "GET") return await collect(url, response, desk);
  if (method !== "POST") return void response.writeHead(405, { Allow: "GET, POST" }).end();
  const line = await text(request).catch(() => "");
  // who left, or sent too much, has had an answer
  if (request.destroyed && !request.complete) return;
  const read = lineRead(line);
  // what was read, and nothing else that came with it
  if (read) desk.leave(url, lineWritten(read));
  response.writeHead(read ? 204 : 400, headers).end();
}
