import { storedRunsIn, workIn } from "@/lib/db/review";
import { tableOf, wholeSession } from "@/lib/review/export-files";
import { fileName } from "@/lib/review/safe-csv";
import { exportPieces } from "@/lib/review/session-export";
import { sightOfRequest } from "../../instructor-sight";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The pieces as they come, one at a time as the reader takes them. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

function download(body: string | ReadableStream<Uint8Array>, type: string, name: string): Response {
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

interface Context {
  params: Promise<{ id: string; file: string }>;
}

/** marks.csv, canvas.csv, answers.csv and session.json of the instructor's own session. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const sight = await sightOfRequest(request, id);
  if (sight instanceof Response) return sight;
  const work = await workIn(sight);
  const name = fileName(work.session.title, file);
  if (file === wholeSession)
    return download(streamOf(exportPieces(work, storedRunsIn(sight), base64)), "application/json", name);
  const table = tableOf(file, work);
  return table === null ? new Response(null, { status: 404 }) : download(table, "text/csv", name);
}
