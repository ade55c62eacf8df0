import type { WorkResponse } from "../../../work-response";
import { sightOfRequest } from "../instructor-sight";

/** A route that answers with somebody's work in the instructor's own session. */
export const answerWork =
  (respond: WorkResponse) =>
  async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
    const sight = await sightOfRequest(request, (await params).id);
    if (sight instanceof Response) return sight;
    const query = new URL(request.url).searchParams;
    return respond(sight, query.get("participant"), query);
  };
