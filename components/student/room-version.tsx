"use client";
import { useBenchState } from "@/components/lab/compare/bench-provider";
import { NewerVersion } from "@/components/live/newer-version";
import type { Connection } from "@/lib/client/connection";
import type { OutboxSnapshot } from "@/lib/client/outbox";
import { saveStateOf } from "@/lib/client/save-state";

interface Props {
  connection: Connection;
  snapshot: OutboxSnapshot;
  /** something runs that a page loaded anew would not go on with */
  running: boolean;
}

/** A newer page: not while a comparison or a training runs, nor before all is stored on the server. */
export function RoomVersion({ connection, snapshot, running }: Props) {
  const comparing = useBenchState().active.length > 0;
  const saved = saveStateOf(snapshot, true).state === "saved";
  return <NewerVersion {...{ connection, saved }} idle={!running && !comparing} />;
}
