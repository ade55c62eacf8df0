"use client";
import { useEffect, useMemo } from "react";
import { useHeld } from "@/components/live/held";
import { useStore } from "@/components/ui/use-store";
import { Draft, type DraftSnapshot } from "@/lib/client/draft";
import type { Outbox } from "@/lib/client/outbox";
import type { AnswerState } from "@/lib/contract/views";

const empty: DraftSnapshot = { text: "", state: "saved", other: null };

/** Hands over what was typed when the page is hidden or left: it may not come back. */
function useFlushOnLeave(draft: Draft | null): void {
  useEffect(() => {
    if (!draft) return;
    const flush = () => draft.flush();
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [draft]);
}

/** The draft of one question while its editor is on the page. */
export function useDraft(
  owner: string,
  questionId: string,
  { outbox, server }: { outbox: Outbox; server: AnswerState | undefined },
): { draft: Draft | null; snapshot: DraftSnapshot } {
  const open = useMemo(() => () => new Draft({ owner, questionId, outbox }), [owner, questionId, outbox]);
  const draft = useHeld(open);
  useEffect(() => draft?.receive(server), [draft, server]);
  useFlushOnLeave(draft);
  return { draft, snapshot: useStore(draft, empty) };
}
