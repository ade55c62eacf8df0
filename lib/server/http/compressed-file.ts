/**
 * The pages' scripts and style sheets, and Python's files, as the build compressed them; whatever is not there in this
 * form is the pages' to answer.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";

/** Names of the bundler's, which change with the content: no dot leads out of the folder. */
const named = /^\/_next\/(static\/(?:[\w~-]+\/)*[\w~.-]+\.(js|css))$/;
/** Python's keep their names. */
const unnamed = /^\/(vendor\/python\/[\w.]+\.(js|wasm|zip|bin))$/;
const types: Record<string, string> = {
  ...{ js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8" },
  ...{ wasm: "application/wasm", zip: "application/zip" },
  bin: "application/octet-stream",
};

/** The best first. */
const encodings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
];

/** What a header says that the reader takes; a weight of nothing refuses. */
export function takes(header: string, encoding: string): boolean {
  const named = header.split(",").find((part) => part.trim().split(";")[0].trim() === encoding);
  return named !== undefined && !/;\s*q=0(?:\.0*)?\s*$/.test(named);
}

/** Its size, and a tag that changes when it is written anew. */
async function formOf(file: string): Promise<{ size: number; tag: string } | null> {
  return stat(file).then(
    ({ size, mtimeMs }) => ({ size, tag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"` }),
    () => null,
  );
}

/**
 * Answers with a compressed file if there is one that the reader takes.
 * @param folder the build's
 * @returns whether it did
 */
export async function sendCompressed(
  { method, url = "", headers }: IncomingMessage,
  response: ServerResponse,
  folder: string,
): Promise<boolean> {
  const [, file, ending] = (method === "GET" && (named.exec(url) ?? unnamed.exec(url))) || [];
  if (!file) return false;
  const accepted = String(headers["accept-encoding"] ?? "");
  for (const { name, ending: suffix } of encodings.filter((one) => takes(accepted, one.name))) {
    const compressed = path.join(folder, file + suffix);
    const form = await formOf(compressed);
    if (!form) continue;
    const caching = named.test(url)
      ? { "Cache-Control": "public, max-age=31536000, immutable" }
      : { "Cache-Control": "public, no-cache", ETag: form.tag };
    response.setHeader("Vary", "Accept-Encoding");
    if (headers["if-none-match"] === caching.ETag && caching.ETag) {
      response.writeHead(304, caching).end();
      return true;
    }
    response.writeHead(200, {
      ...caching,
      "Content-Type": types[ending],
      "Content-Encoding": name,
      "Content-Length": form.size,
    });
    // who goes away in the middle has had what they wanted
    await pipeline(createReadStream(compressed), response).catch(() => response.destroy());
    return true;
  }
  return false;
}
