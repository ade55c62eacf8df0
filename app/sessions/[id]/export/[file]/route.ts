import { signedInOf } from "@/lib/auth/instructor-of-request";
import { idSchema } from "@/lib/contract/ids";
import { exportSourceFor } from "@/lib/db/review-export";
import { nameIn } from "@/lib/db/review-sheets";
import { tableOf, wholeSession } from "@/lib/review/export-files";
import { fileName } from "@/lib/review/safe-csv";
import { exportPieces } from "@/lib/review/session-export";
import { base64, exportResponse } from "../export-response";
import { noteExport, sightOfRequest } from "../../instructor-sight";

interface Context {
  params: Promise<{ id: string; file: string }>;
}

/** marks.csv, canvas.csv, answers.csv and session.json of the instructor's own session; the last of one participant, too. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params;
  const whole = await sightOfRequest(request, id);
  if (whole instanceof Response) return whole;
  if (!whole.mayExport) return new Response(null, { status: 403 });
  const asked = new URL(request.url).searchParams.get("participant");
  const participant = asked === null ? null : (idSchema.safeParse(asked).data ?? "");
  const name = participant === null ? null : await nameIn(whole, participant);
  if (participant !== null && (file !== wholeSession || name === null))
    return new Response(null, { status: 404 });
  const sight = participant === null ? whole : whole.narrowedTo(participant);
  const source = exportSourceFor(sight);
  const json = file === wholeSession;
  const pieces = json ? exportPieces(source, base64) : tableOf(file, source);
  if (!pieces) return new Response(null, { status: 404 });
  const type = json ? "application/json" : "text/csv";
  // a person's copy is told from the session's, and from another person's
  const called = fileName(sight.session.title, name === null ? file : fileName(name, "copy.json"));
  return exportResponse(request, pieces, { type, name: called }, async () => {
    const signedIn = await signedInOf(request.headers);
    if (!signedIn) return;
    const [what, target] =
      participant === null ? (["exported", file] as const) : (["exported-one", participant] as const);
    await noteExport(signedIn.instructor, sight.session.id, what, target);
  });
}
