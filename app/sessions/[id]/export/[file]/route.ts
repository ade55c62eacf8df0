import { signedInOf } from "@/lib/auth/instructor-of-request";
import { messagesOf } from "@/lib/content/messages/messages";
import { pickLanguage } from "@/lib/content/messages/pick-language";
import { exportSourceFor } from "@/lib/db/review-export";
import { tableOf, wholeSession } from "@/lib/review/export-files";
import { fileName } from "@/lib/review/safe-csv";
import { exportPieces } from "@/lib/review/session-export";
import { noteExport, sightOfRequest } from "../../instructor-sight";
import { takePlace } from "../export-queue";
import { streamOf } from "../export-stream";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

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

interface Context {
  params: Promise<{ id: string; file: string }>;
}

/** marks.csv, canvas.csv, answers.csv and session.json of the instructor's own session. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const sight = await sightOfRequest(request, id);
  if (sight instanceof Response) return sight;
  if (!sight.mayExport) return new Response(null, { status: 403 });
  const source = exportSourceFor(sight);
  const whole = file === wholeSession;
  const pieces = whole ? exportPieces(source, base64) : tableOf(file, source);
  if (!pieces) return new Response(null, { status: 404 });
  const leave = await takePlace(request.signal);
  if (!leave) return tooMany(request);
  const signedIn = await signedInOf(request.headers);
  if (signedIn) await noteExport(signedIn.instructor, sight.session.id, "exported", file);
  return download(
    streamOf(pieces, leave),
    whole ? "application/json" : "text/csv",
    fileName(sight.session.title, file),
  );
}
