import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A TCP line to a server or a database, which a test can cut and open again. */
export class TcpLine {
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  /**
   * @param url where the line leads
   * @param way what each direction of each connection goes through; as it is when absent
   */
  constructor(
    private readonly url: string,
    private readonly way?: () => Duplex,
  ) {}

  /** The address of this end: the url with the host and port of the line. */
  get address(): string {
    const address = new URL(this.url);
    address.host = `127.0.0.1:${this.#port}`;
    return address.href;
  }

  /** Opens the line, on the same port every time. */
  async open(): Promise<void> {
    const { hostname, port } = new URL(this.url);
    this.#server = createServer((client) => {
      const server = connect(Number(port), hostname);
      for (const [from, to] of [
        [client, server],
        [server, client],
      ]) {
        this.#sockets.add(from);
        if (this.way) from.pipe(this.way()).pipe(to);
        else from.pipe(to);
        from.on("error", () => to.destroy());
        from.on("close", () => (this.#sockets.delete(from), to.destroy()));
      }
    });
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (typeof address === "object" && address) this.#port = address.port;
  }

  /** Cuts every connection and refuses new ones. */
  async cut(): Promise<void> {
    if (!this.#server?.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
