/**
 * The nodes of one machine, behind one port. A connection comes to any of them; a socket that goes by polling, or that
 * began so, lives in one, which its id names. What arrives elsewhere for it is passed on to that one over a socket of the
 * machine, in a folder of the supervisor's, with the client's address; the sender proves that it has our secret.
 */
import { timingSafeEqual } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as ask, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import path from "node:path";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { nodeOfLine } from "@/lib/contract/line-id";
import type { BoundedMessage } from "../http/bounded-message";
import { keyedDigest } from "../keyed-digest";
import type { Log } from "../log";

const header = "x-spiralroom-passed";
/** requests of others' sockets at once: two of each line in a hall that goes by polling altogether */
const atOnce = 4_000;

/** of one connection to the next; the rest of a request's headers mean the same to whoever gets it */
const ofTheConnection = ["connection", "keep-alive", "transfer-encoding", "upgrade", header];

/** a node that takes longer to answer a question of ours stands still */
const answerMs = 2_000;

const endSchema = z.object({ address: z.string(), port: z.number(), encrypted: z.boolean() });

/** The id of the node that a socket's request is for; null for one that has no socket yet. */
function nodeOf({ url = "" }: IncomingMessage): string | null {
  const sid = new URLSearchParams(url.split("?")[1] ?? "").get("sid") ?? "";
  return nodeOfLine(sid);
}

/** What engine.io says of a socket that it does not know: the page begins anew. */
function sayUnknown(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(400, { "Content-Type": "application/json" });
  response.end('{"code":1,"message":"Session ID unknown"}');
}

export class Siblings {
  readonly #folder: string;
  readonly #id: string;
  readonly #secret: string;
  readonly #log: Log;
  #underway = 0;

  /** @param folder of the nodes' sockets; others of the machine may not come in @param id of this node */
  constructor(folder: string, id: string, secret: string, log: Log) {
    this.#log = log;
    this.#folder = folder;
    this.#id = id;
    this.#secret = secret;
  }

  /** Where a node listens to the others; Windows has no sockets in folders. */
  #placeOf(id: string): string {
    if (process.platform !== "win32") return path.join(this.#folder, id);
    return `\\\\.\\pipe\\${path.basename(this.#folder)}-${id}`;
  }

  #other(request: IncomingMessage): string | null {
    const node = nodeOf(request);
    return node === null || node === this.#id ? null : node;
  }

  #sealed({ socket }: IncomingMessage): string {
    const { remoteAddress: address = "", remotePort: port = 0 } = socket;
    return this.#seal({ address, port, encrypted: "encrypted" in socket && socket.encrypted === true });
  }

  #seal(end: z.infer<typeof endSchema>): string {
    const written = Buffer.from(JSON.stringify(end)).toString("base64url");
    return `${written}.${keyedDigest(this.#secret, "passed-on", written).toString("base64url")}`;
  }

  #question(node: string, url: string, authorization: string | undefined): Promise<string | null> {
    const sealed = this.#seal({ address: "127.0.0.1", port: 0, encrypted: false });
    return new Promise((resolve) => {
      const asked = ask({
        ...{ socketPath: this.#placeOf(node), path: url, agent: false, timeout: answerMs },
        headers: { host: "localhost", ...(authorization && { authorization }), [header]: sealed },
      });
      asked.on("timeout", () => asked.destroy());
      // a node that died leaves its place behind
      asked.on("error", () => resolve(null));
      asked.on("response", (answer) => {
        const whole = answer.statusCode === 200 ? text(answer) : null;
        if (whole) return void whole.then(resolve, () => resolve(null));
        answer.resume();
        resolve(null);
      });
      asked.end();
    });
  }

  /**
   * Asks the other nodes of this machine something, as somebody on this machine with this authorization.
   * @returns what those answered that did
   */
  async askOthers(url: string, authorization: string | undefined): Promise<string[]> {
    // Windows has no folder to look into
    const places = await readdir(this.#folder).catch(() => []);
    const others = places.filter((id) => id !== this.#id);
    const answers = await Promise.all(others.map((id) => this.#question(id, url, authorization)));
    return answers.filter((answer) => answer !== null);
  }

  /** Takes a request for its client's: the connection stands for the one that it came over. @returns whether it is one of ours */
  #unseal({ headers, socket }: IncomingMessage): boolean {
    const [text = "", digest = ""] = (headers[header]?.toString() ?? "").split(".");
    const claimed = Buffer.from(digest, "base64url");
    const right = keyedDigest(this.#secret, "passed-on", text);
    if (claimed.length !== right.length || !timingSafeEqual(claimed, right)) return false;
    const end = endSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
    delete headers[header];
    Object.defineProperties(socket, {
      remoteAddress: { value: end.address },
      remotePort: { value: end.port },
      encrypted: { value: end.encrypted },
    });
    return true;
  }

  #tell(error: NodeJS.ErrnoException): void {
    this.#log.info("what was for another node could not be passed on", { failure: error.code });
  }

  /**
   * Answers a request of another node's socket by that node. Must be called before anything is awaited.
   * @returns false when it is none
   */
  pass(request: BoundedMessage, response: ServerResponse): boolean {
    const node = this.#other(request);
    if (node === null) return false;
    if (this.#underway >= atOnce) {
      response.writeHead(503, { "Retry-After": 5 }).end();
      return true;
    }
    const kept = Object.entries(request.headers).filter(([name]) => !ofTheConnection.includes(name));
    const passed = ask({
      ...{ socketPath: this.#placeOf(node), method: request.method, path: request.url, agent: false },
      headers: { ...Object.fromEntries(kept), [header]: this.#sealed(request) },
    });
    this.#underway++;
    passed.on("close", () => this.#underway--);
    passed.on("error", (error) => {
      // its client has gone, or the node
      if (!response.destroyed) this.#tell(error);
      sayUnknown(response);
    });
    passed.on("response", (answer) => {
      const told = Object.entries(answer.headers).filter(([name]) => !ofTheConnection.includes(name));
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(told));
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    response.on("close", () => passed.destroy());
    // at one go: who has the whole of it answers and closes, and what is written after that fails
    void request.hold().then((body) => passed.end(body));
    return true;
  }

  /** Hands the WebSocket of another node's socket to that node. @returns false when it is none */
  passUpgrade(request: IncomingMessage, wire: Duplex, head: Buffer): boolean {
    const node = this.#other(request);
    if (node === null) return false;
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let place = 0; place < request.rawHeaders.length; place += 2)
      if (request.rawHeaders[place].toLowerCase() !== header)
        lines.push(`${request.rawHeaders[place]}: ${request.rawHeaders[place + 1]}`);
    lines.push(`${header}: ${this.#sealed(request)}`, "", "");
    const there: Socket = connect(this.#placeOf(node), () => {
      there.write(lines.join("\r\n"), "latin1");
      there.write(head);
      there.pipe(wire).pipe(there);
    });
    there.on("error", (error) => this.#tell(error));
    there.on("close", () => wire.destroy());
    wire.on("close", () => there.destroy());
    return true;
  }

  /** Lets the others pass on what is for this node. @param server answers as the one that clients reach does */
  listen(server: Server): Promise<void> {
    const ours = (event: "request" | "upgrade") => {
      const answering = server.listeners(event);
      server.removeAllListeners(event);
      server.on(event, (request: IncomingMessage, ...rest: unknown[]) => {
        if (!this.#unseal(request)) return void request.socket.destroy();
        for (const answer of answering) answer.call(server, request, ...rest);
      });
    };
    ours("request");
    ours("upgrade");
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#placeOf(this.#id), resolve);
    });
  }
}
