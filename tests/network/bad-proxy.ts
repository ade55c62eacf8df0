// A proxy as some networks have it: plain HTTP passes, and WebSockets do not fare well.
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * swallow: a handshake is never answered. refuse: answered with 403. deafen: what the server sends arrives, what the
 * browser sends does not. mute: the handshake is answered, and nothing comes after it. portal: every request is answered
 * with a sign-in page.
 */
export type Fault = "none" | "swallow" | "refuse" | "deafen" | "mute" | "portal";

const page = "<!doctype html><title>Sign in to this network</title>";
const ownAnswers = {
  refuse: "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
  portal: `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
};

export class BadProxy {
  fault: Fault = "none";
  /** handshakes of WebSockets that came by */
  webSockets = 0;
  readonly #sockets = new Set<Socket>();
  readonly #webSockets = new Set<Socket>();
  readonly #server: Server;
  readonly #port: number;

  /** @param port of the server behind it, on this machine */
  constructor(port: number) {
    this.#port = port;
    this.#server = createServer((client) => {
      this.#keep(client);
      client.once("data", (head) => this.#first(client, head));
    });
  }

  /** @returns its own port */
  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  /** Ends the WebSockets that stand. */
  cut(): void {
    for (const socket of this.#webSockets) socket.destroy();
    this.#webSockets.clear();
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  /** Browsers open a connection of its own for each WebSocket, so that the first words of one tell. */
  #first(client: Socket, head: Buffer): void {
    const isWebSocket = /^upgrade: *websocket/im.test(head.toString("latin1"));
    if (isWebSocket) this.webSockets += 1;
    if (this.fault === "portal" || (isWebSocket && this.fault === "refuse"))
      return void client.end(ownAnswers[this.fault]);
    if (isWebSocket && this.fault === "swallow") return;
    this.#pass(client, head, isWebSocket);
  }

  #pass(client: Socket, head: Buffer, isWebSocket: boolean): void {
    const server = this.#keep(connect(this.#port, "127.0.0.1"));
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
    server.write(head);
    if (!(isWebSocket && this.fault === "deafen")) client.pipe(server);
    if (!(isWebSocket && this.fault === "mute")) server.pipe(client);
    else server.once("data", (answer) => client.write(answer.subarray(0, answer.indexOf("\r\n\r\n") + 4)));
    if (isWebSocket) this.#webSockets.add(client);
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    return socket;
  }
}
