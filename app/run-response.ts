import type { Sight } from "@/lib/review/visibility";
import { idSchema } from "@/lib/contract/ids";
import { storedRunIn } from "@/lib/db/review";

/**
 * What it takes to redraw one run that is in sight; kept by no cache, so that it is gone with the right to see it.
 * @param participantId as it was asked for
 * @param runId as it was asked for
 */
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
    { headers: { "cache-control": "no-store" } },
  );
}
