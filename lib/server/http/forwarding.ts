/** Where a request came from, believing as many proxies as are trusted. */
import type { IncomingMessage } from "node:http";
import proxyAddress from "proxy-addr";

export interface Origin {
  /** the client's address */
  address: string;
  /** host and port as the client named them */
  host: string;
  https: boolean;
}

const listOf = (header: string | string[] | undefined): string[] =>
  [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** The entry that the outermost trusted proxy wrote: as many from the end as there are proxies. */
function trusted(header: string | string[] | undefined, proxies: number): string | undefined {
  const list = listOf(header);
  return proxies > 0 ? list[Math.max(0, list.length - proxies)] : undefined;
}

/** Reads the forwarding headers; without trusted proxies they are not believed. */
export function originOf(request: IncomingMessage, proxies: number): Origin {
  const { headers, socket } = request;
  const scheme = trusted(headers["x-forwarded-proto"], proxies);
  return {
    // a connection that is already gone has no address
    address: (proxyAddress(request, (_, hop) => hop < proxies) || "").trim() || "unknown",
    host: (trusted(headers["x-forwarded-host"], proxies) ?? headers.host ?? "").toLowerCase(),
    https: scheme === undefined ? "encrypted" in socket && socket.encrypted === true : scheme === "https",
  };
}

/** Replaces the forwarding headers by what is believed, for the pages behind. */
export function forward(request: IncomingMessage, origin: Origin): void {
  request.headers["x-forwarded-for"] = origin.address;
  request.headers["x-forwarded-host"] = origin.host;
  request.headers["x-forwarded-proto"] = origin.https ? "https" : "http";
  delete request.headers["forwarded"];
}
