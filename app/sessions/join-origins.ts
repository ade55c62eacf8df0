import { headers } from "next/headers";
import { ownAddresses } from "@/lib/address/own-addresses";

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?=:|$)/;

/** Whether this machine's addresses lead to the server: not behind a proxy, nor where it listens at one of them only. */
function servesAll(): boolean {
  const { TRUST_PROXY: proxies = "", HOST: host = "" } = process.env;
  return ["", "0", "false"].includes(proxies) && ["", "0.0.0.0", "::"].includes(host);
}

/**
 * Where students may come in, the likeliest first: PUBLIC_URL; else the address of this request and this machine's
 * others. A loopback address means nothing on another device, so it is named only where there is no other.
 */
export async function joinOrigins(): Promise<[string, ...string[]]> {
  if (process.env.PUBLIC_URL) return [new URL(process.env.PUBLIC_URL).origin];
  const request = await headers();
  // the server has written here what it believes; behind it the host header is its own listening address
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "localhost";
  const protocol = request.get("x-forwarded-proto") === "https" ? "https" : "http";
  const port = /:\d+$/.exec(host)?.[0] ?? "";
  const others = servesAll() ? (await ownAddresses()).map((address) => address + port) : [];
  const [first = host, ...rest] = loopback.test(host) ? others : new Set([host, ...others]);
  return [`${protocol}://${first}`, ...rest.map((other) => `${protocol}://${other}`)];
}
