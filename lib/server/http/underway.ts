/** The requests of each connection that are being answered. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { lingerMs } from "./turn-away";

const underway = new WeakMap<Duplex, Set<ServerResponse>>();

/** Browsers send one after another; pipelined, each would start its page at once. */
const atOnce = 8;

/** Counts a request until it is answered. @returns false when its connection asks too much at once */
export function begin(request: IncomingMessage, response: ServerResponse): boolean {
  const { socket } = request;
  const all = underway.get(socket) ?? new Set<ServerResponse>();
  // each answer of Node's listens to its socket: a warning for every flood would fill the log
  socket.setMaxListeners(0);
  underway.set(socket, all.add(response));
  response.on("close", () => all.delete(response));
  // the rest of a body that a page did not want would come uncounted
  response.on("finish", () => {
    if (request.complete) return;
    // what had come to its end meanwhile leaves the connection to the next request
    setTimeout(() => request.complete || socket.destroy(), lingerMs).unref();
  });
  return all.size <= atOnce;
}

/** Whether a part of an answer has gone out already, so that a sentence would land in its middle. */
export const speaking = (socket: Duplex): boolean =>
  [...(underway.get(socket) ?? [])].some((response) => response.headersSent);
