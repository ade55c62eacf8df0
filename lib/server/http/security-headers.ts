/** Headers that keep pages to themselves. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Origin } from "./forwarding";

/** The policy of one page. */
function contentSecurityPolicy(nonce: string, { host, https }: Origin, development: boolean): string {
  const socket = `${https ? "wss" : "ws"}://${host}`;
  const directives = [
    "default-src 'self'",
    // 'self' is for browsers that do not know 'strict-dynamic'; WebAssembly trains and runs Python
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${socket}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join("; ");
}

/** The nonce of the page that a request is answered with. */
export const nonceOf = ({ headers }: IncomingMessage): string =>
  /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";

/**
 * What workers may: they train, run Python and draw, with what this server gives and nothing that they made themselves.
 * Texts that the page holds (blob:) are read, never run.
 */
const workerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob:",
].join("; ");

const always = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
};

/** Sets the headers of a response. A page's nonce travels to the renderer in the request's own policy header. */
export function secure(
  request: IncomingMessage,
  response: ServerResponse,
  origin: Origin,
  development: boolean,
): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (origin.https) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  // files are no pages, but a worker's script says what the worker may
  if (request.url?.startsWith("/_next/static/")) {
    if (!development) response.setHeader("Content-Security-Policy", workerPolicy);
    return;
  }
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), origin, development);
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
}
