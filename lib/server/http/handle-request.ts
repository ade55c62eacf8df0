/** Every HTTP request: whether it is welcome, its headers, then the pages. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { tellAsked } from "@/lib/auth/asked-page";
import { roomAddress } from "@/lib/agreed/room-address";
import { reachPath } from "@/lib/contract/reach";
import { isLinePath } from "@/lib/tensorlab/asking/line";
import { LineDesk } from "@/lib/tensorlab/asking/line-desk";
import { askByAddress } from "../code-guesses";
import type { CommandsUnderway } from "../commands-underway";
import type { Dependencies } from "../dependencies";
import { deviceToGive, issuedToken } from "../device";
import { logFailedPage } from "../refusal";
import { asRequest } from "../request-id";
import type { Metrics } from "../watch/metrics";
import { answerMetrics, isOfMetrics } from "./answer-metrics";
import { answerLine } from "./asked-lines";
import { boundBody, type BoundedMessage } from "./bounded-message";
import { checkBody } from "./called-body";
import { checkAlone, checkPath } from "./check-alone";
import { formFault } from "./form-of-request";
import { forward, originOf, type Origin } from "./forwarding";
import { answerFramed, isFramed } from "./framed";
import { PageTurns } from "./page-turns";
import type { Readiness } from "./readiness";
import { secure } from "./security-headers";
import { SharedPages, type Render } from "./shared-pages";
import { say, turnAway } from "./turn-away";
import { begin } from "./underway";
import { answerReach, logLostUpgrade, logUnwelcome, unwelcome } from "./welcome";

/** Takes the requests under its path. */
export interface Sockets {
  handleRequest: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Whether the sockets answer it. */
export const isOfSockets = ({ url }: IncomingMessage): boolean => url?.startsWith("/socket.io/") ?? false;

async function ready(response: ServerResponse, readiness: Readiness): Promise<void> {
  const obstacle = await readiness.ask();
  say(response, obstacle ? 503 : 200, obstacle ?? "ready");
}

/**
 * A page gets the device cookie with its first visit, so that a socket can be recognised later. However many an address
 * asks for: one that is not used costs nothing, and what it may do first has its turns by address.
 */
function giveDevice(
  request: IncomingMessage,
  response: ServerResponse,
  { https }: Origin,
  { environment }: Dependencies,
): void {
  if (request.method !== "GET" || !request.headers.accept?.includes("text/html")) return;
  const cookie = deviceToGive(request.headers.cookie, environment.secret, https);
  if (cookie) response.appendHeader("Set-Cookie", cookie);
}

/** Turns away who has asked for too many codes that do not exist. */
async function guessedTooOften(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  dependencies: Dependencies,
): Promise<boolean> {
  const wait = await askByAddress(request, address, dependencies);
  if (wait === null) return false;
  const seconds = Math.ceil(wait / 1_000);
  response.setHeader("Retry-After", seconds);
  turnAway(request, response, 429, `Too many wrong codes came from here. Try again in ${seconds} seconds.`);
  return true;
}

/** Leads who typed a room's address in a form of their own to the room. */
function sentToRoom({ method, url = "/" }: IncomingMessage, response: ServerResponse): boolean {
  const address = method === "GET" || method === "HEAD" ? roomAddress(url) : null;
  if (address === null) return false;
  response.writeHead(307, { Location: address, "Cache-Control": "no-store" }).end();
  return true;
}

/** What the requests of one server share. */
interface Shared {
  turns: PageTurns;
  shared: SharedPages;
  readiness: Readiness;
  metrics: Metrics;
  lines: LineDesk;
}

async function answer(
  request: BoundedMessage,
  response: ServerResponse,
  dependencies: Dependencies,
  sockets: Sockets,
  { turns, shared, readiness, metrics, lines }: Shared,
): Promise<void> {
  const { environment, pages } = dependencies;
  if (request.url === "/healthz") return say(response, 200, "alive");
  if (request.url === "/readyz") return await ready(response, readiness);
  if (isOfMetrics(request))
    return await answerMetrics(request, response, metrics, environment, dependencies.siblings);
  const fault = formFault(request);
  if (fault) return turnAway(request, response, ...fault);
  const origin = originOf(request, environment);
  if (request.url === reachPath) return answerReach(request, response, origin, environment);
  const refused = unwelcome(request, origin, environment);
  if (refused) {
    logUnwelcome(refused, origin, dependencies);
    return turnAway(request, response, ...refused);
  }
  if (!boundBody(request, response)) return;
  if (isOfSockets(request)) {
    logLostUpgrade(request, dependencies);
    if (dependencies.siblings?.pass(request, response)) return;
    return sockets.handleRequest(request, response);
  }
  if (!(await checkBody(request, response))) return;
  // too much came meanwhile, and that was said
  if (response.headersSent) return;
  forward(request, origin);
  tellAsked(request.headers, request.url ?? "");
  secure(request, response, origin, environment.development);
  if (request.url === checkPath) return await checkAlone(request, response, origin.place, dependencies);
  if (isLinePath(request.url ?? "")) return await answerLine(request, response, lines);
  if (isFramed(request)) return answerFramed(request, response, origin);
  if (sentToRoom(request, response)) return;
  giveDevice(request, response, origin, dependencies);
  if (await guessedTooOften(request, response, origin.place, dependencies)) return;
  const share = issuedToken(request.headers.cookie, environment.secret) ?? origin.place;
  const render: Render = (asking, answering) => pages.handle(asking, answering);
  // in development pages change from one request to the next
  await turns.take(request, response, share, () =>
    environment.development ? render(request, response) : shared.answer(request, response, render),
  );
}

/** The listener of the HTTP server, beside its sockets. */
export function handleRequests(
  dependencies: Dependencies,
  sockets: Sockets,
  { underway, ...watched }: Pick<Shared, "readiness" | "metrics"> & { underway: CommandsUnderway },
) {
  const all: Shared = {
    ...watched,
    turns: new PageTurns(underway),
    shared: new SharedPages(),
    lines: new LineDesk(),
  };
  return (request: BoundedMessage, response: ServerResponse): Promise<void> =>
    asRequest(async (requestId) => {
      if (!begin(request, response)) return void request.socket.destroy();
      response.setHeader("X-Request-Id", requestId);
      try {
        await answer(request, response, dependencies, sockets, all);
      } catch (error) {
        // who was turned away in the middle of a body has had an answer
        if (request.destroyed || (response.headersSent && !request.complete)) return;
        logFailedPage(error, dependencies.log, { incident: requestId, requestId });
        if (!response.headersSent) say(response, 500, `Something went wrong (number ${requestId}).`);
        else response.end();
      }
    });
}
