/** Refusals in plain sentences. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** A status and the sentence that goes with it. */
export type Refusal = readonly [status: number, sentence: string];

const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };

/** Whoever is still sending reads the answer within this time; then the connection ends. */
export const lingerMs = 500;

export function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, headers);
  response.end(`${text}\n`);
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * Says why a request is refused, and ends the connection of one whose body is still arriving. Not at once: a
 * connection that is closed with something unread takes the answer with it.
 */
export function turnAway(request: IncomingMessage, response: ServerResponse, ...refusal: Refusal): void {
  const [status, text] = refusal;
  const end = () => void request.socket.destroy();
  if (response.headersSent) return end();
  if (!hasBody(request)) return say(response, status, text);
  const body = `${text}\n`;
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body), Connection: "close" });
  response.write(body);
  // what still comes is thrown away
  request.resume();
  setTimeout(end, lingerMs);
}
