/** Where a request came from, believing as many proxies as are trusted. */
import type { IncomingMessage } from "node:http";
import proxyAddress from "proxy-addr";
import { placeOf } from "@/lib/auth/place";
import { isPublic, isRewritten, ownPage, withoutDefaultPort, type Way } from "./allowed-hosts";

export interface Origin {
  /** the client's address */
  address: string;
  /** what everything that is limited by address is counted by: it, or the network that it shares with its neighbours */
  place: string;
  /** host and port as the request names them; a proxy may have put its own name there */
  named: string;
  /** a trusted proxy said how the client named them */
  forwardedHost: boolean;
  /** host and port as the client's browser knows them */
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

/** Reads the forwarding headers; without trusted proxies they are not believed. What they leave out, PUBLIC_URL says. */
export function originOf(request: IncomingMessage, way: Way): Origin {
  const { headers, socket } = request;
  const { proxies, publicUrl } = way;
  const forwarded = trusted(headers["x-forwarded-host"], proxies);
  const scheme = trusted(headers["x-forwarded-proto"], proxies);
  const named = (forwarded ?? headers.host ?? "").toLowerCase();
  const forwardedHost = forwarded !== undefined;
  const meant = isPublic(named, publicUrl) || isRewritten(named, forwardedHost, way) ? publicUrl : null;
  const encrypted = ("encrypted" in socket && socket.encrypted === true) || !!meant?.startsWith("https:");
  // a connection that is already gone has no address
  const address = (proxyAddress(request, (_, hop) => hop < proxies) || "").trim() || "unknown";
  return {
    address,
    place: placeOf(address),
    ...{ named, forwardedHost },
    // the pages compare it with the header Origin to the letter
    host: ownPage(headers, named, publicUrl) ?? (meant ? new URL(meant).host : withoutDefaultPort(named)),
    https: scheme === undefined ? encrypted : scheme === "https",
  };
}

/** Replaces the forwarding headers by what is believed, for the pages behind. */
export function forward(request: IncomingMessage, origin: Origin): void {
  request.headers["x-forwarded-for"] = origin.address;
  request.headers["x-forwarded-host"] = origin.host;
  request.headers["x-forwarded-proto"] = origin.https ? "https" : "http";
  delete request.headers["forwarded"];
}
