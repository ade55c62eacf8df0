/** The socket under a connection: how it is opened, what a message weighs, what a failed handshake says. */
import { io, type Socket } from "socket.io-client";
import type { WireError } from "@/lib/contract/errors";
import type { Handshake } from "@/lib/contract/handshake";
import { protocolVersion } from "@/lib/contract/protocol";

type Without<Shape> = Shape extends { protocol: number } ? Omit<Shape, "protocol" | "panes"> : never;
/** Whom the connection is for; the protocol's version, and that it takes parts, is added here. */
export type Greeting = Without<Handshake>;

export interface Address {
  /** the server's address; the page's own when absent */
  url?: string;
  /** outside browsers only: cookies and the like */
  headers?: Record<string, string>;
}

/** The whole class comes back at the same moment: delays are spread over 80 % to both sides of a growing step. */
const reconnecting = { reconnectionDelay: 400, reconnectionDelayMax: 2_000, randomizationFactor: 0.8 };

/** UTF-8 bytes of a message, about; its weights count as they are */
export function sizeOf(payload: unknown): number {
  let binary = 0;
  const json = JSON.stringify(payload, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) return value;
    binary += value.byteLength;
    return null;
  });
  return new TextEncoder().encode(json).length + binary;
}

/** The refusal that the server attached to a failed handshake, or null when it was the network. */
export function refusalOf(error: Error & { data?: unknown }): WireError | null {
  const { data } = error;
  if (typeof data !== "object" || data === null || !("code" in data)) return null;
  // our own server wrote it, by the contract
  return data as WireError;
}

/** A socket that waits to be connected. */
export function openSocket(greeting: Greeting, { url, headers }: Address): Socket {
  const options = {
    auth: { ...greeting, protocol: protocolVersion, panes: [] },
    // the first attempt waits until it is said by what it goes
    autoConnect: false,
    ...reconnecting,
    // two connections of one page (a student's and a screen's) must not share one wire
    forceNew: true,
    withCredentials: true,
    ...(headers ? { extraHeaders: headers } : {}),
  };
  return url ? io(url, options) : io(options);
}
