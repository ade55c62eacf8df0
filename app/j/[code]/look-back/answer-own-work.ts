import type { NextRequest } from "next/server";
import type { WorkResponse } from "../../../work-response";
import { ownSight } from "./own-sight";

/** A route that answers with the student's own work, after the release. */
export const answerOwnWork =
  (respond: WorkResponse) =>
  async (request: NextRequest, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
    const own = await ownSight((await params).code, request.cookies);
    return respond(own?.sight ?? null, own?.participantId ?? null, request.nextUrl.searchParams);
  };
