/** The browser's end of the socket: typed requests and events, and a connection that comes back by itself. */
import type { Socket } from "socket.io-client";
import { passingErrors, type Reply, type WireError } from "@/lib/contract/errors";
import type { ServerEvents } from "@/lib/contract/events";
import { nodeOfLine } from "@/lib/contract/line-id";
import { wireLimits } from "@/lib/contract/protocol";
import type { Pane, PartsMessage } from "@/lib/contract/parts";
import type { RawPayload, ReplyData, RequestName } from "@/lib/contract/requests";
import { Listeners } from "./listeners";
import { PartedView } from "./parted-view";
import { findObstacle, type Obstacle } from "./reach";
import { Store, type Observable } from "./store";
import { TransportChoice } from "./transport-choice";
import { openSocket, refusalOf, sizeOf, type Address, type Greeting } from "./socket";
import { watchReturn } from "./watch-return";

/** offline: lost or not to be had, and being restored in the background. closed: for good, see `reason`. */
export type ConnectionState = "connecting" | "online" | "offline" | "closed";

/** How the line to the server stands, for the page to say. */
export interface ConnectionStatus {
  state: ConnectionState;
  /** why it is closed, or why the server would not take it just now; null otherwise */
  reason: WireError | null;
}

type EventValue<Name extends keyof ServerEvents> = Parameters<ServerEvents[Name]>[0];

/** The browser's line to the one door: requests with an answer each, and the server's views. */
export interface Connection {
  readonly status: Observable<ConnectionStatus>;
  /** what seems to keep the page from the server; null while it is online, and before anything is known */
  readonly obstacle: Observable<Obstacle | null>;
  /**
   * Sends a request and resolves with its acknowledgement. Never rejects: without an acknowledgement in time,
   * the reply is the passing error `connection-lost`.
   */
  request<Name extends RequestName>(
    name: Name,
    payload: RawPayload<Name>,
    options?: { timeoutMs?: number },
  ): Promise<Reply<ReplyData<Name>>>;
  /** Says what the page has open beside what it always shows; before the first word, nothing. */
  show(panes: readonly Pane[]): void;
  /** Listens to an event, views by their whole names however they come; the latest one already received is delivered at once. Returns the way to stop. */
  on<Name extends keyof ServerEvents>(name: Name, listener: (value: EventValue<Name>) => void): () => void;
  close(): void;
}

/** Long enough for a slow commit behind a queue of submissions, short enough to try again within a lesson. */
const requestTimeoutMs = 12_000;

const lost: WireError = { code: "connection-lost" };

/** A page that nobody looks at loses its connections to a sleeping device, and that says nothing of the network. */
const isWatched = (): boolean => typeof document === "undefined" || document.visibilityState === "visible";

/** Who was removed waits at the door then; a class that is removed at once does not come back at once. */
const afterRemovalMs = 2_000;

/** The device itself says that it has no network; nothing else that it says is certain. */
const isCutOff = (): boolean => typeof navigator !== "undefined" && navigator.onLine === false;

/** Drops that the page asked for, or the server, are no fault of the network. */
const asked = ["io client disconnect", "io server disconnect"];

class SocketConnection implements Connection {
  #socket: Socket;
  #url: string;
  #choice = new TransportChoice();
  #status = new Store<ConnectionStatus>({
    state: isCutOff() ? "offline" : "connecting",
    reason: null,
  });
  #obstacle = new Store<Obstacle | null>(null);
  #listeners = new Map<string, Listeners<unknown>>();
  #latest = new Map<string, unknown>();
  #parted = new PartedView();
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** of the attempt under way */
  #greeting: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: () => void;
  /** the server has said that it ends: that this line ends with it says nothing of the network */
  #left = false;
  /** the server process that the line leads to, or led to last */
  #node: string | null = null;

  constructor(greeting: Greeting, options: Address) {
    this.#url = options.url ?? "";
    this.#socket = openSocket(greeting, options);
    this.#socket.on("connect", () => this.#connected());
    this.#socket.on("disconnect", (why) => this.#dropped(why));
    this.#socket.on("connect_error", (error) => this.#refused(error));
    this.#socket.onAny((name: string, value: unknown) => this.#received(name, value));
    this.#socket.io.on("reconnect_attempt", () => this.#prepare());
    this.#socket.io.on("open", () => this.#socket.io.engine.once("upgrade", () => this.#choice.upgraded()));
    this.#stopWatching = watchReturn((certain) => this.#reconnectNow(certain));
    this.#prepare();
    this.#socket.connect();
  }

  get obstacle(): Observable<Obstacle | null> {
    return this.#obstacle;
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
    // the server would end the line, and with it every attempt to send the rest
    if (sizeOf(payload) > wireLimits.messageBytes - 1_000)
      return { ok: false, error: { code: "bad-request" } };
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

  show(panes: readonly Pane[]): void {
    if (!this.#parted.open(panes)) return;
    // what a greeting says, whenever the line comes back
    Object.assign(this.#socket.auth, { panes });
    if (this.#status.get().state === "online") void this.request("view.open", { panes: [...panes] });
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
    if (name === "server.leaves") this.#left = true;
    // written by our own server, by the contract
    if (name === "view.parts") return this.#foldIn(value as PartsMessage);
    this.#latest.set(name, value);
    this.#listeners.get(name)?.tell(value);
    // written by our own server, by the contract
    if (name === "connection.closed") this.#closedBy(value as WireError);
  }

  /** Takes changed parts in and tells the view that they make; what was missed comes whole with another connection. */
  #foldIn(message: PartsMessage): void {
    const shown = this.#parted.take(message);
    if (shown) return this.#received(shown.event, shown.view);
    this.#socket.disconnect();
    this.#retryLater(0);
  }

  #end(reason: WireError | null): void {
    this.#become("closed", reason);
    this.#stopWatching();
    clearTimeout(this.#retry);
    clearTimeout(this.#greeting);
    this.#socket.disconnect();
  }

  /** Says by what the attempt that now begins goes, and gives it its time. */
  #prepare(): void {
    const { transports, openMs, greetMs } = this.#choice.next();
    this.#socket.io.opts.transports = transports;
    this.#socket.io.timeout(openMs);
    clearTimeout(this.#greeting);
    this.#greeting = setTimeout(() => this.#unheard(), greetMs);
  }

  #connected(): void {
    this.#node = nodeOfLine(this.#socket.io.engine.id);
    this.#parted.begin();
    this.#answered();
    this.#become("online");
  }

  /** The server has answered the greeting, whatever it said. */
  #answered(): void {
    clearTimeout(this.#greeting);
    this.#choice.connected();
    this.#obstacle.set(null);
  }

  /** Something opened, and then the greeting was lost. */
  #unheard(): void {
    this.#socket.disconnect();
    this.#failed(true);
    this.#retryLater(0);
  }

  #failed(silent: boolean): void {
    clearTimeout(this.#greeting);
    if (this.#choice.failed(silent) === "polling") {
      this.#unreached();
      void this.#explain();
    } else if (silent) this.#obstacle.set("websocket");
  }

  /** The first attempt has failed, by whichever way. */
  #unreached(): void {
    if (this.#status.get().state === "connecting") this.#become("offline");
  }

  #broken(): void {
    if (this.#status.get().state !== "online") this.#failed(false);
    else if (isWatched()) this.#choice.cut(this.#node);
  }

  async #explain(): Promise<void> {
    const obstacle = await findObstacle(this.#url);
    if (this.#status.get().state !== "online") this.#obstacle.set(obstacle);
  }

  /** A server that stops in an orderly way disconnects its sockets; those do not come back by themselves. */
  #dropped(why: string): void {
    if (!asked.includes(why) && !this.#left) this.#broken();
    this.#left = false;
    const { state, reason } = this.#status.get();
    // it has said why already
    if (state !== "offline" || !reason) this.#become("offline");
    if (why === "io server disconnect") this.#retryLater();
  }

  #refused(error: Error): void {
    const refusal = refusalOf(error);
    if (refusal) {
      this.#answered();
      return this.#closedBy(refusal);
    }
    this.#failed(error.message === "timeout");
    if (this.#status.get().state === "online") this.#become("offline");
  }

  /** The server wants no more of this, for good or for a while. */
  #closedBy(refusal: WireError): void {
    // a removal can be taken back, and the door tells of that
    const removed = refusal.code === "removed";
    const passing = removed || passingErrors.includes(refusal.code);
    if (!passing || refusal.code === "protocol-mismatch" || refusal.code === "unauthenticated")
      return this.#end(refusal);
    this.#become("offline", refusal);
    // or it would be back before it is welcome
    this.#socket.disconnect();
    this.#retryLater(removed ? afterRemovalMs : refusal.retryAfterMs);
  }

  #retryLater(ms = 500): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#reconnectNow(false), ms + Math.random() * 1_500);
  }

  /** @param certain the wire is surely dead although the socket may not know it yet */
  #reconnectNow(certain: boolean): void {
    if (this.#status.get().state === "closed" || (this.#socket.connected && !certain)) return;
    if (isCutOff()) this.#unreached();
    clearTimeout(this.#retry);
    this.#socket.disconnect();
    this.#prepare();
    this.#socket.connect();
  }
}

/** Opens a connection that reconnects until it is closed by either side. */
export function openConnection(greeting: Greeting, options: Address = {}): Connection {
  return new SocketConnection(greeting, options);
}
