import { currentInstructor } from "@/lib/auth/require-instructor";
import { idSchema } from "@/lib/contract/ids";
import { storedRun } from "@/lib/db/review";

/** What it takes to redraw one stored run of the instructor's own session. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const instructor = await currentInstructor();
  if (!instructor) return new Response(null, { status: 401 });
  const query = new URL(request.url).searchParams;
  const ids = [(await params).id, query.get("participant"), query.get("run")].map((id) =>
    idSchema.safeParse(id),
  );
  const [sessionId, participantId, runId] = ids.map(({ data }) => data);
  if (!sessionId || !participantId || !runId) return new Response(null, { status: 404 });
  const run = await storedRun(instructor.id, sessionId, participantId, runId);
  if (!run) return new Response(null, { status: 404 });
  const { config, curve, weights } = run;
  return Response.json(
    { config, curve, weights: Buffer.from(weights).toString("base64") },
    { headers: { "cache-control": "private, max-age=3600" } },
  );
}
