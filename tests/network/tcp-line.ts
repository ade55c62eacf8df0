import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A TCP line to a server or a database, which a test can cut and open again. */
export class TcpLine {
  readonly #sockets = new Set<Socket>();
  /** each connection's two ends, and whether something was said from the near one that is listened for */
  readonly #pairs = new Set<{ near: Socket; far: Socket; said: boolean }>();
  #server: Server | null = null;
  #swallowing = false;
  #port = 0;

  /**
   * @param url where the line leads
   * @param way what each direction of each connection goes through; as it is when absent
   * @param listenedFor words by which `swallow` knows connections apart
   */
  constructor(
    private readonly url: string,
    private readonly way?: () => Duplex,
    private readonly listenedFor?: string,
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
    this.#swallowing = false;
    this.#server = createServer((client) => {
      const server = connect(Number(port), hostname);
      const pair = { near: client, far: server, said: false };
      this.#pairs.add(pair);
      client.on("close", () => this.#pairs.delete(pair));
      if (this.listenedFor)
        client.on("data", (bytes: Buffer) => (pair.said ||= bytes.includes(this.listenedFor ?? "")));
      for (const [from, to] of [
        [client, server],
        [server, client],
      ]) {
        this.#sockets.add(from);
        if (this.way) from.pipe(this.way()).pipe(to);
        else from.pipe(to);
        from.on("error", () => to.destroy());
        from.on("close", () => {
          this.#sockets.delete(from);
          // what is still on its way arrives, and the end after it
          if (!this.way || !from.readableEnded) to.destroy();
        });
      }
      if (this.#swallowing) this.#hold(pair);
    });
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (typeof address === "object" && address) this.#port = address.port;
  }

  #hold({ near, far }: { near: Socket; far: Socket }): void {
    for (const end of [near, far]) end.unpipe().pause();
  }

  /**
   * Nothing arrives any more and nobody is told: the connections stand, until they are cut.
   * @param which those over which the words went that are listened for; all, and new ones, when left out
   */
  swallow(which: "all" | "those that said it" = "all"): void {
    this.#swallowing = which === "all";
    for (const pair of this.#pairs) if (which === "all" || pair.said) this.#hold(pair);
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
