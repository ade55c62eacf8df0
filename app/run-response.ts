import type { Sight } from "@/lib/review/visibility";
import { idSchema } from "@/lib/contract/ids";
import { storedRunIn } from "@/lib/db/review";

/** What it takes to redraw one run that is in sight. @param participantId and @param runId as they were asked for */
export async function runResponse(
  sight: Sight | null,
  participantId: string | null,
  runId: string | null,
): Promise<Response> {
  const [participant, id] = [participantId, runId].map((one) => idSchema.safeParse(one).data);
  const run = sight && participant && id ? await storedRunIn(sight, participant, id) : null;
  if (!run) return new Response(null, { status: 404 });
  const { config, curve, weights } = run;
  return Response.json(
    { config, curve, weights: Buffer.from(weights).toString("base64") },
    { headers: { "cache-control": "private, max-age=3600" } },
  );
}
