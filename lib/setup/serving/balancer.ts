/**
 * One port before several server processes: takes each connection and hands it, unread, to the next of them that is
 * ready. TLS and everything above it is theirs; nothing is copied.
 */
import type { ChildProcess } from "node:child_process";
import { createServer, type Socket } from "node:net";
import { connectionMessage } from "./signs";

/** while no process is ready: so many connections wait, for so long */
const waitingAtMost = 2_000;
const waitMs = 15_000;

export class Balancer {
  readonly #ready: ChildProcess[] = [];
  readonly #waiting = new Set<Socket>();
  readonly #server = createServer({ pauseOnConnect: true }, (connection) => this.#arrive(connection));

  /** @returns the port @throws the system's error when it is taken */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        resolve(typeof address === "object" && address ? address.port : port);
      });
    });
  }

  /** A process that takes connections from now on. */
  add(child: ChildProcess): void {
    child.once("exit", () => this.remove(child));
    this.#ready.push(child);
    for (const connection of this.#waiting) this.#hand(connection);
    this.#waiting.clear();
  }

  /** Hands nothing more to it. */
  remove(child: ChildProcess): void {
    const place = this.#ready.indexOf(child);
    if (place !== -1) this.#ready.splice(place, 1);
  }

  #arrive(connection: Socket): void {
    connection.on("error", () => connection.destroy());
    if (this.#ready.length > 0) return this.#hand(connection);
    if (this.#waiting.size >= waitingAtMost) return void connection.destroy();
    this.#waiting.add(connection);
    setTimeout(() => this.#waiting.delete(connection) && connection.destroy(), waitMs).unref();
  }

  #hand(connection: Socket): void {
    const child = this.#ready.shift();
    if (!child) return void connection.destroy();
    this.#ready.push(child);
    // one that dies meanwhile closes it, and its client comes again
    child.send(connectionMessage, connection, { keepOpen: false }, (error) => error && connection.destroy());
  }
}
