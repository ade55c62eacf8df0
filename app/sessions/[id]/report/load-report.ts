import { checksIn } from "@/lib/db/review-checks";
import { reportIn } from "@/lib/db/review-report";
import { buildReport, goal } from "@/lib/review/build-report";
import type { CheckResult } from "@/lib/review/desk";
import type { Report } from "@/lib/review/report";
import { instructorSight } from "../instructor-sight";

export interface LoadedReport {
  report: Report;
  /** what the class was asked at once, the oldest first */
  checks: CheckResult[];
}

/** The report of a session that the instructor is of the staff of; null when they are not. */
export async function loadReport(instructorId: string, sessionId: string): Promise<LoadedReport | null> {
  const sight = await instructorSight(instructorId, sessionId);
  if (!sight) return null;
  return { report: buildReport(await reportIn(sight, goal)), checks: await checksIn(sight) };
}
