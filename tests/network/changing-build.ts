// A server whose build changes under its browsers. What it serves is one build; this makes two of it, whose pages and
// scripts name their own scripts alone, and of which the server has one at a time.
import { once } from "node:events";
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { Transform, type Duplex } from "node:stream";

const text = /^(?:text\/(?:html|css|x-component|javascript)|application\/javascript)/;

export class ChangingBuild {
  /** which one the server has */
  build: "one" | "two" = "one";
  /** paths of the other build that were asked for */
  readonly missed: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #wires = new Set<Duplex>();

  /**
   * @param port of the server behind it, on this machine
   * @param buildId what that calls its build
   */
  constructor(
    readonly port: number,
    readonly buildId: string,
  ) {
    this.#server = createServer((asked, answer) => void this.#pass(asked, answer));
    this.#server.on("connection", (socket: Socket) => this.#keep(socket));
    this.#server.on("upgrade", (asked: IncomingMessage, socket: Duplex) => this.#upgrade(asked, socket));
  }

  /** @returns its own port */
  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  /** Cuts the WebSockets; pages open others. */
  cut(): void {
    for (const socket of this.#wires) socket.destroy();
  }

  /** As long as the real name: in a WebSocket's frames lengths are written down. */
  #nameOf(build: string): string {
    return `${build}-${this.buildId.slice(build.length + 1)}`;
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const [whole, build] = /^\/_next\/static\/(one|two)\//.exec(asked.url ?? "") ?? [];
    if (build && build !== this.build) {
      this.missed.push(asked.url ?? "");
      return void answer.writeHead(404).end();
    }
    const path = whole ? asked.url?.replace(whole, "/_next/static/") : asked.url;
    // texts come as they are, to be changed
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const passed = request({ port: this.port, path, method: asked.method, headers }, (got) => {
      void this.#answer(got, answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  }

  async #answer(got: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { "content-length": _, ...headers } = got.headers;
    if (!text.test(headers["content-type"] ?? "")) {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      return void got.pipe(answer);
    }
    const { build } = this;
    const parts: Buffer[] = [];
    for await (const part of got) parts.push(part as Buffer);
    const changed = Buffer.concat(parts)
      .toString()
      .replaceAll("static/chunks/", `static/${build}/chunks/`)
      .replaceAll(this.buildId, this.#nameOf(build));
    answer.writeHead(got.statusCode ?? 502, headers).end(changed);
  }

  #upgrade({ url, rawHeaders }: IncomingMessage, client: Duplex): void {
    const server = this.#keep(connect(this.port, "127.0.0.1"));
    const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
    server.write([`GET ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
    client.on("error", () => server.destroy()).on("close", () => server.destroy());
    server.on("close", () => client.destroy());
    this.#wires.add(client);
    client.on("close", () => this.#wires.delete(client));
    const named = new Transform({
      transform: (bytes: Buffer, _, done) => {
        const at = bytes.indexOf(this.buildId);
        if (at >= 0) bytes.write(this.#nameOf(this.build), at, "latin1");
        done(null, bytes);
      },
    });
    server.pipe(named).pipe(client).pipe(server);
  }

  #keep<Wire extends Duplex>(socket: Wire): Wire {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    return socket;
  }
}
