/** Whether a request is meant for this server and comes from one of its own pages; if not, what its proxy has to send. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reach } from "@/lib/contract/reach";
import { cut } from "@/lib/text/cut";
import type { Dependencies } from "../dependencies";
import { hostAllowed, originAllowed, type Way } from "./allowed-hosts";
import type { Origin } from "./forwarding";
import type { Refusal } from "./turn-away";

const harmless = ["GET", "HEAD", "OPTIONS"];

/** For whoever set the server up: the browser's reader can do nothing about it. */
export const unknownName =
  "This server does not answer under this name: set PUBLIC_URL to the address that people type; a proxy has to send that name in the header Host, or in X-Forwarded-Host with TRUST_PROXY set.\n" +
  "本服务器不以这个名称提供服务：请把 PUBLIC_URL 设为大家输入的地址；如有代理，须在 Host 头中传递该名称，或设置 TRUST_PROXY 并传递 X-Forwarded-Host 头。";
const foreignPage =
  "Requests from other sites are refused; if this is no other site, the proxy has to send the browser's own name in the header Host, or in X-Forwarded-Host with TRUST_PROXY set, and PUBLIC_URL has to be that address.\n" +
  "来自其他网站的请求会被拒绝；如果这并不是其他网站，则代理须在 Host 头中传递浏览器使用的名称，或设置 TRUST_PROXY 并传递 X-Forwarded-Host 头，同时 PUBLIC_URL 须为该地址。";

const isMeant = ({ named, forwardedHost }: Origin, way: Way): boolean =>
  hostAllowed(named, forwardedHost, way);

/** @returns why a socket is not welcome, or null */
export function unwelcomeSocket({ headers }: IncomingMessage, origin: Origin, way: Way): Refusal | null {
  if (!isMeant(origin, way)) return [421, unknownName];
  return originAllowed(headers, origin.named, way.publicUrl) ? null : [403, foreignPage];
}

/** @returns why a request is not welcome, or null */
export function unwelcome(request: IncomingMessage, origin: Origin, way: Way): Refusal | null {
  if (harmless.includes(request.method ?? "")) return isMeant(origin, way) ? null : [421, unknownName];
  const foreign = request.headers["sec-fetch-site"] === "cross-site";
  return foreign ? [403, foreignPage] : unwelcomeSocket(request, origin, way);
}

/** Tells the log what a page's reader was told. */
export function logUnwelcome([status]: Refusal, { named }: Origin, { log }: Dependencies): void {
  const what =
    status === 421
      ? "a request names a host that is not ours: set PUBLIC_URL, and let the proxy send the browser's Host or X-Forwarded-Host (with TRUST_PROXY)"
      : "a form or socket comes from a page of another host: if that is ours, let the proxy send the browser's Host or X-Forwarded-Host (with TRUST_PROXY), and set PUBLIC_URL";
  log.warn(what, { reason: cut(named, 100) });
}

/** Tells the log why pages get no WebSocket, when one arrives as a plain request. */
export function logLostUpgrade({ url = "" }: IncomingMessage, { log }: Dependencies): void {
  if (!url.includes("transport=websocket")) return;
  log.warn(
    "a WebSocket arrived as a plain request: the proxy has to pass the headers Upgrade and Connection",
  );
}

/** Answers a page that asks whether its requests arrive as those of a page of ours. */
export function answerReach(
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
  way: Way,
): void {
  const reach: Reach = { spiralroom: unwelcome(request, origin, way) ? "misnamed" : "reached" };
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(reach));
}
