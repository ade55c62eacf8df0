// A client of the class's server on one socket, as a page is one.
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { Reply } from "@/lib/contract/errors";
import type { ServerEvents } from "@/lib/contract/events";
import type { Handshake } from "@/lib/contract/handshake";
import { protocolVersion } from "@/lib/contract/protocol";
import type { RawPayload, ReplyData, RequestName } from "@/lib/contract/requests";
import { signedDevice } from "@/lib/server/device";

export const testSecret = "a secret of the tests, long enough";

type WithoutProtocol<Shape> = Shape extends { protocol: number } ? Omit<Shape, "protocol"> : never;
type View<Name extends keyof ServerEvents> = Parameters<ServerEvents[Name]>[0];

/** A client on one socket, with everything it was sent. */
export class Client {
  readonly events: { name: string; value: unknown }[] = [];
  #watchers = new Set<() => void>();

  constructor(
    readonly socket: Socket,
    readonly cookie: string,
  ) {
    socket.onAny((name: string, value: unknown) => {
      this.events.push({ name, value });
      for (const watcher of [...this.#watchers]) watcher();
    });
    socket.on("disconnect", () => this.#watchers.forEach((watcher) => watcher()));
  }

  send<Name extends RequestName>(name: Name, payload: RawPayload<Name>): Promise<Reply<ReplyData<Name>>> {
    return this.sendRaw(name, payload) as Promise<Reply<ReplyData<Name>>>;
  }

  /** Whatever it is, under whatever name. */
  async sendRaw(name: string, ...payload: unknown[]): Promise<Reply<unknown>> {
    return (await this.socket.timeout(240_000).emitWithAck(name, ...payload)) as Reply<unknown>;
  }

  /** The data of an accepted request; sent again, as pages do, while the server has no time for it. */
  async must<Name extends RequestName>(name: Name, payload: RawPayload<Name>): Promise<ReplyData<Name>> {
    for (;;) {
      const reply = await this.send(name, payload);
      if (reply.ok) return reply.data;
      if (reply.error.code !== "server-busy") throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
      await pause(reply.error.retryAfterMs);
    }
  }

  latest<Name extends keyof ServerEvents>(name: Name): View<Name> | undefined {
    return this.events.findLast((event) => event.name === name)?.value as View<Name> | undefined;
  }

  /** The first view of this name, already here or to come, that fits. */
  async until<Name extends keyof ServerEvents>(
    name: Name,
    fits: (view: View<Name>) => boolean = () => true,
  ): Promise<View<Name>> {
    const found = () => {
      const view = this.latest(name);
      return view !== undefined && fits(view) ? view : undefined;
    };
    await this.when(() => found() !== undefined, `${name} that fits`);
    return found() as View<Name>;
  }

  /** Resolves when the condition holds; looked at after every event. */
  when(condition: () => boolean, what: string): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const stop = () => (clearTimeout(timer), this.#watchers.delete(watcher));
      const watcher = () => condition() && (stop(), resolve());
      const timer = setTimeout(() => (stop(), reject(new Error(`waited in vain for ${what}`))), 12_000);
      this.#watchers.add(watcher);
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A cookie as the server gives it. */
export function newDevice(secret = testSecret): string {
  const { name, value } = signedDevice(secret, false);
  return `${name}=${value}`;
}

/** Opens a socket without waiting for it. */
export function openSocket(url: string, auth: Record<string, unknown>, cookie: string, more = {}): Socket {
  return io(url, {
    auth: { protocol: protocolVersion, ...auth },
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
    ...more,
  });
}

/** Where students find a server that staff find elsewhere. */
export const studentsAt = new Map<string, string>();

/** @throws the wire error's code when the server refuses */
export async function connect(
  url: string,
  greeting: WithoutProtocol<Handshake>,
  cookie: string,
): Promise<Client> {
  const at = greeting.role === "student" ? (studentsAt.get(url) ?? url) : url;
  const socket = openSocket(at, greeting, cookie);
  const client = new Client(socket, cookie);
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
      reject(new Error(error.data?.code ?? error.message)),
    );
  });
  return client;
}
