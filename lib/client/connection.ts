/** The browser's end of the socket: typed requests and events, and a connection that comes back by itself. */
import { io, type Socket } from "socket.io-client";
import { passingErrors, type Reply, type WireError } from "@/lib/contract/errors";
import type { ServerEvents } from "@/lib/contract/events";
import type { Handshake } from "@/lib/contract/handshake";
import { protocolVersion } from "@/lib/contract/protocol";
import type { RawPayload, ReplyData, RequestName } from "@/lib/contract/requests";
import { Listeners } from "./listeners";
import { Store, type Observable } from "./store";
import { watchReturn } from "./watch-return";

/** offline: lost, and being restored in the background. closed: for good, see `reason`. */
export type ConnectionState = "connecting" | "online" | "offline" | "closed";

/** How the line to the server stands, for the page to say. */
export interface ConnectionStatus {
  state: ConnectionState;
  /** why it is closed, or why the server would not take it just now; null otherwise */
  reason: WireError | null;
}

type WithoutProtocol<Shape> = Shape extends { protocol: number } ? Omit<Shape, "protocol"> : never;
/** Whom the connection is for; the protocol's version is added here. */
export type Greeting = WithoutProtocol<Handshake>;

type EventValue<Name extends keyof ServerEvents> = Parameters<ServerEvents[Name]>[0];

/** The browser's line to the one door: requests with an answer each, and the server's views. */
export interface Connection {
  readonly status: Observable<ConnectionStatus>;
  /**
   * Sends a request and resolves with its acknowledgement. Never rejects: without an acknowledgement in time,
   * the reply is the passing error `connection-lost`.
   */
  request<Name extends RequestName>(
    name: Name,
    payload: RawPayload<Name>,
    options?: { timeoutMs?: number },
  ): Promise<Reply<ReplyData<Name>>>;
  /** Listens to an event; the latest one already received is delivered at once. Returns the way to stop. */
  on<Name extends keyof ServerEvents>(name: Name, listener: (value: EventValue<Name>) => void): () => void;
  close(): void;
}

interface Options {
  /** the server's address; the page's own when absent */
  url?: string;
  /** outside browsers only: cookies and the like */
  headers?: Record<string, string>;
}

/** Long enough for a slow commit behind a queue of submissions, short enough to try again within a lesson. */
const requestTimeoutMs = 12_000;

/** The whole class comes back at the same moment: delays are spread over 80 % to both sides of a growing step. */
const reconnecting = { reconnectionDelay: 400, reconnectionDelayMax: 2_000, randomizationFactor: 0.8 };

const lost: WireError = { code: "connection-lost" };

/** The refusal that the server attached to a failed handshake, or null when it was the network. */
function refusalOf(error: Error & { data?: unknown }): WireError | null {
  const { data } = error;
  if (typeof data !== "object" || data === null || !("code" in data)) return null;
  // our own server wrote it, by the contract
  return data as WireError;
}

function openSocket(greeting: Greeting, { url, headers }: Options): Socket {
  const options = {
    auth: { ...greeting, protocol: protocolVersion },
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 6_000,
    ...reconnecting,
    // two connections of one page (a student's and a screen's) must not share one wire
    forceNew: true,
    withCredentials: true,
    ...(headers ? { extraHeaders: headers } : {}),
  };
  return url ? io(url, options) : io(options);
}

class SocketConnection implements Connection {
  #socket: Socket;
  #status = new Store<ConnectionStatus>({ state: "connecting", reason: null });
  #listeners = new Map<string, Listeners<unknown>>();
  #latest = new Map<string, unknown>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: () => void;

  constructor(greeting: Greeting, options: Options) {
    this.#socket = openSocket(greeting, options);
    this.#socket.on("connect", () => this.#become("online"));
    this.#socket.on("disconnect", (why) => this.#dropped(why));
    this.#socket.on("connect_error", (error) => this.#refused(error));
    this.#socket.onAny((name: string, value: unknown) => this.#received(name, value));
    this.#stopWatching = watchReturn((certain) => this.#reconnectNow(certain));
  }

  get status(): Observable<ConnectionStatus> {
    return this.#status;
  }

  async request<Name extends RequestName>(
    name: Name,
    payload: RawPayload<Name>,
    { timeoutMs = requestTimeoutMs }: { timeoutMs?: number } = {},
  ): Promise<Reply<ReplyData<Name>>> {
    const { state, reason } = this.#status.get();
    if (state === "closed") return { ok: false, error: reason ?? lost };
    try {
      // acknowledgements are the server's, typed by the contract on its side too
      return (await this.#socket.timeout(timeoutMs).emitWithAck(name, payload)) as Reply<ReplyData<Name>>;
    } catch {
      const { state, reason } = this.#status.get();
      return { ok: false, error: state === "closed" ? (reason ?? lost) : lost };
    }
  }

  on<Name extends keyof ServerEvents>(name: Name, listener: (value: EventValue<Name>) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Listeners();
    this.#listeners.set(name, listeners);
    // #received tells the listeners of a name what came under that name
    const told = (value: unknown) => listener(value as EventValue<Name>);
    if (this.#latest.has(name)) told(this.#latest.get(name));
    return listeners.subscribe(told);
  }

  close(): void {
    this.#end(null);
  }

  #become(state: ConnectionState, reason: WireError | null = null): void {
    const now = this.#status.get();
    if (now.state === "closed" || (now.state === state && now.reason?.code === reason?.code)) return;
    this.#status.set({ state, reason });
  }

  #received(name: string, value: unknown): void {
    this.#latest.set(name, value);
    this.#listeners.get(name)?.tell(value);
    if (name === "connection.closed") this.#end(value as WireError);
  }

  #end(reason: WireError | null): void {
    this.#become("closed", reason);
    this.#stopWatching();
    clearTimeout(this.#retry);
    this.#socket.disconnect();
  }

  /** A server that stops in an orderly way disconnects its sockets; those do not come back by themselves. */
  #dropped(why: string): void {
    this.#become("offline");
    if (why === "io server disconnect") this.#retryLater();
  }

  #refused(error: Error): void {
    const refusal = refusalOf(error);
    if (!refusal) {
      if (this.#status.get().state === "online") this.#become("offline");
      return;
    }
    const passing = passingErrors.includes(refusal.code);
    if (!passing || refusal.code === "protocol-mismatch" || refusal.code === "unauthenticated")
      return this.#end(refusal);
    this.#become("offline", refusal);
    this.#retryLater(refusal.retryAfterMs);
  }

  #retryLater(ms = 500): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#reconnectNow(false), ms + Math.random() * 1_500);
  }

  /** @param certain the wire is surely dead although the socket may not know it yet */
  #reconnectNow(certain: boolean): void {
    if (this.#status.get().state === "closed" || (this.#socket.connected && !certain)) return;
    clearTimeout(this.#retry);
    this.#socket.disconnect();
    this.#socket.connect();
  }
}

/** Opens a connection that reconnects until it is closed by either side. */
export function openConnection(greeting: Greeting, options: Options = {}): Connection {
  return new SocketConnection(greeting, options);
}
