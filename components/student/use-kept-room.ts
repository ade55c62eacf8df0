"use client";
import { useEffect } from "react";
import { useKeptPage } from "@/components/live/use-kept-page";
import type { LastView } from "@/lib/client/last-view";
import type { StudentView } from "@/lib/contract/views";

/**
 * Keeps the room that one is in, page and last view, for a load without the server, when the class is over too: late
 * work is written there.
 * @param live null before the server's first word
 */
export function useKeptRoom(last: LastView, live: StudentView | null): void {
  useKeptPage(live && "keep-soon");
  useEffect(() => {
    if (live) last.note(live);
  }, [last, live]);
}

/** Keeps nothing of a room that is not one's own, or no more. */
export function useForgottenRoom(last: LastView, forgotten: boolean): void {
  useKeptPage(forgotten ? "release" : null);
  useEffect(() => {
    if (forgotten) last.forget();
  }, [last, forgotten]);
}
