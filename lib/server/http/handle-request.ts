/** Every HTTP request: whether it is welcome, its headers, then the pages. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pingDatabase } from "@/lib/db/client";
import type { Dependencies } from "../dependencies";
import { deviceTokenOf, newDeviceCookie } from "../device";
import { hostAllowed, originAllowed } from "./allowed-hosts";
import { checkAlone, checkPath } from "./check-alone";
import { forward, originOf } from "./forwarding";
import { secure } from "./security-headers";

const harmless = ["GET", "HEAD", "OPTIONS"];

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${text}\n`);
}

/** @returns the status and reason of a refusal, or null */
function refusal(request: IncomingMessage, host: string, publicUrl: string | null): [number, string] | null {
  if (!hostAllowed(host, publicUrl))
    return [421, "This server does not answer under this name. See PUBLIC_URL."];
  if (harmless.includes(request.method ?? "")) return null;
  const foreign = request.headers["sec-fetch-site"] === "cross-site";
  return foreign || !originAllowed(request.headers.origin, host, publicUrl)
    ? [403, "Requests from other sites are refused."]
    : null;
}

async function ready(response: ServerResponse): Promise<void> {
  const alive = await pingDatabase().then(
    () => true,
    () => false,
  );
  say(response, alive ? 200 : 503, alive ? "ready" : "the database does not answer");
}

/** A page gets the device cookie with its first visit, so that a socket can be recognised later. */
function giveDevice(request: IncomingMessage, response: ServerResponse, https: boolean): void {
  if (request.method !== "GET" || !request.headers.accept?.includes("text/html")) return;
  if (deviceTokenOf(request.headers.cookie) === null)
    response.appendHeader("Set-Cookie", newDeviceCookie(https));
}

/** The listener of the HTTP server. */
export function handleRequests(dependencies: Dependencies) {
  const { environment, pages, log } = dependencies;
  const { publicUrl, proxies, development } = environment;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.url === "/healthz") return say(response, 200, "alive");
      if (request.url === "/readyz") return await ready(response);
      const origin = originOf(request, proxies);
      const refused = refusal(request, origin.host, publicUrl);
      if (refused) return say(response, ...refused);
      forward(request, origin);
      secure(request, response, origin, development);
      if (request.url === checkPath) return await checkAlone(request, response, origin.address, dependencies);
      giveDevice(request, response, origin.https);
      await pages.handle(request, response);
    } catch (error) {
      log.error("a page failed", error);
      if (!response.headersSent) say(response, 500, "Something went wrong.");
      else response.end();
    }
  };
}
