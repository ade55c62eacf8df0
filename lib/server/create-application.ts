/** The composition of HTTP, pages and sockets from what they depend on. */
import type { Server as HttpServer } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CommandsUnderway } from "./commands-underway";
import type { Dependencies } from "./dependencies";
import { Door } from "./door";
import { identify } from "./handshake";
import { formFault } from "./http/form-of-request";
import { handleRequests, isOfSockets } from "./http/handle-request";
import { createWebServer } from "./http/listen";
import { Lanes } from "./lanes";
import { Neighbourhood } from "./nodes/neighbourhood";
import { Ensembles } from "./verification/ensembles";
import { refusedBy } from "./refusal";
import { Readiness } from "./http/readiness";
import { Rooms } from "./room/rooms";
import { dismiss } from "./viewer";
import { Metrics, type Role } from "./watch/metrics";
import { watchSignIns } from "./watch-sign-ins";
import { createSockets, type Sockets } from "./wire/sockets";

export interface Application {
  /** Listens. @returns the port */
  listen: (port: number, host: string) => Promise<number>;
  /** Serves connections that are handed over, instead. @returns what takes one, once the node's siblings reach it */
  takeConnections: () => Promise<(connection: Socket) => void>;
  /** Stops in order: no new connections, everything taken answered, sockets, workers, pages. The database is the caller's. */
  close: () => Promise<void>;
}

function admitConnections({ io, crowd }: Sockets, door: Door, all: Parameters<typeof identify>[1]): void {
  io.use((connection, next) => {
    identify(connection, all).then(() => next(), next);
  });
  const { build } = all.dependencies.pages;
  io.on("connection", (connection) => {
    const { room } = connection.data;
    // deleted while the handshake was on its way
    if (room.closed) return dismiss(connection, { code: "session-not-found" });
    crowd.introduce(connection);
    if (build) connection.emit("server.build", build);
    room.watch(connection);
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

function passUpgrades(server: HttpServer, { upgrade }: Sockets, { pages, siblings }: Dependencies): void {
  server.on("upgrade", (request, socket, head) => {
    // nobody else listens yet, and an error that nobody hears ends the process
    socket.on("error", () => socket.destroy());
    if (formFault(request)) return socket.destroy();
    if (isOfSockets(request) && siblings?.passUpgrade(request, socket, head)) return;
    if (isOfSockets(request)) return upgrade(request, socket, head);
    // other upgrades are the pages' (hot reload)
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

function* rolesOf({ io }: Sockets): Iterable<Role> {
  for (const { data } of io.of("/").sockets.values()) yield data.viewer.role;
}

/** The costly work of the dependencies with its times taken. */
const timed = (given: Dependencies, metrics: Metrics): Dependencies => ({
  ...given,
  verification: { ...given.verification, score: metrics.timed("verification", given.verification.score) },
  attempts: {
    check: metrics.timed("attempt", (job) => given.attempts.check(job)),
    close: () => given.attempts.close(),
  },
});

/** so many times, so far apart, some of the lines are closed */
const slices = { count: 20, everyMs: 100 };

/** Closes all lines, a few at a time, so that they do not come to the other nodes at the same moment. */
async function scatter({ io }: Sockets): Promise<void> {
  const lines = [...io.of("/").sockets.values()];
  const atOnce = Math.ceil(lines.length / slices.count);
  for (let from = 0; from < lines.length; from += atOnce) {
    for (const line of lines.slice(from, from + atOnce)) {
      line.emit("server.leaves", true);
      // not as one that is told to stay away: its page comes again
      line.conn.close();
    }
    await pause(slices.everyMs);
  }
}

/** Builds the application; it serves after `listen`. */
export function createApplication(given: Dependencies): Application {
  const underway = new CommandsUnderway();
  const sockets = createSockets(given);
  const { io, engine } = sockets;
  const metrics: Metrics = new Metrics({
    rooms: () => rooms.size,
    commands: () => underway.size,
    roles: () => rolesOf(sockets),
  });
  const dependencies = timed(given, metrics);
  const readiness = new Readiness();
  const listener = handleRequests(dependencies, engine, { underway, readiness, metrics });
  const server = createWebServer(dependencies.environment, listener);
  // a proxy of our own: what it passes on has gone past the limits of a connection
  const passed = createWebServer({ tls: null, proxies: 1, publicUrl: null }, listener);
  const { log, now, environment, verification, attempts, pages } = dependencies;
  const neighbours = dependencies.nodes && new Neighbourhood(dependencies.nodes, dependencies);
  const rooms = new Rooms({ io, log, now, secret: environment.secret, underway, neighbours });
  neighbours?.begin(rooms);
  const door = new Door({
    dependencies,
    metrics,
    rooms,
    reading: new Lanes(),
    ensembles: new Ensembles(dependencies),
  });
  admitConnections(sockets, door, { dependencies, rooms });
  for (const one of [server, passed]) passUpgrades(one, sockets, dependencies);
  const stopWatching = watchSignIns(io, rooms, dependencies);
  return {
    listen: (port, host) => listening(server, port, host),
    takeConnections: async () => {
      await dependencies.siblings?.listen(passed);
      // with this Node begins to look for requests that take too long; a server that never listens would not
      server.emit("listening");
      return (connection) => {
        connection.setNoDelay(true);
        server.emit("connection", connection);
      };
    },
    close: async () => {
      readiness.stop();
      server.close();
      // nobody else would take them
      if (dependencies.nodes && dependencies.nodes.others().length > 0) await scatter(sockets);
      passed.close();
      await door.shut();
      await rooms.idle();
      stopWatching();
      await neighbours?.stop();
      await rooms.stop();
      await io.close();
      server.closeAllConnections();
      passed.closeAllConnections();
      await verification.close();
      attempts.close();
      await pages.close();
    },
  };
}
