import { runResponse } from "../../../../run-response";
import { sightOfRequest } from "../../instructor-sight";

/** What it takes to redraw one stored run of the instructor's own session. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const sight = await sightOfRequest(request, (await params).id);
  if (sight instanceof Response) return sight;
  const query = new URL(request.url).searchParams;
  return runResponse(sight, query.get("participant"), query.get("run"));
}
