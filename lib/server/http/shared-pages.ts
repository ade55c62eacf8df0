/**
 * Pages that carry nobody's data are the same for all who read one language. Each is rendered once; everybody is sent
 * that text under a nonce of their own, so that a hall that comes in, and a crowd that only seems to, cost no rendering.
 */
import { once } from "node:events";
import {
  ServerResponse,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from "node:http";
import type { Socket } from "node:net";
import { Writable } from "node:stream";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { roomOf } from "@/lib/agreed/room-address";
import type { Language } from "@/lib/content/language";
import { languageCookie } from "@/lib/content/messages/pick-language";
import { takes } from "./compressed-file";
import { languageOf } from "./language-of-request";
import { nonceOf } from "./security-headers";

/** Rooms' pages differ in their code alone: they are rendered under this one, which nothing else in them looks like. */
const anyCode = "XQZXQZ";
const labs: readonly string[] = ["/lab", "/tensors"];

/** Answers a request. */
export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The page that a request asks for. */
interface Asked {
  /** where it is rendered */
  url: string;
  /** of the room; null where there is none */
  code: string | null;
}

/** What was answered to the first who asked. */
interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  text: string;
  nonce: string;
}

/** Which of these pages it asks for as a browser does that has none yet; null for all else. */
function askedFor({ method, url = "", headers }: IncomingMessage): Asked | null {
  // between our own pages a browser asks for the changes alone
  if (method !== "GET" || headers.rsc !== undefined) return null;
  if (labs.includes(url)) return { url, code: null };
  const code = roomOf(url)?.code;
  return code !== undefined && url === `/j/${code}` ? { url: `/j/${anyCode}`, code } : null;
}

/** A request's headers without what its first reader chose: the page is kept under a language, and rendered in no other. */
function sharedHeaders(headers: IncomingHttpHeaders, language: Language): IncomingHttpHeaders {
  const { "accept-encoding": _, ...rest } = headers;
  return { ...rest, cookie: `${languageCookie}=${language}`, "accept-language": language };
}

/** Renders into memory what is asked for at an address, in that language. */
async function answerAt(
  url: string,
  language: Language,
  request: IncomingMessage,
  render: Render,
): Promise<Answer> {
  const parts: Buffer[] = [];
  const response = new ServerResponse(request);
  response.useChunkedEncodingByDefault = false;
  // it needs no more of a socket than that it takes what is written, and is never too full for more
  response.assignSocket(
    new Writable({
      highWaterMark: Number.MAX_SAFE_INTEGER,
      write: (part: Buffer, _, done) => (parts.push(part), done()),
    }) as Socket,
  );
  const asked = { url: request.url, headers: request.headers };
  Object.assign(request, { url, headers: sharedHeaders(asked.headers, language) });
  try {
    await render(request, response);
    if (!response.writableEnded) throw new Error("a page came to no end");
    if (!response.writableFinished) await once(response, "finish");
  } finally {
    Object.assign(request, asked);
  }
  const all = Buffer.concat(parts).toString();
  const text = all.slice(all.indexOf("\r\n\r\n") + 4);
  return { status: response.statusCode, headers: response.getHeaders(), text, nonce: nonceOf(request) };
}

const compressed = promisify(gzip);

/** The shared pages of one server. */
export class SharedPages {
  /** by language and address */
  readonly #answers = new Map<string, Promise<Answer>>();

  /** @param render what is shared once, for the first who asks; all else */
  async answer(request: IncomingMessage, response: ServerResponse, render: Render): Promise<void> {
    const asked = askedFor(request);
    if (!asked) return await render(request, response);
    const compress = takes(String(request.headers["accept-encoding"] ?? ""), "gzip");
    const { status, headers, text, nonce } = await this.#answerTo(asked.url, request, render);
    const own = text.replaceAll(nonce, nonceOf(request));
    const body = Buffer.from(asked.code === null ? own : own.replaceAll(anyCode, asked.code));
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined && !response.hasHeader(name)) response.setHeader(name, value);
    if (compress) response.setHeader("Content-Encoding", "gzip");
    const sent = compress ? await compressed(body) : body;
    response.writeHead(status, { "Content-Length": sent.length }).end(sent);
  }

  async #answerTo(url: string, request: IncomingMessage, render: Render): Promise<Answer> {
    const language = languageOf(request);
    const key = `${language} ${url}`;
    const known = this.#answers.get(key);
    if (known) return await known;
    const answering = answerAt(url, language, request, render);
    this.#answers.set(key, answering);
    const forget = () => void this.#answers.delete(key);
    answering.then(({ status }) => status === 200 || forget(), forget);
    return await answering;
  }
}
