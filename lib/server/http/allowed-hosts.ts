/** Under which names this server answers, and which pages may talk to it. */
import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import type { ServerEnvironment } from "../environment";

/** What is known of the way to the server. */
export type Way = Pick<ServerEnvironment, "proxies" | "publicUrl">;

/** The name in "name:port", without brackets, and without the dot with which a whole name may end. */
function nameOf(host: string): string {
  const name = host.replace(/\.?(:\d+)?$/, "");
  return name.startsWith("[") ? name.slice(1, -1) : name;
}

/** Without the ports that browsers leave out, and proxies name. */
export const withoutDefaultPort = (host: string): string => host.replace(/:(80|443)$/, "");

/** Whether a host is that of PUBLIC_URL, whatever port a proxy has made of its own. */
export const isPublic = (host: string, publicUrl: string | null): boolean =>
  publicUrl !== null && nameOf(host) === nameOf(new URL(publicUrl).host);

/**
 * Addresses are ours: a name that a foreign page could bind to our address (DNS rebinding) is never one.
 */
function isOwn(host: string): boolean {
  const name = nameOf(host);
  const own = hostname().toLowerCase();
  return (
    isIP(name) !== 0 ||
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === own ||
    name === `${own}.local`
  );
}

/**
 * Whether a trusted proxy has put a name of its own in the place of the browser's: an address, or what it calls this
 * server. That has no dot, and so is no name of a foreign page.
 */
export const isRewritten = (host: string, forwardedHost: boolean, { proxies, publicUrl }: Way): boolean =>
  proxies > 0 &&
  publicUrl !== null &&
  !forwardedHost &&
  !isPublic(host, publicUrl) &&
  (isOwn(host) || !nameOf(host).includes("."));

/** Whether a request for this host is meant for us. */
export const hostAllowed = (host: string, forwardedHost: boolean, way: Way): boolean =>
  isOwn(host) || isPublic(host, way.publicUrl) || isRewritten(host, forwardedHost, way);

/**
 * The host of the page that a request comes from, as its browser knows it, when that page is ours; null when it is
 * foreign or not said. A browser that calls it of the same origin has compared with what it asked, not with what a
 * proxy made of that; no page can make it say so.
 */
export function ownPage(
  { origin, "sec-fetch-site": site }: IncomingHttpHeaders,
  host: string,
  publicUrl: string | null,
): string | null {
  if (origin === undefined || !URL.canParse(origin)) return null;
  const page = new URL(origin).host.toLowerCase();
  const ours =
    origin === publicUrl ||
    withoutDefaultPort(page) === withoutDefaultPort(host) ||
    (site === "same-origin" && page !== "");
  return ours ? page : null;
}

/** Whether the page that sends this may open a socket or send a form here. Without an Origin header it was no foreign page. */
export const originAllowed = (
  headers: IncomingHttpHeaders,
  host: string,
  publicUrl: string | null,
): boolean => headers.origin === undefined || ownPage(headers, host, publicUrl) !== null;
