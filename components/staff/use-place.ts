"use client";
import { useEffect } from "react";
import { useConnectionStatus } from "@/components/live/use-connection";
import type { Connection } from "@/lib/client/connection";
import type { StaffPlace } from "@/lib/contract/staff";

/** Moves within this time are one. */
const settleMs = 400;

/** Tells the others of the staff where this page is: whenever it is another place, and after each reconnect. */
export function useStaffPlace(
  connection: Connection | null,
  { page, item, participantId }: StaffPlace,
): void {
  const { state } = useConnectionStatus(connection);
  useEffect(() => {
    if (!connection || state !== "online") return;
    const at: StaffPlace = { page, ...(item && { item }), ...(participantId && { participantId }) };
    // where one is matters to nobody so much that it would be sent again
    const timer = setTimeout(() => void connection.request("staff.at", { at }), settleMs);
    return () => clearTimeout(timer);
  }, [connection, state, page, item, participantId]);
}
