/** The HTTP server: how long it waits for whom, and what it says to what is no request. */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Duplex } from "node:stream";
import type { ServerEnvironment } from "../environment";
import { BoundedMessage } from "./bounded-message";
import { redirectPlain } from "./plain-on-tls";
import { limitSilence } from "./silent-sockets";
import { lingerMs } from "./turn-away";
import { speaking } from "./underway";

type Listener = RequestListener<typeof BoundedMessage>;

const patience = {
  /** from the connection, or the answer before, to the end of the headers */
  headersTimeout: 10_000,
  /** to the end of the body */
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  /** of TLS */
  handshakeTimeout: 10_000,
};

/** Without a byte in either direction a connection ends: somebody who takes no answer, for one. Sockets have their pings. */
const stillMs = 60_000;

/** Between two requests of one connection: a browser's is gone before long, a proxy keeps its own for a minute. */
const keepAliveMs = { browser: 5_000, proxy: 75_000 };

const sentences: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large\nThe headers of this request are too long.",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout\nThis request took too long to arrive.",
};
const noRequest = "400 Bad Request\nThis is no request that can be understood.";

/** Answers what is no HTTP, or was too slow to be one, and ends its connection. Before TLS is agreed nobody could read it. */
function refuse({ code = "" }: NodeJS.ErrnoException, socket: Duplex): void {
  const parsed = code.startsWith("HPE_") || code in sentences;
  if (!parsed || !socket.writable) return void socket.destroy();
  setTimeout(() => socket.destroy(), lingerMs);
  // an answer that has begun may still arrive
  if (speaking(socket)) return;
  const [status, sentence] = (sentences[code] ?? noRequest).split("\n");
  const headers = `Content-Type: text/plain; charset=utf-8\r\nContent-Length: ${sentence.length + 1}\r\nConnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${sentence}\n`);
}

type Serving = Pick<ServerEnvironment, "tls" | "proxies" | "publicUrl">;

/** Makes the server; it listens when it is told to. */
export function createWebServer(serving: Serving, listener: Listener): Server<typeof BoundedMessage> {
  const { tls, proxies } = serving;
  const keepAliveTimeout = proxies > 0 ? keepAliveMs.proxy : keepAliveMs.browser;
  // a request without a host gets its sentence with the others of no good form
  const options = {
    ...patience,
    keepAliveTimeout,
    IncomingMessage: BoundedMessage,
    requireHostHeader: false,
  };
  const server = tls
    ? createHttpsServer(
        { ...options, cert: readFileSync(tls.certificate), key: readFileSync(tls.key) },
        listener,
      )
    : createServer(options, listener);
  if (tls) redirectPlain(server, serving);
  server.setTimeout(stillMs);
  server.on("clientError", refuse);
  limitSilence(server, proxies);
  return server;
}
