"use client";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { useConnectionStatus } from "@/components/live/use-connection";
import type { Connection } from "@/lib/client/connection";
import { forgetOwner } from "@/lib/client/forget-owner";
import { Seat } from "@/lib/client/seat";
import { untilDone } from "@/lib/client/until-done";
import type { Reply } from "@/lib/contract/errors";
import type { StudentView } from "@/lib/contract/views";
import { forgetLab } from "@/lib/lab/lab-database";
import { releasePage } from "@/lib/offline/client";

/** Asks the server to let this browser's participant go. */
export type Leave = () => Promise<Reply<unknown>>;

const lost: Reply<never> = { ok: false, error: { code: "connection-lost" } };

/** Everything of theirs in this browser. @param page the kept page too: without the server nothing else would open */
const forget = (owner: string, page: boolean): Promise<unknown>[] => [
  ...[forgetOwner(owner), forgetLab(owner)],
  ...(page ? [releasePage()] : []),
];

/**
 * Makes way for the next person: once the server has let the participant go and their work has left the page, what the
 * browser keeps of them goes too and the page starts afresh, with nothing in memory either.
 * @returns the way out, whether that is under way (until it is done nobody is asked for a name), whether this browser
 * keeps work of somebody, whether of somebody who did not ask to leave, and whether they are gone from here and the
 * server is still to hear of it
 */
export function useLeaving(
  code: string,
  connection: Connection | null,
  view: StudentView | null,
  /** the server has just ended this page, because what was this participant's is erased */
  erased: boolean,
): { leave: Leave; leaving: boolean; kept: boolean; stays: boolean; unheard: boolean } {
  const seat = useMemo(() => new Seat(code), [code]);
  const leaver = useSyncExternalStore(
    seat.subscribe,
    () => view && seat.leaver(view),
    () => null,
  );

  const online = useConnectionStatus(connection).state === "online";
  const insists = view !== null && seat.insists(view);

  const leave = useCallback<Leave>(async () => {
    if (!connection) return lost;
    const owner = seat.ask();
    const reply =
      connection.status.get().state === "online"
        ? await connection.request("participant.leave", {}, { timeoutMs: 5_000 })
        : lost;
    if (reply.ok || reply.error.code !== "connection-lost" || owner === null) return reply;
    seat.goUnheard();
    await seat.empty(owner, forget(owner, false), false);
    location.reload();
    return reply;
  }, [connection, seat]);

  useEffect(() => {
    if (leaver === null && view) seat.note(view);
  }, [leaver, seat, view]);
  useEffect(() => {
    if (!insists || !online || !connection) return;
    const ending = new AbortController();
    void untilDone(() => connection.request("participant.leave", {}), ending.signal);
    return () => ending.abort();
  }, [insists, online, connection]);
  useEffect(() => {
    if (leaver === null) return;
    // a tab that hears it of another one may show them still
    const heard = !view?.self;
    void seat.empty(leaver, forget(leaver, heard), heard).then(() => location.reload());
    // once, however often the server says something meanwhile
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [leaver, seat]);
  useEffect(() => {
    const owner = erased ? seat.owner : null;
    if (owner !== null) void seat.empty(owner, forget(owner, true));
  }, [erased, seat]);
  return {
    ...{ leave, leaving: leaver !== null || insists, kept: seat.taken },
    ...{ stays: seat.owner !== null, unheard: seat.unheard },
  };
}
