/** Lines that programs ask for go by way of the server; without it, by way of this browser. */
import type { LineDesk } from "@/lib/tensorlab/asking/line-desk";

/** Browsers end a service worker's answer that takes minutes. */
const patienceMs = 20_000;

/** The server's answer; null without one. */
async function served(request: Request): Promise<Response | null> {
  const answer = await fetch(request).catch(() => null);
  // a proxy answers for a server that is gone
  return answer && answer.status < 500 ? answer : null;
}

/** Leaves a page's line for its worker, or waits for one, where the server does not. */
export async function answerLine(request: Request, desk: LineDesk): Promise<Response> {
  const { pathname } = new URL(request.url);
  const answer = await served(request.clone());
  if (answer) return answer;
  if (request.method === "POST") {
    desk.leave(pathname, await request.text());
    return new Response(null, { status: 204 });
  }
  const line = await desk.collect(pathname, patienceMs);
  return new Response(line, { status: line === null ? 204 : 200 });
}
