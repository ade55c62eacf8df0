/** Whether a request has a form that anything here could answer; what has none never reaches a page. */
import type { IncomingMessage } from "node:http";
import type { Refusal } from "./turn-away";

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
/** a link to the lab with its whole set-up takes some 1,500 */
const addressCharacters = 4_096;
// one range or several, each with a beginning or an end (RFC 9110, 14.1.1)
const range = /^bytes=(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+)){0,9}$/i;
// headers that mean something once only; Node keeps the first of several, a proxy perhaps the last
const single = ["host", "origin", "content-type", "content-length", "transfer-encoding", "range"];

/** A part of an address as it reads; null when it is not well encoded, or holds what no address holds. */
function decoded(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return /[\u0000-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function addressFault(address: string): Refusal | null {
  if (address.length > addressCharacters) return [414, "This address is too long."];
  // "http://…" and "*" are for proxies
  if (!address.startsWith("/")) return [400, "The address has to begin with a slash."];
  const [path, ...query] = address.split("?");
  // browsers resolve both before they send, and a page that does it later is not the one that was looked at
  const ways = path.split("/").map(decoded);
  if (path.includes("\\") || ways.some((way) => way === "." || way === ".."))
    return [400, "The address goes a way round."];
  if (ways.includes(null)) return [400, "This address is not well encoded."];
  return /%0[0-8]/.test(query.join("?")) ? [400, "This address is not well encoded."] : null;
}

function headerFault({ headers, headersDistinct }: IncomingMessage): Refusal | null {
  if (headers.host === undefined) return [400, "The header host is missing."];
  const twice = single.find((name) => (headersDistinct[name]?.length ?? 0) > 1);
  if (twice) return [400, `The header ${twice} is there twice.`];
  if (headers.range !== undefined && !range.test(headers.range))
    return [416, "The header range names no range of bytes."];
  const { "content-encoding": encoding = "identity", "transfer-encoding": transfer = "chunked" } = headers;
  if (transfer.toLowerCase() !== "chunked") return [400, "Send this whole or in chunks."];
  return encoding.toLowerCase() === "identity" ? null : [415, "Send this without compression."];
}

/** @returns why a request is refused for its form, or null */
export function formFault(request: IncomingMessage): Refusal | null {
  if (!methods.includes(request.method ?? "")) return [405, `Only ${methods.join(", ")} are answered here.`];
  return addressFault(request.url ?? "") ?? headerFault(request);
}
