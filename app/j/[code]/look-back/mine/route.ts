import type { NextRequest } from "next/server";
import { exportSourceFor } from "@/lib/db/review-export";
import { fileName } from "@/lib/review/safe-csv";
import { exportPieces } from "@/lib/review/session-export";
import { base64, exportResponse } from "../../../../sessions/[id]/export/export-response";
import { ownSight } from "../own-sight";

/** Everything that the student may look back on, as one file of their own. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const own = await ownSight((await params).code, request.cookies);
  if (!own?.sight) return new Response(null, { status: 404 });
  const pieces = exportPieces(exportSourceFor(own.sight), base64);
  const name = fileName(own.session.title, "mine.json");
  return exportResponse(request, pieces, { type: "application/json", name });
}
