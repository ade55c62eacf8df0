"use client";
import { useMemo, useSyncExternalStore } from "react";
import { useStore } from "@/components/ui/use-store";
import type { Connection } from "@/lib/client/connection";
import { LastView } from "@/lib/client/last-view";
import { followStudentView } from "@/lib/client/student-view";
import type { StudentView } from "@/lib/contract/views";

interface Shown {
  /** what the server shows, null before its first word */
  live: StudentView | null;
  /** the same, or what it showed last to whoever sits here: a page without the server opens with that */
  view: StudentView | null;
  last: LastView;
}

/** What a student's page shows of a session. */
export function useStudentView(code: string, connection: Connection | null): Shown {
  const store = useMemo(() => connection && followStudentView(connection), [connection]);
  const live = useStore(store, null);
  const last = useMemo(() => new LastView(code), [code]);
  const remembered = useSyncExternalStore(last.subscribe, last.get, () => null);
  return { live, view: live ?? remembered, last };
}
