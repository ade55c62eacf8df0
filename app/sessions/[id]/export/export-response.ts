import { messagesOf } from "@/lib/content/messages/messages";
import { pickLanguage } from "@/lib/content/messages/pick-language";
import type { Pieces } from "@/lib/review/export-source";
import { takePlace } from "./export-queue";
import { streamOf } from "./export-stream";

function download(body: ReadableStream<Uint8Array>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      // RFC 6266: the plain name for old readers, the encoded one for every script
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function tooMany(request: Request): Response {
  const language = pickLanguage(undefined, request.headers.get("accept-language"));
  return new Response(messagesOf(language).common.export.busy, {
    status: 503,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "retry-after": "60",
      "cache-control": "no-store",
    },
  });
}

/** Answers with a file, as soon as there is a place among those that are being made. @param begun once it has one */
export async function exportResponse(
  request: Request,
  pieces: Pieces,
  { type, name }: { type: string; name: string },
  begun: () => Promise<void> = async () => undefined,
): Promise<Response> {
  const leave = await takePlace(request.signal);
  if (!leave) return tooMany(request);
  try {
    await begun();
  } catch (error) {
    leave();
    throw error;
  }
  return download(streamOf(pieces, leave), type, name);
}

/** Bytes as a file of JSON holds them. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
