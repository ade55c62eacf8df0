/** The socket server: who may open one, how large a message is, and how long anything may take. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { nanoid } from "nanoid";
import { Server as Engine, type Socket as EngineSocket } from "engine.io";
import { Server } from "socket.io";
import { Decoder, Encoder } from "socket.io-parser";
import { lineId } from "@/lib/contract/line-id";
import { wireLimits } from "@/lib/contract/protocol";
import type { SocketServer } from "../connection";
import type { Dependencies } from "../dependencies";
import { deviceOfCookies } from "../device";
import { originOf } from "../http/forwarding";
import { logUnwelcome, unwelcomeSocket } from "../http/welcome";
import { Crowd, type Newcomer } from "./crowd";
import { Frames } from "./frames";
import { isOurShape } from "./message-shape";

/** From the wire to the greeting. */
const connectMs = 10_000;

/** Reads messages as ours are: one attachment, which is a run's weights, and no shape that is costly to read. */
class OurMessages extends Decoder {
  constructor() {
    super({ maxAttachments: 1 });
  }

  /** @throws for what is no message of ours; its connection ends */
  override add(packet: string | Uint8Array): void {
    if (typeof packet === "string" && !isOurShape(packet))
      throw new Error("no message of ours has this shape");
    super.add(packet);
  }
}

export interface Sockets {
  io: SocketServer;
  engine: Engine;
  crowd: Crowd;
  /** Opens a socket of a request that wants one. */
  upgrade: (request: IncomingMessage, wire: Duplex, head: Buffer) => void;
}

/** Polling by script elements, which other sites could do, with packets that are written otherwise. */
const byScript = ({ url = "" }: IncomingMessage): boolean =>
  new URLSearchParams(url.split("?")[1] ?? "").has("j");

/** Whether a socket's request names this server and comes from one of its own pages. */
function welcome(request: IncomingMessage, dependencies: Dependencies): boolean {
  if (byScript(request)) return false;
  const { environment } = dependencies;
  const origin = originOf(request, environment);
  const refused = unwelcomeSocket(request, origin, environment);
  if (refused) logUnwelcome(refused, origin, dependencies);
  return !refused;
}

function newcomerOf(request: IncomingMessage, { environment }: Dependencies): Newcomer {
  const device = deviceOfCookies(request.headers.cookie, environment.secret);
  return {
    address: originOf(request, environment).place,
    device: device?.issued ? device.token : null,
    unsigned: device?.issued === false,
  };
}

function countPings(request: IncomingMessage, wire: Duplex, frames: Frames): void {
  const { remoteAddress, remotePort } = request.socket;
  // the engine leaves the WebSocket of an upgrade at its request; one that was refused has none
  const { websocket } = request as { websocket?: NodeJS.EventEmitter };
  for (const frame of ["ping", "pong"])
    websocket?.on(frame, () => {
      if (!frames.ping(`${remoteAddress} ${remotePort}`)) wire.destroy();
    });
}

/** Makes the sockets of a server; `admit` says no to whoever is one too many. */
export function createSockets(dependencies: Dependencies): Sockets {
  const { now, limits } = dependencies;
  const [crowd, frames] = [new Crowd(now, limits.generosity), new Frames(now, limits.generosity)];
  const engine = new Engine({
    perMessageDeflate: false,
    maxHttpBufferSize: wireLimits.messageBytes,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) =>
      decide(null, welcome(request, dependencies) && crowd.admit(newcomerOf(request, dependencies))),
  });
  const { nodes } = dependencies;
  // whoever gets what follows knows whose it is
  if (nodes) engine.generateId = () => lineId(nodes.id, nanoid(20));
  // before socket.io listens to a socket, so that what is too much is never read
  engine.on("connection", (socket: EngineSocket) =>
    frames.watch(crowd.enter(socket, newcomerOf(socket.request, dependencies))),
  );
  const io: SocketServer = new Server({
    serveClient: false,
    connectTimeout: connectMs,
    parser: { Encoder, Decoder: OurMessages },
  });
  io.bind(engine);
  const upgrade: Sockets["upgrade"] = (request, wire, head) => {
    engine.handleUpgrade(request, wire, head);
    countPings(request, wire, frames);
  };
  return { io, engine, crowd, upgrade };
}
