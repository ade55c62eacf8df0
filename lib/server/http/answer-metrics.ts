/** Who may read the metrics: whoever has the token, or without one somebody on this machine who came through no proxy. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerEnvironment } from "../environment";
import type { Dependencies } from "../dependencies";
import { together, type Metrics } from "../watch/metrics";
import { say } from "./turn-away";

const metricsPath = "/metrics";
/** of one node alone, for the others of its machine */
const ownPath = "/metrics/own";

export const isOfMetrics = ({ url }: IncomingMessage): boolean => url === metricsPath || url === ownPath;

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** In a time that tells nothing. */
const same = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
/** what a proxy adds, or a tunnel that ends on this machine leaves as the public knows it */
const marks = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];
const ownName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

function isLocal({ socket, headers }: IncomingMessage): boolean {
  const own = loopback.has(socket.remoteAddress ?? "") && ownName.test(headers.host ?? "");
  return own && marks.every((mark) => headers[mark] === undefined);
}

type Guard = Pick<ServerEnvironment, "proxies"> & { metricsToken?: string | null };

/** @returns why somebody may not, or null */
function refusal(request: IncomingMessage, { metricsToken, proxies }: Guard): [number, string] | null {
  if (metricsToken) {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return same(given, metricsToken)
      ? null
      : [401, "The metrics are for whoever sends METRICS_TOKEN as a bearer token."];
  }
  // behind a proxy everybody comes from this machine
  if (proxies > 0)
    return [403, "Behind a proxy (TRUST_PROXY) the metrics want a token, from here too: set METRICS_TOKEN."];
  if (isLocal(request)) return null;
  return [
    403,
    "The metrics are for this machine alone, as 127.0.0.1. Set METRICS_TOKEN to read them from elsewhere.",
  ];
}

/** Answers a request for the metrics: of all nodes that serve on this machine, since any of them may be the one asked. */
export async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: Metrics,
  guard: Guard,
  siblings: Dependencies["siblings"],
): Promise<void> {
  const refused = refusal(request, guard);
  if (refused?.[0] === 401) response.setHeader("WWW-Authenticate", "Bearer");
  if (refused) return say(response, ...refused);
  const own = await metrics.json();
  const asked = request.url === ownPath || !siblings ? null : siblings;
  const others = asked ? await asked.askOthers(ownPath, request.headers.authorization) : [];
  const text = request.url === ownPath ? own : await together([own, ...others]);
  response.writeHead(200, { "Content-Type": metrics.contentType, "Cache-Control": "no-store" });
  response.end(text);
}
