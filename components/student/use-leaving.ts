"use client";
import { useCallback, useEffect, useState } from "react";
import type { Connection } from "@/lib/client/connection";
import { forgetOwner } from "@/lib/client/forget-owner";
import type { Reply } from "@/lib/contract/errors";
import type { StudentView } from "@/lib/contract/views";
import { forgetLab } from "@/lib/lab/lab-database";

/** Asks the server to let this browser's participant go. */
export type Leave = () => Promise<Reply<unknown>>;

/**
 * Makes way for the next person: once the server has let the participant go and their work has left the page, what the
 * browser keeps of them goes too and the page starts afresh, with nothing in memory either.
 * @returns the way out, and whether that is under way; until it is done nobody is asked for a name
 */
export function useLeaving(
  connection: Connection | null,
  view: StudentView | null,
): { leave: Leave; leaving: boolean } {
  const [wanted, setWanted] = useState(false);
  const [last, setLast] = useState<string | null>(null);
  const current = view?.self?.participantId ?? last;
  if (current !== last) setLast(current);

  const leave = useCallback<Leave>(async () => {
    if (!connection) return { ok: false, error: { code: "connection-lost" } };
    setWanted(true);
    const reply = await connection.request("participant.leave", {}, { timeoutMs: 5_000 });
    if (!reply.ok) setWanted(false);
    return reply;
  }, [connection]);

  const leaving = wanted && view !== null && !view.self && !view.removed;
  useEffect(() => {
    if (!leaving) return;
    const forgotten = last === null ? [] : [forgetOwner(last), forgetLab(last)];
    // where the browser will not forget, a fresh page is still the next person's
    void Promise.allSettled(forgotten).then(() => location.reload());
  }, [leaving, last]);
  return { leave, leaving };
}
