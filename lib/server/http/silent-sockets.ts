/** Connections that have said nothing yet: so many of one address, then the one that was silent longest goes. */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { placeOf } from "@/lib/auth/place";

/** A browser speaks within a round trip; a thousand of them arrive one after another. */
const silentAtMost = 512;
/** All connections of one address: a hall's 1,000 sockets and, while everybody loads the page, 6 more each. */
const connectionsAtMost = 8_000;

/** Of one place, by the other end, the oldest first. */
type Neighbours = Map<string, Socket>;

/** The other end of a connection, which also names it inside its TLS, and the place that it is counted at. */
function endOf({ remoteAddress = "", remotePort = 0 }: Socket): { place: string; end: string } {
  return { place: placeOf(remoteAddress), end: `${remoteAddress} ${remotePort}` };
}

class Addresses {
  readonly #open = new Map<string, { silent: Neighbours; count: number }>();

  arrive(socket: Socket): void {
    const { place, end } = endOf(socket);
    const { silent, count } = this.#open.get(place) ?? { silent: new Map<string, Socket>(), count: 0 };
    if (silent.size >= silentAtMost) this.#dropOldest(silent);
    else if (count >= connectionsAtMost) return void socket.destroy();
    this.#open.set(place, { silent: silent.set(end, socket), count: count + 1 });
    socket.once("close", () => this.#leave(place, end));
  }

  speak(socket: Socket): void {
    const { place, end } = endOf(socket);
    this.#open.get(place)?.silent.delete(end);
  }

  #dropOldest(silent: Neighbours): void {
    const [[end, oldest]] = silent;
    silent.delete(end);
    oldest.destroy();
  }

  #leave(place: string, end: string): void {
    const here = this.#open.get(place);
    if (!here) return;
    here.silent.delete(end);
    if (here.count === 1) this.#open.delete(place);
    else this.#open.set(place, { ...here, count: here.count - 1 });
  }
}

/** Watches a server's connections. Behind proxies all are the proxy's, which has limits of its own. */
export function limitSilence(server: Server, proxies: number): void {
  if (proxies > 0) return;
  const addresses = new Addresses();
  server.on("connection", (socket: Socket) => addresses.arrive(socket));
  server.on("request", ({ socket }) => addresses.speak(socket));
  server.on("upgrade", ({ socket }) => addresses.speak(socket));
}
