import type { NextRequest } from "next/server";
import { runResponse } from "../../../../run-response";
import { deviceCookie } from "@/lib/contract/handshake";
import { ownSight } from "../own-sight";

/** What it takes to redraw one of the student's own runs, after the release. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const own = await ownSight((await params).code, request.cookies.get(deviceCookie)?.value);
  const runId = request.nextUrl.searchParams.get("run");
  return runResponse(own?.sight ?? null, own?.participantId ?? null, runId);
}
