/**
 * One port before several server processes: takes each connection and hands it, unread, to the next of them that is
 * ready. TLS and everything above it is theirs; nothing is copied.
 */
import type { ChildProcess } from "node:child_process";
import { createServer, type Socket } from "node:net";
import { readSign, type Handed } from "./signs";

/** while no process is ready: so many connections wait, for so long */
const waitingAtMost = 2_000;
const waitMs = 15_000;

/** A connection that a process was handed. */
interface Untaken {
  number: number;
  connection: Socket;
}

export class Balancer {
  readonly #ready: ChildProcess[] = [];
  /**
   * What each process was handed and has not taken, in order. Node passes one connection on after the other, each when
   * the one before has arrived or has not at several tries, and forgets those that are left when the process dies.
   */
  readonly #untaken = new Map<ChildProcess, Untaken[]>();
  #number = 0;
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
    this.#untaken.set(child, []);
    child.on("message", (message) => {
      const sign = readSign(message);
      if (sign?.kind === "taken") this.#take(child, sign.number);
    });
    child.once("exit", () => this.#lose(child));
    this.#ready.push(child);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const connection of waiting) this.#hand(connection);
  }

  /** Hands nothing more to it. */
  remove(child: ChildProcess): void {
    const place = this.#ready.indexOf(child);
    if (place !== -1) this.#ready.splice(place, 1);
  }

  #take(child: ChildProcess, number: number): void {
    const untaken = this.#untaken.get(child) ?? [];
    const place = untaken.findIndex((one) => one.number === number);
    const [taken, ...lost] = untaken.splice(0, place + 1).reverse();
    // the process has its own; closing this one ends nothing
    taken?.connection.destroy();
    // those before it have not arrived, and never will
    for (const { connection } of lost.reverse()) this.#hand(connection);
  }

  /** What it has not taken nobody has read of: another serves it. */
  #lose(child: ChildProcess): void {
    this.remove(child);
    const left = this.#untaken.get(child) ?? [];
    this.#untaken.delete(child);
    for (const { connection } of left) this.#hand(connection);
  }

  #arrive(connection: Socket): void {
    connection.on("error", () => connection.destroy());
    this.#hand(connection);
  }

  #wait(connection: Socket): void {
    if (this.#waiting.size >= waitingAtMost) return void connection.destroy();
    this.#waiting.add(connection);
    setTimeout(() => this.#waiting.delete(connection) && connection.destroy(), waitMs).unref();
  }

  /** To the one that has the fewest to take, and of these to the one whose turn it is: who stands still gets no more. */
  #hand(connection: Socket): void {
    const untaken = (one: ChildProcess): number => this.#untaken.get(one)?.length ?? 0;
    const child = this.#ready.reduce<ChildProcess | null>(
      (best, one) => (best === null || untaken(one) < untaken(best) ? one : best),
      null,
    );
    if (!child) return this.#wait(connection);
    this.remove(child);
    this.#ready.push(child);
    const handed: Handed = { kind: "connection", number: ++this.#number };
    this.#untaken.get(child)?.push({ number: handed.number, connection });
    // kept until it is taken; what cannot be sent any more comes back with the process's end
    child.send(handed, connection, { keepOpen: true }, () => undefined);
  }
}
