/**
 * Plain HTTP on the port of HTTPS: whoever types the address without its scheme is sent to the one with it. The first
 * byte of a connection tells which it speaks.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { hostAllowed, type Way } from "./allowed-hosts";
import { formFault } from "./form-of-request";
import { say, turnAway } from "./turn-away";
import { unknownName } from "./welcome";

/** of a record of TLS's handshake (RFC 8446, 5.1) */
const handshake = 22;

/** for the first byte, and for the whole of a plain request */
const patienceMs = 10_000;

function redirect(request: IncomingMessage, response: ServerResponse, way: Way): void {
  response.setHeader("Connection", "close");
  const { host = "" } = request.headers;
  const fault = formFault(request);
  if (fault) return turnAway(request, response, ...fault);
  if (!hostAllowed(host.toLowerCase(), false, way)) return say(response, 421, unknownName);
  const location = `https://${host}${request.url}`;
  if (!URL.canParse(location)) return say(response, 400, "The header host names no host.");
  // not for good: another program may serve here one day
  response.setHeader("Location", location);
  say(response, 307, "This address begins with https://");
}

/** Hands a connection on with its first byte unread. */
function peek(socket: Socket, hand: (first: number) => void): void {
  const timer = setTimeout(() => socket.destroy(), patienceMs);
  socket.on("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.once("data", (bytes) => {
    clearTimeout(timer);
    socket.pause();
    socket.unshift(bytes);
    hand(bytes[0]);
  });
}

/** Makes a server of HTTPS answer plain HTTP with a redirect. Must be called before others listen to its connections. */
export function redirectPlain(server: Server, way: Way): void {
  // Node's own listener, which begins TLS
  const begin = server.listeners("connection");
  server.removeAllListeners("connection");
  const plain = createServer((request, response) => redirect(request, response, way));
  server.on("connection", (socket: Socket) =>
    peek(socket, (first) => {
      if (first === handshake) return begin.forEach((listener) => listener.call(server, socket));
      setTimeout(() => socket.destroy(), patienceMs).unref();
      plain.emit("connection", socket);
      socket.resume();
    }),
  );
}
