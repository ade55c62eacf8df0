import { currentInstructor } from "@/lib/auth/require-instructor";
import { idSchema, type Language } from "@/lib/contract/ids";
import { allStoredRuns, sessionWork } from "@/lib/db/review";
import { answersCsv } from "@/lib/review/answers-csv";
import { markItems } from "@/lib/review/mark-items";
import { canvasCsv, marksCsv } from "@/lib/review/marks-csv";
import { veiledRun, veiledWork } from "@/lib/review/private-half";
import { fileName } from "@/lib/review/safe-csv";
import { exportPieces } from "@/lib/review/session-export";
import type { SessionWork, StoredRun } from "@/lib/review/session-work";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

async function* veiledRuns(instructorId: string, work: SessionWork): AsyncGenerator<StoredRun> {
  for await (const run of allStoredRuns(instructorId, work.session.id)) yield veiledRun(work.session, run);
}

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

const csvOf: Record<string, (work: SessionWork, language: Language) => string> = {
  "marks.csv": (work, language) => marksCsv(work, markItems(work.session.activities), language),
  "canvas.csv": (work, language) => canvasCsv(work, markItems(work.session.activities), language),
  "answers.csv": answersCsv,
};

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
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const instructor = await currentInstructor();
  if (!instructor) return new Response(null, { status: 401 });
  const sessionId = idSchema.safeParse(id);
  const stored = sessionId.success ? await sessionWork(instructor.id, sessionId.data) : null;
  if (!stored) return new Response(null, { status: 404 });
  const work = veiledWork(stored);
  const name = fileName(work.session.title, file);
  if (file === "session.json")
    return download(
      streamOf(exportPieces(work, veiledRuns(instructor.id, work), base64)),
      "application/json",
      name,
    );
  const csv = Object.hasOwn(csvOf, file) ? csvOf[file] : null;
  return csv
    ? download(csv(work, work.session.language), "text/csv", name)
    : new Response(null, { status: 404 });
}
