"use client";
import { useMemo, useSyncExternalStore } from "react";
import type { Connection } from "@/lib/client/connection";
import { followStudentView } from "@/lib/client/student-view";
import type { StudentView } from "@/lib/contract/views";

const never = () => () => {};

/** The current view of a student's connection, null before the first. */
export function useStudentView(connection: Connection | null): StudentView | null {
  const store = useMemo(() => connection && followStudentView(connection), [connection]);
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? (() => null), () => null);
}
