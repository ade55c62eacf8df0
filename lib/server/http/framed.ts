/** A page inside another site's frame: its browser keeps no cookie of ours there, so the room opens in a tab of its own. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { messagesOf } from "@/lib/content/messages/messages";
import type { Origin } from "./forwarding";
import { languageOf } from "./language-of-request";

const frames: readonly (string | undefined)[] = ["iframe", "frame", "embed", "object", "fencedframe"];

/** Whether a browser asks for it to show it inside another page. */
export const isFramed = ({ headers, method }: IncomingMessage): boolean =>
  method === "GET" && frames.includes(headers["sec-fetch-dest"]?.toString());

const escaped = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);

const style = `body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
a{display:inline-block;padding:.6rem 1rem;border-radius:.5rem;background:#1d4ed8;color:#fff;font-weight:600;text-decoration:none}code{overflow-wrap:anywhere}`;

function pageOf(address: string, language: "zh" | "en"): string {
  const { title, body, open } = messagesOf(language).join.framed;
  return `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Spiralroom</title><style>${style}</style>
<h1>${escaped(title)}</h1><p>${escaped(body)}</p><p><a href="${escaped(address)}" target="_blank" rel="noopener">${escaped(open)}</a></p>
<p><code>${escaped(address)}</code></p></html>`;
}

/** Answers with a sentence and a link, and nothing that a page around it could make somebody press unseen. */
export function answerFramed(
  request: IncomingMessage,
  response: ServerResponse,
  { host, https }: Origin,
): void {
  response.removeHeader("X-Frame-Options");
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  );
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  const address = `${https ? "https" : "http"}://${host}${request.url ?? "/"}`;
  response.end(pageOf(address, languageOf(request)));
}
