"use client";
import { useEffect, useMemo } from "react";
import type { Connection } from "@/lib/client/connection";
import { ProgressReporter } from "@/lib/client/progress";
import type { Progress } from "@/lib/contract/views";

/** A way to say what the student is doing, as often as one likes. @param tab that they have before them */
export function useProgress(connection: Connection, tab: string): (progress: Progress) => void {
  const reporter = useMemo(() => new ProgressReporter(connection), [connection]);
  useEffect(() => () => reporter.close(), [reporter]);
  useEffect(() => reporter.moved(), [reporter, tab]);
  return reporter.report;
}
