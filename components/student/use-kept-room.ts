"use client";
import { useEffect } from "react";
import { useKeptPage } from "@/components/live/use-kept-page";
import type { LastView } from "@/lib/client/last-view";
import type { OutboxSnapshot } from "@/lib/client/outbox";
import type { StudentView } from "@/lib/contract/views";

/** Whether the class is over and nothing of the participant's is left on the device. */
function isDone(live: StudentView, { ready, items, typed }: OutboxSnapshot): boolean {
  const { status } = live.room.session;
  return (status === "ended" || status === "released") && ready && items.length === 0 && typed.length === 0;
}

/**
 * Keeps the room that one is in, page and last view, for a load without the server, until the class is over and all
 * work is with the server.
 * @param live null before the server's first word
 */
export function useKeptRoom(last: LastView, live: StudentView | null, snapshot: OutboxSnapshot): void {
  const done = live !== null && isDone(live, snapshot);
  useKeptPage(live && (done ? "release" : "keep-soon"));
  useEffect(() => {
    if (done) last.forget();
    else if (live) last.note(live);
  }, [last, live, done]);
}

/** Keeps nothing of a room that is not one's own, or no more. */
export function useForgottenRoom(last: LastView, forgotten: boolean): void {
  useKeptPage(forgotten ? "release" : null);
  useEffect(() => {
    if (forgotten) last.forget();
  }, [last, forgotten]);
}
