"use client";
import { useConnectionStatus } from "@/components/live/use-connection";
import type { Connection } from "@/lib/client/connection";
import { useSteady } from "./use-steady";

/** Whether the room has been without the server for long enough to say so. */
export function useOffline(connection: Connection): boolean {
  const { state } = useConnectionStatus(connection);
  const lost = useSteady(state === "offline" || state === "closed", 1_500);
  // a room that opens as it was last seen waits for its first word, and a slow network brings that
  return useSteady(state === "connecting", 4_000) || lost;
}
