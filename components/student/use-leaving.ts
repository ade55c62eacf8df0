"use client";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Connection } from "@/lib/client/connection";
import { forgetOwner } from "@/lib/client/forget-owner";
import { Seat } from "@/lib/client/seat";
import type { Reply } from "@/lib/contract/errors";
import type { StudentView } from "@/lib/contract/views";
import { forgetLab } from "@/lib/lab/lab-database";
import { releasePage } from "@/lib/offline/client";

/** Asks the server to let this browser's participant go. */
export type Leave = () => Promise<Reply<unknown>>;

/**
 * Makes way for the next person: once the server has let the participant go and their work has left the page, what the
 * browser keeps of them goes too and the page starts afresh, with nothing in memory either.
 * @returns the way out, whether that is under way (until it is done nobody is asked for a name), whether this browser
 * keeps work of somebody, and whether of somebody who did not ask to leave
 */
export function useLeaving(
  code: string,
  connection: Connection | null,
  view: StudentView | null,
  /** the server has just ended this page, because what was this participant's is erased */
  erased: boolean,
): { leave: Leave; leaving: boolean; kept: boolean; stays: boolean } {
  const seat = useMemo(() => new Seat(code), [code]);
  const leaver = useSyncExternalStore(
    seat.subscribe,
    () => view && seat.leaver(view),
    () => null,
  );

  const leave = useCallback<Leave>(async () => {
    if (!connection) return { ok: false, error: { code: "connection-lost" } };
    seat.ask();
    return connection.request("participant.leave", {}, { timeoutMs: 5_000 });
  }, [connection, seat]);

  useEffect(() => {
    if (leaver === null && view) seat.note(view);
  }, [leaver, seat, view]);
  useEffect(() => {
    if (leaver === null) return;
    void seat
      .empty(leaver, [forgetOwner(leaver), forgetLab(leaver), releasePage()])
      .then(() => location.reload());
  }, [leaver, seat]);
  useEffect(() => {
    const owner = erased ? seat.owner : null;
    if (owner !== null) void seat.empty(owner, [forgetOwner(owner), forgetLab(owner), releasePage()]);
  }, [erased, seat]);
  return { leave, leaving: leaver !== null, kept: seat.taken, stays: seat.owner !== null };
}
