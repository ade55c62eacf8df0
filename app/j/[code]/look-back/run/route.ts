import { idSchema } from "@/lib/contract/ids";
import { lookBackRun } from "@/lib/db/review";
import { ownPart } from "../own-work";

/** What it takes to redraw one of the student's own runs, after the release. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const own = await ownPart((await params).code);
  const id = idSchema.safeParse(new URL(request.url).searchParams.get("run"));
  if (!own?.participantId || !id.success) return new Response(null, { status: 404 });
  const run = await lookBackRun(own.session.id, own.participantId, id.data);
  if (!run) return new Response(null, { status: 404 });
  const { config, curve, weights } = run;
  return Response.json(
    { config, curve, weights: Buffer.from(weights).toString("base64") },
    { headers: { "cache-control": "private, max-age=3600" } },
  );
}
