/** The composition of HTTP, pages and sockets from what they depend on. */
import { readFileSync } from "node:fs";
import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { Server } from "socket.io";
import { wireLimits } from "@/lib/contract/protocol";
import type { SocketServer } from "./connection";
import type { Dependencies } from "./dependencies";
import { Door } from "./door";
import { identify } from "./handshake";
import { hostAllowed, originAllowed } from "./http/allowed-hosts";
import { originOf } from "./http/forwarding";
import { handleRequests } from "./http/handle-request";
import { refusedBy } from "./refusal";
import { Rooms } from "./room/rooms";
import { dismiss } from "./viewer";
import { watchSignIns } from "./watch-sign-ins";

export interface Application {
  /** Listens. @returns the port */
  listen: (port: number, host: string) => Promise<number>;
  /** Stops in order: no new connections, everything taken answered, sockets, workers, pages. The database is the caller's. */
  close: () => Promise<void>;
}

function createServer(dependencies: Dependencies): HttpServer {
  const listener = handleRequests(dependencies);
  const { tls } = dependencies.environment;
  return tls
    ? createHttpsServer({ cert: readFileSync(tls.certificate), key: readFileSync(tls.key) }, listener)
    : createHttpServer(listener);
}

/** Whether a socket's request names this server and comes from one of its own pages. */
function welcome(request: IncomingMessage, { environment }: Dependencies): boolean {
  const { host } = originOf(request, environment.proxies);
  const { publicUrl } = environment;
  return hostAllowed(host, publicUrl) && originAllowed(request.headers.origin, host, publicUrl);
}

function createSockets(server: HttpServer, dependencies: Dependencies): SocketServer {
  return new Server(server, {
    // other upgrades are the pages' (hot reload)
    destroyUpgrade: false,
    serveClient: false,
    perMessageDeflate: false,
    // beyond the schemas' own limits, so that what is too large gets an answer and only the absurd a closed line
    maxHttpBufferSize: 4 * wireLimits.messageBytes,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, welcome(request, dependencies)),
  });
}

function admitConnections(io: SocketServer, door: Door, all: Parameters<typeof identify>[1]): void {
  io.use((connection, next) => {
    identify(connection, all).then(() => next(), next);
  });
  io.on("connection", (connection) => {
    const { room } = connection.data;
    // deleted while the handshake was on its way
    if (room.closed) return dismiss(connection, { code: "session-not-found" });
    connection.on("disconnect", () => room.leave(connection));
    door.open(connection);
    try {
      room.enter(connection);
    } catch (error) {
      // unheard, it would end the process and with it every class
      dismiss(connection, refusedBy(error, all.dependencies.log, { session: room.state.id }).error);
    }
  });
}

function passUpgrades(server: HttpServer, { pages }: Dependencies): void {
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith("/socket.io/")) return;
    if (pages.upgrade) pages.upgrade(request, socket, head);
    else socket.destroy();
  });
}

const listening = (server: HttpServer, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });

/** Builds the application; it serves after `listen`. */
export function createApplication(dependencies: Dependencies): Application {
  const server = createServer(dependencies);
  const io = createSockets(server, dependencies);
  const { log, now, environment, verification, attempts, pages } = dependencies;
  const rooms = new Rooms({ io, log, now, secret: environment.secret });
  const door = new Door({ dependencies, rooms });
  admitConnections(io, door, { dependencies, rooms });
  passUpgrades(server, dependencies);
  const stopWatching = watchSignIns(io, dependencies);
  return {
    listen: (port, host) => listening(server, port, host),
    close: async () => {
      server.close();
      await door.shut();
      await rooms.idle();
      stopWatching();
      await rooms.stop();
      await io.close();
      server.closeAllConnections();
      await verification.close();
      attempts.close();
      await pages.close();
    },
  };
}
