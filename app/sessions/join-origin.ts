import { networkInterfaces } from "node:os";
import { headers } from "next/headers";

/** The machine's first address that others on the network can reach. */
function lanAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? null;
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?=:|$)/;

/**
 * Where students come in: PUBLIC_URL, else the address of this request. A loopback address means nothing on
 * another device, so the machine's LAN address takes its place.
 */
export async function joinOrigin(): Promise<string> {
  if (process.env.PUBLIC_URL) return new URL(process.env.PUBLIC_URL).origin;
  const request = await headers();
  // the server has written here what it believes; behind it the host header is its own listening address
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "localhost";
  const protocol = request.get("x-forwarded-proto") === "https" ? "https" : "http";
  const lan = lanAddress();
  return `${protocol}://${lan ? host.replace(loopback, lan) : host}`;
}
