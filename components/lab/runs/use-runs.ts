"use client";
import { useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import type { KeptRun } from "@/lib/lab/keep/kept-run";
import { RunList } from "@/lib/lab/keep/run-list";
import type { ShelfNotices } from "@/lib/lab/keep/shelf";
import { labDatabase } from "@/lib/lab/lab-database";

/** An owner's runs as they are now, and what can be done with them. */
export interface Runs extends Pick<RunList, "keep" | "change" | "remove" | "restore"> {
  /** newest first */
  list: readonly KeptRun[];
}

const none: readonly KeptRun[] = [];
const shelf = async () => (await labDatabase()).runs;

/** The runs that this browser keeps for an owner. `notices` must keep its identity. */
export function useRuns(owner: string, notices: ShelfNotices): Runs {
  const runs = useMemo(() => new RunList(owner, shelf, notices), [owner, notices]);
  const list = useStore(runs, none);
  const { keep, change, remove, restore } = runs;
  return { list, keep, change, remove, restore };
}
