/** Which page a request is about: what is asked for, or for a server action the page that called it. */
import type { IncomingHttpHeaders } from "node:http";
import { ownPath } from "./own-path";

/** The pages are not told their own address; the server's door writes it here, over whatever a browser may have sent. */
const header = "x-spiralroom-page";

/** Tells the pages behind what was asked for. */
export function tellAsked(headers: IncomingHttpHeaders, url: string): void {
  headers[header] = url;
}

/** The page's path and query, as one that may be landed on; the dashboard for what may not. */
export function askedPage(headers: Pick<Headers, "get">): string {
  const url = new URL(ownPath(headers.get(header)), "http://own.invalid");
  // how Next asks for a page's parts
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  return url.pathname + url.search;
}
