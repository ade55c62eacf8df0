"use client";
import { useMemo } from "react";
import { useStore } from "@/components/ui/use-store";
import type { Connection } from "@/lib/client/connection";
import { followStudentView } from "@/lib/client/student-view";
import type { StudentView } from "@/lib/contract/views";

/** The current view of a student's connection, null before the first. */
export function useStudentView(connection: Connection | null): StudentView | null {
  const store = useMemo(() => connection && followStudentView(connection), [connection]);
  return useStore(store, null);
}
